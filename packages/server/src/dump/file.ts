import { createReadStream, createWriteStream } from 'node:fs';
import { open, rename, rm, stat } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGunzip, createGzip } from 'node:zlib';
import type { AppContext } from '../http/context.ts';
import { restoreText, type RestoreOptions, type RestoreSummary } from './read.ts';
import { DumpRefused } from './refused.ts';
import { dumpText, type DumpOptions, type DumpSummary } from './write.ts';

type Context = Pick<AppContext, 'store' | 'files' | 'key' | 'now'>;

/**
 * Writes a dump to a file that only its owner may read: it is whole and on disk, or it is not there.
 * @returns what is in it, and how long the file is
 */
export const writeDump = async (ctx: Context, path: string, options: DumpOptions = {}): Promise<DumpSummary & { bytes: number }> => {
  const partial = `${path}.partial`;
  let summary: DumpSummary | undefined;
  const text = async function* () { summary = yield* dumpText(ctx, options); };
  try {
    await pipeline(Readable.from(text(), { objectMode: true, highWaterMark: 2 }), createGzip({ level: 6 }), createWriteStream(partial, { mode: 0o600, flags: 'w' }));
    const file = await open(partial, 'r');
    await file.sync().finally(() => file.close());
    await rename(partial, path);
  } catch (error) {
    await rm(partial, { force: true });
    throw error;
  }
  return { ...summary!, bytes: (await stat(path)).size };
};

/** What zlib says of something that is no gzip, and of one that stops before its end. */
const told = (error: unknown): unknown => {
  const code = (error as { code?: string } | null)?.code;
  if (code === 'Z_BUF_ERROR') return new DumpRefused('cut_off');
  return code === 'Z_DATA_ERROR' ? new DumpRefused('not_a_dump') : error;
};

/** Lines of a gzipped text, read as they are asked for. */
async function* linesOf(path: string): AsyncGenerator<string> {
  const file = createReadStream(path);
  const text = createGunzip();
  file.on('error', (error) => text.destroy(error)).pipe(text).setEncoding('utf8');
  let rest = '';
  try {
    for await (const chunk of text) {
      const lines = (rest + (chunk as string)).split('\n');
      rest = lines.pop()!;
      yield* lines;
    }
  } catch (error) {
    throw told(error);
  } finally {
    file.destroy();
  }
}

export const readDump = (ctx: Context, path: string, options: RestoreOptions = {}): Promise<RestoreSummary> => restoreText(ctx, linesOf(path), options);

/** From one place to another, with no file in between. */
export const transfer = async (from: Context, to: Context, options: RestoreOptions = {}): Promise<DumpSummary & RestoreSummary> => {
  let summary: DumpSummary | undefined;
  const lines = async function* () {
    const pieces = dumpText(from);
    try {
      for (;;) {
        const { value, done } = await pieces.next();
        if (done) {
          summary = value;
          return;
        }
        yield* value.trimEnd().split('\n');
      }
    } finally {
      // Whoever stops listening half way must not leave the reading open.
      await pieces.return(undefined as never);
    }
  };
  const source = lines();
  try {
    const restored = await restoreText(to, source, options);
    // Past the end: what the writing side says of itself.
    await source.next();
    return { ...summary!, ...restored };
  } finally {
    await source.return(undefined);
  }
};
