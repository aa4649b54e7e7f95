import { buildApp, type AppState } from './app.ts';
import { readConfig, readServerKey } from './config.ts';
import type { AppContext } from './http/context.ts';
import { openStore } from './store/database.ts';

/** Config, key and store from the environment: what `serve` and the commands that work on the database begin with. */
export const openContext = async (): Promise<AppContext> => {
  const config = readConfig();
  const key = await readServerKey(config);
  const store = await openStore({ dataDir: config.dataDir, ...(config.databaseUrl && { databaseUrl: config.databaseUrl }) });
  return { store, config, key, now: () => new Date() };
};

/** Starts the server of this process and returns when it listens. */
export const serve = async (): Promise<void> => {
  const ctx = await openContext();
  const state: AppState = { ready: true };
  const app = await buildApp(ctx, state);
  await app.listen({ host: ctx.config.host, port: ctx.config.port });
};
