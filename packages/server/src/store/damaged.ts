import { Told } from '../told.ts';

/** The files of the embedded database are there and make no database: copied while the server ran, or cut off by a loss of power. */
export class DatabaseDamaged extends Told {
  override readonly name = 'DatabaseDamaged';
  constructor(folder: string, cause: unknown) {
    super([
      `内置数据库打不开：${folder} 里的文件不完整（例如是在服务器运行时复制的，或者断过电）。请把这个文件夹移到别处，再用最新的备份恢复：congress-kit restore <备份文件>；自动备份默认在数据文件夹的 dumps 里。`,
      `The embedded database cannot be opened: the files in ${folder} are incomplete (copied while the server ran, perhaps, or cut off by a loss of power). Move that folder away and put the newest dump back: congress-kit restore <file>; by default they lie in dumps, in the data folder.`,
    ].join('\n'), { cause });
  }
}

/** What the system refuses (no room, no right) has a code and says itself what is wrong; what PostgreSQL gives up on has not. */
export const orDamaged = (folder: string, error: unknown): unknown =>
  (typeof (error as NodeJS.ErrnoException).code === 'string' ? error : new DatabaseDamaged(folder, error));
