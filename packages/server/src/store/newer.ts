import { Told } from '../told.ts';

/** The database was brought up to date by a later version of congress-kit: an earlier one must not write into tables that it does not know. */
export class DatabaseNewer extends Told {
  override readonly name = 'DatabaseNewer';
  constructor(migration: string) {
    super([
      `数据库已由更新的版本升级过（${migration}），这个版本不能再用它。请装回新版本的 congress-kit；要退回旧版本，请用升级前的备份恢复到新的数据库。`,
      `A later version has brought this database up to date (${migration}); this one cannot use it. Install that version of congress-kit again; the way back to an earlier one is the dump from before, restored into a new database.`,
    ].join('\n'));
  }
}
