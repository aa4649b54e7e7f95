import { createHash, randomBytes } from 'node:crypto';
import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import type { ReadableStream } from 'node:stream/web';
import { AwsClient } from 'aws4fetch';
import type { Bucket } from '../config.ts';
import { BucketError } from './bucket-error.ts';
import type { FileStore } from './index.ts';

/** Longest wait for one answer of the store, in milliseconds; and for the question whether it is there. */
const patience = 60_000;
const shortPatience = 5000;
/** A store that failed is asked again whether it is there, at most so often. */
const again = 30_000;

type Ask = RequestInit & { method: string };

/** The store's code for what it refuses: the one word of its answer that names no key. */
const codeOf = async (answer: Response): Promise<string | undefined> => /<Code>(\w{1,80})<\/Code>/.exec(await answer.text().catch(() => ''))?.[1];

/** Files in a bucket of any S3-compatible store. The bucket must not be readable by others: files leave through the server only. */
export const bucketFiles = (place: Bucket, dataDir: string): FileStore => {
  const { endpoint, bucket, ...keys } = place;
  // The client repeats what failed on the way or with 5xx, three times in about a second.
  const client = new AwsClient({ ...keys, service: 's3', retries: 3 });
  let last: { readonly at: number; readonly fault?: BucketError } = { at: -Infinity };

  /** What was asked for, or undefined where there is no such file. A bucket that is not there is another 404, and a fault. */
  const answerOf = async (name: string, init: Ask, wait: number): Promise<Response | undefined> => {
    const answer = await client.fetch(`${endpoint}/${bucket}/${name}`, { ...init, signal: AbortSignal.timeout(wait) } as Parameters<AwsClient['fetch']>[1])
      .catch((error: unknown) => { throw BucketError.unreachable(place, error); });
    if (answer.ok) return answer;
    const code = await codeOf(answer);
    if (answer.status === 404 && init.method !== 'PUT' && code !== 'NoSuchBucket') return undefined;
    throw BucketError.refused(place, answer.status, code);
  };
  const ask = async (name: string, init: Ask, wait = patience): Promise<Response | undefined> => {
    try {
      const answer = await answerOf(name, init, wait);
      last = { at: performance.now() };
      return answer;
    } catch (error) {
      if (error instanceof BucketError) last = { at: performance.now(), fault: error };
      throw error;
    }
  };
  const put = async (name: string, bytes: Buffer<ArrayBuffer>, mediaType: string, wait?: number): Promise<void> => {
    // The store checks what arrived by this hash: a success means that these very bytes are kept.
    const headers = { 'Content-Type': mediaType, 'X-Amz-Content-Sha256': createHash('sha256').update(bytes).digest('hex') };
    await (await ask(name, { method: 'PUT', body: bytes, headers }, wait))?.body?.cancel();
  };
  const remove = async (name: string, wait?: number): Promise<void> => { await (await ask(name, { method: 'DELETE' }, wait))?.body?.cancel(); };
  const check = async (): Promise<BucketError | undefined> => {
    // Whether it would let in and let go: what only asks for a file learns neither.
    const name = `check${randomBytes(16).toString('hex')}`;
    try {
      await put(name, Buffer.from('congress-kit'), 'text/plain', shortPatience);
      await remove(name, shortPatience);
    } catch (error) {
      if (!(error instanceof BucketError)) throw error;
    }
    return last.fault;
  };
  return {
    incoming: join(dataDir, 'attachments', 'incoming'),
    async put(name, path, mediaType) {
      await put(name, await readFile(path), mediaType);
      await rm(path, { force: true });
    },
    async open(name) {
      const answer = await ask(name, { method: 'GET' });
      return answer && Readable.fromWeb((answer.body ?? new Blob([]).stream()) as ReadableStream);
    },
    remove: (name) => remove(name),
    check,
    isUsable() {
      if (last.fault && performance.now() - last.at > again) {
        last = { ...last, at: performance.now() };
        void check().catch(() => undefined);
      }
      return last.fault === undefined;
    },
  };
};
