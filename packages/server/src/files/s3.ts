import { createHash } from 'node:crypto';
import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import type { ReadableStream } from 'node:stream/web';
import { AwsClient } from 'aws4fetch';
import type { Bucket } from '../config.ts';
import type { FileStore } from './index.ts';

/** The store refused or failed; its words may name keys and buckets, so only the status is told. */
export class BucketError extends Error {
  override readonly name = 'BucketError';
  readonly status: number;
  constructor(act: string, status: number) {
    super(`The S3-compatible store answered ${status} to ${act}. Check S3_ENDPOINT, S3_BUCKET and the keys.`);
    this.status = status;
  }
}

/** Longest wait for one answer of the store, in milliseconds. */
const patience = 60_000;

/** Files in a bucket of any S3-compatible store. The bucket must not be readable by others: files leave through the server only. */
export const bucketFiles = ({ endpoint, bucket, ...keys }: Bucket, dataDir: string): FileStore => {
  // The client repeats what failed on the way or with 5xx, three times in about a second.
  const client = new AwsClient({ ...keys, service: 's3', retries: 3 });
  const ask = (name: string, init: RequestInit & { method: string }): Promise<Response> =>
    client.fetch(`${endpoint}/${bucket}/${name}`, { ...init, signal: AbortSignal.timeout(patience) } as Parameters<AwsClient['fetch']>[1]);
  return {
    incoming: join(dataDir, 'attachments', 'incoming'),
    async put(name, path, mediaType) {
      const bytes = await readFile(path);
      // The store checks what arrived by this hash: a success means that these very bytes are kept.
      const answer = await ask(name, {
        method: 'PUT', body: bytes,
        headers: { 'Content-Type': mediaType, 'X-Amz-Content-Sha256': createHash('sha256').update(bytes).digest('hex') },
      });
      await answer.body?.cancel();
      if (!answer.ok) throw new BucketError('PUT', answer.status);
      await rm(path, { force: true });
    },
    async open(name) {
      const answer = await ask(name, { method: 'GET' });
      if (answer.status === 404) return undefined;
      if (!answer.ok || !answer.body) throw new BucketError('GET', answer.status);
      return Readable.fromWeb(answer.body as ReadableStream);
    },
    async remove(name) {
      const answer = await ask(name, { method: 'DELETE' });
      await answer.body?.cancel();
      if (!answer.ok && answer.status !== 404) throw new BucketError('DELETE', answer.status);
    },
  };
};
