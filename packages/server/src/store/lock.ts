import { open, readFile, rm } from 'node:fs/promises';
import { Told } from '../told.ts';

/**
 * PGlite takes no lock of its own, and a second process on the same folder loses acknowledged rows. So a lock file, made
 * with O_EXCL, names the process that has the folder. A lock is taken over only when its process is provably gone (no such
 * pid on this machine), never by age.
 */
export interface Lock {
  release(): Promise<void>;
}

export class DatabaseInUse extends Told {
  override readonly name = 'DatabaseInUse';
  readonly pid: number;
  readonly path: string;
  constructor(pid: number, path: string) {
    super([
      `内置数据库正由进程 ${pid} 使用（锁文件 ${path}）。请先停止那个进程，或通过它的接口操作。`,
      `The database is in use by process ${pid} (lock file ${path}). Stop that process first, or talk to it through its API.`,
    ].join('\n'));
    this.pid = pid;
    this.path = path;
  }
}

const isAlive = (pid: number): boolean => {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
};

// A pid is used again after a reboot; the start time tells the two apart where the system says it.
const startTimeOf = async (pid: number): Promise<string> => {
  const stat = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => '');
  return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? '';
};

export const takeLock = async (path: string): Promise<Lock> => {
  for (let attempt = 0; attempt < 2; attempt += 1) {
    const file = await open(path, 'wx').catch((error: NodeJS.ErrnoException) => {
      if (error.code === 'EEXIST') return undefined;
      throw error;
    });
    if (file) {
      await file.writeFile(JSON.stringify({ pid: process.pid, startTime: await startTimeOf(process.pid) }));
      await file.close();
      return { release: () => rm(path, { force: true }) };
    }
    const holder = JSON.parse((await readFile(path, 'utf8').catch(() => '')) || '{}') as { pid?: number; startTime?: string };
    const pid = holder.pid ?? 0;
    if (pid > 0 && isAlive(pid) && (await startTimeOf(pid)) === (holder.startTime ?? '')) throw new DatabaseInUse(pid, path);
    await rm(path, { force: true });
  }
  throw new DatabaseInUse(0, path);
};
