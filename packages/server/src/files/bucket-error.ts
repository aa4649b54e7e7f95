import type { Bucket } from '../config.ts';
import { Told } from '../told.ts';

/** By the store's own code or, where it gives none, its status; and by Node's codes of sockets and certificates. */
const faults: readonly (readonly [match: RegExp, zh: string, en: string])[] = [
  [/NoSuchBucket|InvalidBucketName/, '没有这个存储桶。请先建好，或改 S3_BUCKET。', 'there is no such bucket. Make it first, or change S3_BUCKET.'],
  [/InvalidAccessKeyId|SignatureDoesNotMatch/, '密钥不对。请检查 S3_ACCESS_KEY_ID 和 S3_SECRET_ACCESS_KEY。', 'the key is wrong. Check S3_ACCESS_KEY_ID and S3_SECRET_ACCESS_KEY.'],
  [/RequestTimeTooSkewed|RequestExpired/, '这台机器的时间不准。请校准时钟（NTP）。', 'the clock of this machine is wrong. Set it (NTP).'],
  [/Region|AuthorizationHeaderMalformed|PermanentRedirect|^30/, 'S3_REGION 或 S3_ENDPOINT 不是这个存储桶所在的地方。', 'S3_REGION or S3_ENDPOINT is not where this bucket is.'],
  [/^40[13]/, '这个密钥不能读写这个存储桶。请检查密钥，以及它读、写、删的权限。', 'this key may not use the bucket. Check the key, and its right to read, write and delete there.'],
  [/CERT|SELF_SIGNED|UNABLE_TO_(VERIFY|GET)|ERR_TLS|ERR_SSL|EPROTO/, '它的证书没有通过验证。请用 NODE_EXTRA_CA_CERTS 指明签发它的根证书。', 'its certificate could not be verified. Name the certificate of its authority with NODE_EXTRA_CA_CERTS.'],
  [/^(E[A-Z_]+|UND_ERR_\w+|TimeoutError|TypeError)$/, '连不上。请检查 S3_ENDPOINT，以及存储服务是否在运行。', 'it cannot be reached. Check S3_ENDPOINT, and that the store is running.'],
];
const other = ['它没有照办。请看存储服务自己的日志。', 'it did not do as asked. See the log of the store itself.'] as const;

/** The S3-compatible store refused, failed, or is not there. Its own words may name keys, so of them only the code is told. */
export class BucketError extends Told {
  override readonly name = 'BucketError';
  /** For whoever answers a request: this passes, and is no fault of theirs. */
  readonly code = 'BUCKET_UNUSABLE';

  constructor({ endpoint, bucket }: Bucket, why: string) {
    const [, zh, en] = faults.find(([match]) => match.test(why)) ?? ['', ...other];
    const { host } = new URL(endpoint);
    super([`附件的存储桶 ${bucket}（${host}）用不了：${zh}（${why}）`, `The bucket of attachments, ${bucket} at ${host}, cannot be used: ${en} (${why})`].join('\n'));
  }

  static refused(bucket: Bucket, status: number, code: string | undefined): BucketError {
    return new BucketError(bucket, [status, code].filter((part) => part !== undefined).join(' '));
  }

  static unreachable(bucket: Bucket, error: unknown): BucketError {
    const { name, cause } = error as { name?: string; cause?: { code?: unknown } };
    return new BucketError(bucket, typeof cause?.code === 'string' ? cause.code : (name ?? 'Error'));
  }
}
