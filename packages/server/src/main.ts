import { buildApp, type AppState } from './app.ts';
import { ConfigError, readConfig, readServerKey, type Config } from './config.ts';
import { openFiles } from './files/index.ts';
import type { AppContext } from './http/context.ts';
import { ensureStaffToken } from './policies/identity.ts';
import { seedSample } from './seed.ts';
import { openStore, type Store } from './store/database.ts';

const openConfigured = async (config: Config): Promise<Store> => {
  try {
    return await openStore({ dataDir: config.dataDir, ...(config.databaseUrl && { databaseUrl: config.databaseUrl }) });
  } catch (error) {
    const code = (error as { code?: string }).code ?? '';
    // The address holds the password: say which host, never the whole of it.
    if (config.databaseUrl && /^(E[A-Z]+|28\w{3}|3D000|57P\d\d)$/.test(code)) {
      throw new ConfigError(`PostgreSQL at ${new URL(config.databaseUrl).host} cannot be used (${code}): ${(error as Error).message || 'no answer'}. Check DATABASE_URL and that the database is running.`);
    }
    throw error;
  }
};

/** Config, key and store from the environment: what `serve` and the commands that work on the database begin with. */
export const openContext = async (): Promise<AppContext> => {
  const config = readConfig();
  const store = await openConfigured(config);
  try {
    // Only the holder of the folder's lock may make its key.
    return { store, config, files: openFiles(config), key: await readServerKey(config), now: () => new Date() };
  } catch (error) {
    await store.close();
    throw error;
  }
};

const modeOf = ({ config, store }: AppContext): string[] => store.engine === 'pglite'
  ? [`数据存放 Storage   内置数据库 PGlite，${config.dataDir}`,
    '                  进程崩溃不丢数据；断电可能丢失最后几笔。正式使用请设 DATABASE_URL 接 PostgreSQL。',
    '                  Survives a crash of the process, not of the power. For real use set DATABASE_URL (PostgreSQL).']
  : [`数据存放 Storage   PostgreSQL ${new URL(config.databaseUrl ?? 'postgresql://unknown').host}`,
    '                  提交成功即已落盘。Acknowledged data is on disk, as PostgreSQL is set to keep it.',
    ...(config.serverKey ? [] : [
      `                  密钥在 ${config.dataDir}/server.key；多个进程必须共用 CONGRESS_KEY。`,
      '                  The key is in that file; several processes on one database must share CONGRESS_KEY.',
    ])];

const say = (...lines: string[]): void => { process.stdout.write(lines.map((line) => line + '\n').join('')); };

const announce = (ctx: AppContext, base: string, token: string | undefined): void => {
  say(
    '',
    ...(ctx.config.seed === 'sample' ? [`示例网站 Sample     ${base}/`] : []),
    `开放接口 API        ${base}/v1`,
    `接口文档 Docs       ${base}/v1/docs/`,
    ...modeOf(ctx),
    ...(token ? ['', `工作人员令牌，只显示这一次 Staff token, shown only now:`, `  ${token}`] : []),
    '',
  );
};

/**
 * Starts the server of this process: opens the store (and takes its lock), listens, loads the sample at the first start.
 * Returns when it is ready. SIGTERM and SIGINT end it: what is in flight is finished, the store closed, the lock given back.
 */
export const serve = async (): Promise<void> => {
  const ctx = await openContext();
  const state: AppState = { ready: false };
  const app = await buildApp(ctx, state);
  let stopping: Promise<void> | undefined;
  const stop = (): Promise<void> => stopping ??= (async () => {
    // A request that never ends must not keep the process: its answer is lost either way.
    setTimeout(() => process.exit(1), 15_000).unref();
    await app.close();
    await ctx.store.close();
  })();
  const onSignal = (): void => {
    // Whoever asks twice does not want to wait.
    if (stopping) process.exit(1);
    stop().then(() => process.exit(0), () => process.exit(1));
  };
  process.on('SIGTERM', onSignal).on('SIGINT', onSignal);
  try {
    await app.listen({ host: ctx.config.host, port: ctx.config.port });
    const address = app.server.address();
    const port = typeof address === 'object' && address ? address.port : ctx.config.port;
    const shown = ctx.config.host === '0.0.0.0' || ctx.config.host === '::' ? 'localhost' : ctx.config.host;
    if (ctx.config.seed === 'sample') await seedSample(ctx, say);
    const token = await ensureStaffToken(ctx);
    state.ready = true;
    announce(ctx, `http://${shown.includes(':') ? `[${shown}]` : shown}:${port}`, token);
  } catch (error) {
    if (stopping) return stopping;
    await stop();
    if ((error as NodeJS.ErrnoException).code === 'EADDRINUSE') {
      throw new ConfigError(`Port ${ctx.config.port} on ${ctx.config.host} is in use. Stop what uses it, or set PORT to another one.`);
    }
    throw error;
  }
};
