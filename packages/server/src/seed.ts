import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { ConfigError } from './config.ts';
import type { AppContext } from './http/context.ts';
import { actors, auditImport } from './store/audit.ts';
import type { Database } from './store/database.ts';
import { readSetting, writeSetting } from './store/settings.ts';

/** The invented county, loaded once, from the same spreadsheets an office would hand in. The published package carries a copy. */
export const sampleFolder = ['./sample', '../../../examples/sample-county']
  .map((place) => fileURLToPath(new URL(place, import.meta.url)))
  .find((folder) => existsSync(folder));

/** A database with an office's own data never gets the invented county mixed in, whatever SEED says. */
const isWanted = async (db: Database): Promise<boolean> => {
  if (await readSetting(db, 'seeded_at')) return false;
  // Begun before and cut off: each file is one transaction, so doing it again completes it.
  if (await readSetting(db, 'sample')) return true;
  return !(await db.selectFrom('divisions').select('id').limit(1).executeTakeFirst());
};

export const seedSample = async (ctx: AppContext, say: (...lines: string[]) => void): Promise<void> => {
  if (!(await isWanted(ctx.store.db))) return;
  await ctx.store.alone('congress-kit seed', async () => {
    const { db } = ctx.store;
    if (!(await isWanted(db))) return;
    if (!sampleFolder) throw new ConfigError('The sample county is not part of this copy of the server. Set SEED=none to start empty.');
    say('首次启动，正在载入示例数据（虚构的青禾县）… First start: loading the invented sample county…');
    // The readers of spreadsheets are heavy and needed this once.
    const { importFolder } = await import('./import/index.ts');
    await writeSetting(db, 'sample', true);
    const report = await importFolder(ctx, sampleFolder, { sample: true, audit: auditImport(ctx, actors.server) });
    if (!report.ok) throw new Error(`The sample county was not taken, first faults: ${JSON.stringify(report.faults.slice(0, 5))}`);
    await writeSetting(db, 'seeded_at', ctx.now().toISOString());
  });
};
