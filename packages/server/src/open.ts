// Apart from the app: a command that only needs the data has a quarter less to do without it.
import { readConfig, type Config } from './config.ts';
import { openFiles } from './files/index.ts';
import type { AppContext } from './http/context.ts';
import { openStore, type Store } from './store/database.ts';
import { settleClocks } from './store/clock-setting.ts';
import { readHolidays } from './store/holidays.ts';
import { keyOf } from './store/key-mark.ts';

const openConfigured = ({ dataDir, databaseUrl, connections }: Config, migrated = true): Promise<Store> =>
  openStore({ dataDir, migrated, ...(databaseUrl && { databaseUrl, connections }) });

/** A command counts days by the years and the clocks of this county, as the server does. */
export const readCounting = async (ctx: AppContext): Promise<void> => {
  await readHolidays(ctx.store.db);
  await settleClocks(ctx);
};

/** Config, key and store from the environment: what `serve` and the commands that work on the database begin with. */
export const openContext = async (): Promise<AppContext> => {
  const config = readConfig();
  const store = await openConfigured(config);
  try {
    // Only the holder of the folder's lock may make its key.
    const ctx = { store, config, files: openFiles(config), key: await keyOf(config, store.db), now: () => new Date() };
    await readCounting(ctx);
    return { ...ctx, counts: true };
  } catch (error) {
    await store.close();
    throw error;
  }
};

/** The same for what a dump is put into: its tables are left as they are, and no key is made where there is none. */
export const openTarget = async (config: Config, key: Buffer): Promise<AppContext> =>
  ({ store: await openConfigured(config, false), config, files: openFiles(config), key, now: () => new Date() });
