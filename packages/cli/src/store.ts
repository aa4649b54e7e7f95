import { ConfigError } from '@congress-kit/server/config';
import type { AppContext } from '@congress-kit/server/http/context';
import { openContext } from '@congress-kit/server/open';
import { DatabaseInUse } from '@congress-kit/server/store/lock';
import { UnknownReference } from '@congress-kit/server/store/tokens';
import { say } from './language.ts';

/** Work on the database itself, for what never goes over the wire. */
export const inStore = async <T>(work: (ctx: AppContext) => Promise<T>): Promise<T> => {
  let ctx: AppContext;
  try {
    ctx = await openContext();
  } catch (error) {
    if (!(error instanceof DatabaseInUse)) throw error;
    throw new ConfigError(say(
      `内置数据库正由进程 ${error.pid} 使用（服务器在运行）。请先停止服务器；使用 PostgreSQL（DATABASE_URL）则不必停止。有 --api 的命令可以通过运行中的服务器做。`,
      `The embedded database is in use by process ${error.pid} (the server is running). Stop the server first; with PostgreSQL (DATABASE_URL) there is no need to. Commands with --api can work through the running server.`,
    ));
  }
  try {
    return await work(ctx);
  } catch (error) {
    throw error instanceof UnknownReference ? new ConfigError(error.message) : error;
  } finally {
    await ctx.store.close();
  }
};
