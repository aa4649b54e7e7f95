import { addDays, shanghaiDay, yearOf } from '@congress-kit/api/rules/calendar-days';
import { clockPresets } from '@congress-kit/api/rules/clock';
import { figuresOf } from '@congress-kit/api/rules/clock-figures';
import { buildApp, type AppState } from './app.ts';
import { ConfigError } from './config.ts';
import type { AppContext } from './http/context.ts';
import { hasStories } from './http/site.ts';
import { openContext } from './open.ts';
import { ensureStaffToken } from './policies/identity.ts';
import { seedSample } from './seed.ts';
import { clocksNow } from './store/clocks.ts';
import { knownHolidays } from './store/holidays.ts';

const modeOf = ({ config, store }: AppContext): string[] => store.engine === 'pglite'
  ? [`数据存放 Storage   内置数据库 PGlite，${config.dataDir}`,
    '                  进程崩溃不丢数据；断电可能丢失最后几笔。正式使用请设 DATABASE_URL 接 PostgreSQL。',
    '                  Survives a crash of the process, not of the power. For real use set DATABASE_URL (PostgreSQL).',
    ...(config.dumps.hours > 0 ? [
      `                  每 ${config.dumps.hours} 小时自动备份到 ${config.dumps.folder ?? `${config.dataDir}/dumps`}，保留 ${config.dumps.keep} 份。`,
      `                  Dumps itself there every ${config.dumps.hours} hours; the newest ${config.dumps.keep} are kept.`,
    ] : [])]
  : [`数据存放 Storage   PostgreSQL ${new URL(config.databaseUrl ?? 'postgresql://unknown').host}`,
    '                  提交成功即已落盘。Acknowledged data is on disk, as PostgreSQL is set to keep it.',
    ...(config.serverKey ? [] : [
      `                  密钥在 ${config.dataDir}/server.key；多个进程必须共用 CONGRESS_KEY。`,
      '                  The key is in that file; several processes on one database must share CONGRESS_KEY.',
    ])];

/** Where attachments lie, where that is not the folder; and what prevents it. Everything else is served meanwhile. */
const attachmentsOf = async ({ config: { bucket }, files }: AppContext): Promise<string[]> => {
  if (!bucket) return [];
  const fault = await files.check();
  return [
    `附件存放 Files     存储桶 bucket ${bucket.bucket}，${new URL(bucket.endpoint).host}`,
    ...(fault ? ['', ...fault.message.split('\n'), '在修好之前，附件不能上传，也不能打开；其余照常。Until then attachments can be neither sent nor opened; everything else is served.'] : []),
  ];
};

/** Where the database cannot keep ratings from the units by itself, whoever starts the server is told, and what mends it. */
const sealingOf = ({ store: { sealing } }: AppContext): string[] => (sealing.ok ? [] : [
  '', `背靠背：数据库没有把单个评价对承办单位封住（${sealing.reason}）。现在只靠程序自己不查。请数据库管理员执行一次，再重启：`,
  `Sealed ratings: the database does not keep single ratings from handling units by itself (${sealing.reason}). Until then only our own queries do. Have an administrator run this once, then start again:`,
  `  CREATE ROLE ${sealing.role} NOLOGIN; GRANT ${sealing.role} TO "${sealing.user}"; GRANT CREATE ON DATABASE … TO "${sealing.user}";`,
]);

/** The notice of the coming year is due in November. Until it is added, due days that reach into that year are estimates. */
const holidaysOf = ({ now }: AppContext): string[] => {
  const year = yearOf(addDays(shanghaiDay(now()), 61));
  if (knownHolidays().some((table) => table.year === year && !table.provisional)) return [];
  return [
    '', `节假日：还没有 ${year} 年的国务院安排，涉及该年的期限按法定节日和周末估算。通知公布后请执行：congress-kit holidays add ${year}.csv`,
    `Holidays: the State Council's notice for ${year} is not here yet; due days in that year are estimated. When it is out: congress-kit holidays add ${year}.csv`,
  ];
};

/** Where they are not the usual ones: whoever took the line out of the settings sees that they still hold. */
const clocksOfPlace = (): string[] => {
  const [own, usual] = [figuresOf(clocksNow()), figuresOf(clockPresets)];
  const set = Object.entries(own).filter(([name, figure]) => usual[name as keyof typeof usual] !== figure).map(([name, figure]) => `${name}=${figure}`).join(' ');
  return set ? [`办理期限 Clocks     ${set}（现在起登记的；改回通常的设 CLOCKS=usual For what is registered now; CLOCKS=usual goes back）`] : [];
};

const say = (...lines: string[]): void => { process.stdout.write(lines.map((line) => line + '\n').join('')); };

const announce = async (ctx: AppContext, base: string, token: string | undefined): Promise<void> => {
  const attachments = await attachmentsOf(ctx);
  say(
    '',
    ...(ctx.config.seed === 'sample' ? [`示例网站 Sample     ${base}/`] : []),
    `开放接口 API        ${base}/v1`,
    `接口文档 Docs       ${base}/v1/docs/`,
    ...(hasStories() ? [`组件手册 Stories    ${base}/storybook/`] : []),
    ...modeOf(ctx),
    ...attachments,
    ...clocksOfPlace(),
    ...sealingOf(ctx),
    ...holidaysOf(ctx),
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
    state.stopping = true;
    // A request that never ends must not keep the process: its answer is lost either way.
    setTimeout(() => process.exit(1), 15_000 + ctx.config.drainSeconds * 1000).unref();
    // Whoever shares out the requests is told first, and has time to notice; what comes meanwhile is answered.
    if (state.ready && ctx.config.drainSeconds > 0) await new Promise((resolve) => { setTimeout(resolve, ctx.config.drainSeconds * 1000); });
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
    await announce(ctx, `http://${shown.includes(':') ? `[${shown}]` : shown}:${port}`, token);
  } catch (error) {
    if (stopping) return stopping;
    await stop();
    if ((error as NodeJS.ErrnoException).code === 'EADDRINUSE') {
      throw new ConfigError([
        `${ctx.config.host} 的端口 ${ctx.config.port} 已被占用。请停掉占用它的程序，或把 PORT 改成另一个端口。`,
        `Port ${ctx.config.port} on ${ctx.config.host} is in use. Stop what uses it, or set PORT to another one.`,
      ].join('\n'));
    }
    throw error;
  }
};
