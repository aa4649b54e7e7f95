import { mkdir, readdir, rm, stat, statfs } from 'node:fs/promises';
import { join } from 'node:path';
import { sql } from 'kysely';
import type { AppContext } from '../http/context.ts';
import { runJob } from '../store/jobs.ts';
import { writeDump } from './file.ts';
import { DumpRefused } from './refused.ts';

/**
 * The embedded database dumps itself: should its files ever be damaged, yesterday's rows are beside them. Attachments are left
 * out, which are plain files that never change; a dump of everything is `congress-kit dump`.
 */
const pattern = /^auto-\d{8}-\d{4}\.dump\.gz$/;
const nameAt = (now: Date): string => `auto-${now.toISOString().slice(0, 16).replace(/-|:/g, '').replace('T', '-')}.dump.gz`;

/** What the disk must still have when all is written, in bytes. */
const reserve = 100 * 1024 * 1024;
/** Nothing is dumped before a process has run for so long: what is started and stopped again needs no copy. */
const settled = 10 * 60_000;

const folderOf = ({ config }: AppContext): string => config.dumps.folder ?? join(config.dataDir, 'dumps');

const ownDumps = async (folder: string): Promise<string[]> => (await readdir(folder)).filter((name) => pattern.test(name)).sort();

/** Throws when what is about to be written would fill the disk: the database itself must go on. */
const checkRoom = async ({ store }: AppContext, folder: string): Promise<void> => {
  const { rows: [size] } = await sql<{ bytes: string }>`select pg_database_size(current_database())::text as bytes`.execute(store.db);
  const before = (await ownDumps(folder)).pop();
  const last = before === undefined ? Number(size!.bytes) / 2 : (await stat(join(folder, before))).size * 1.5;
  // The embedded engine copies its tables inside the database first.
  const needed = last + (store.engine === 'pglite' ? Number(size!.bytes) : 0) + reserve;
  const disk = await statfs(folder);
  if (disk.bavail * disk.bsize < needed) throw new DumpRefused('no_room', `${Math.ceil(needed / 1e6)} MB needed, ${Math.floor((disk.bavail * disk.bsize) / 1e6)} MB free`);
};

const jobOf = ({ config }: AppContext) => ({ name: 'dump', every: config.dumps.hours * 3_600_000, lease: 3_600_000 });

/** One dump into the folder, and the oldest out of it. */
export const dumpNow = async (ctx: AppContext) => {
  const folder = folderOf(ctx);
  await mkdir(folder, { recursive: true, mode: 0o700 });
  // What a crash left half way.
  for (const name of await readdir(folder)) if (name.endsWith('.partial')) await rm(join(folder, name), { force: true });
  await checkRoom(ctx, folder);
  const name = nameAt(ctx.now());
  const summary = await writeDump(ctx, join(folder, name), { files: false });
  const dumps = await ownDumps(folder);
  for (const old of dumps.slice(0, Math.max(0, dumps.length - ctx.config.dumps.keep))) await rm(join(folder, old), { force: true });
  return { name, ...summary };
};

export interface DumpStatus {
  /** `late`: the last one that succeeded is older than two rounds, or there has been none since the server began to try. */
  readonly state: 'off' | 'none' | 'current' | 'late';
  /** When the last one succeeded. */
  readonly lastAt?: string;
  /** Why the latest try failed, as a code. */
  readonly error?: string;
}

/** How old the last dump is, as the database knows: the same answer from every process and after every restart. */
export const dumpStatus = async (ctx: AppContext): Promise<DumpStatus> => {
  const { name, every } = jobOf(ctx);
  if (every === 0) return { state: 'off' };
  const job = await ctx.store.db.selectFrom('jobs').select(['last_at', 'last_error']).where('name', '=', name).executeTakeFirst();
  const error = job?.last_error ? { error: job.last_error } : {};
  if (!job?.last_at) return { state: job?.last_error ? 'late' : 'none', ...error };
  const lastAt = new Date(job.last_at);
  return { state: ctx.now().getTime() - lastAt.getTime() > 2 * every ? 'late' : 'current', lastAt: lastAt.toISOString(), ...error };
};

interface Log { info(fields: object, text: string): void; error(fields: object, text: string): void }

/** Looks whether a dump is due; one at a time. `finish` waits for the one that runs. */
export const dumpWatch = (ctx: AppContext, log: Log): { look(): void; finish(): Promise<void> } => {
  const job = jobOf(ctx);
  const began = performance.now();
  let running: Promise<void> | undefined;
  const run = async (): Promise<void> => {
    try {
      await runJob(ctx.store.db, job, ctx.now, async () => {
        const { name, rows, bytes, pause } = await dumpNow(ctx);
        log.info({ file: name, rows, bytes, pause }, 'dumped');
      });
    } catch (error) {
      log.error({ err: error, reason: error instanceof DumpRefused ? error.message : undefined }, 'the database could not be dumped; the last dump grows older, see /readyz');
    }
  };
  return {
    look: () => {
      if (job.every === 0 || performance.now() - began < settled) return;
      running ??= run().finally(() => { running = undefined; });
    },
    finish: async () => running,
  };
};
