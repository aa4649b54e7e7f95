import { createHash, randomBytes } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { sql } from 'kysely';
import type { AppContext } from '../http/context.ts';
import { migrate, migrationNames, type Database } from '../store/database.ts';
import { writeSetting } from '../store/settings.ts';
import type { Trx } from '../store/transaction.ts';
import { isThere } from './files.ts';
import { Checksum, format, keyMark, type End, type FileEnd, type FileHead, type Head, type SequenceLine, type TableEnd, type TableHead } from './format.ts';
import { DumpRefused } from './refused.ts';
import { readTables, type DumpTable } from './tables.ts';

export interface RestoreOptions {
  /** What is there is deleted first; otherwise a place that holds data is refused. */
  readonly replace?: boolean;
  /** Contact details that the key here does not open are taken all the same. */
  readonly otherKey?: boolean;
}

export interface RestoreSummary {
  readonly tables: number;
  readonly rows: number;
  readonly files: number;
  readonly takenAt: string;
  /** False: the dump holds rows only; the folder or bucket of attachments has to be there. */
  readonly withFiles: boolean;
}

type Reading = Pick<AppContext, 'store' | 'files' | 'key'>;

/** Rows that go to the database together, and how long their text may be. */
const lot = { rows: 500, characters: 1_000_000 };

/** What is there before the first start and after it, when nobody has put anything in. */
const beginnings = new Set(['settings', 'jobs']);

const isEmpty = async (db: Database, tables: readonly DumpTable[]): Promise<boolean> => {
  for (const { name } of tables) {
    if (beginnings.has(name)) continue;
    const { rows } = await sql`select 1 from ${sql.table(name)} limit 1`.execute(db);
    if (rows.length > 0) return false;
  }
  return true;
};

/** Lines with their checksum, and what stands on them. */
class Lines {
  readonly #lines: AsyncIterator<string>;
  readonly checksum = new Checksum();
  constructor(lines: AsyncIterable<string>) {
    this.#lines = lines[Symbol.asyncIterator]();
  }

  /** The next line as it stands; it is not in the checksum before `took`. */
  async text(): Promise<string> {
    const { value, done } = await this.#lines.next();
    if (done) throw new DumpRefused('cut_off');
    return value;
  }

  took(text: string): void {
    this.checksum.add(`${text}\n`);
  }

  parse<T>(text: string): T {
    try {
      return JSON.parse(text) as T;
    } catch {
      throw new DumpRefused('damaged', text.slice(0, 40));
    }
  }
}

const readHead = async (lines: Lines): Promise<Head> => {
  const text = await lines.text();
  let head: Partial<Head> | undefined;
  try {
    head = JSON.parse(text) as Partial<Head>;
  } catch {
    head = undefined;
  }
  if (head?.dump !== 'congress-kit' || !Array.isArray(head.migrations)) throw new DumpRefused('not_a_dump');
  if (head.format !== format) throw new DumpRefused('newer', `format ${head.format}`);
  const unknown = head.migrations.find((name) => !migrationNames.includes(name));
  if (unknown !== undefined) throw new DumpRefused('newer', unknown);
  lines.took(text);
  return head as Head;
};

/** Makes the tables as they were where the dump was taken, and empty. Returns the files that lose their rows. */
const prepare = async (trx: Trx, head: Head, { replace = false }: RestoreOptions): Promise<{ tables: DumpTable[]; files: string[] }> => {
  const there = await readTables(trx);
  if (there.length === 0) {
    await migrate(trx, head.migrations[head.migrations.length - 1]);
    return { tables: await readTables(trx), files: [] };
  }
  const before = await isEmpty(trx, there);
  if (!before && !replace) throw new DumpRefused('not_empty');
  const { rows } = await sql<{ name: string }>`select name from kysely_migration`.execute(trx);
  const done = new Set(rows.map(({ name }) => name));
  if (done.size !== head.migrations.length || !head.migrations.every((name) => done.has(name))) throw new DumpRefused('needs_new_place', head.migrations[head.migrations.length - 1]);
  const files = before ? [] : await trx.selectFrom('attachments').select('stored_name').execute();
  // Truncating asks no row whether it may go; what asks is switched off with the rest below.
  for (const { name } of there) await sql`alter table ${sql.table(name)} disable trigger user`.execute(trx);
  await sql`truncate ${sql.join(there.map(({ name }) => sql.table(name)))}`.execute(trx);
  return { tables: there, files: files.map((row) => row.stored_name) };
};

/** The rows of one table, up to the line that ends them. */
const fill = async (trx: Trx, lines: Lines, table: DumpTable, names: readonly string[]): Promise<number> => {
  const columns = names.map((name) => table.columns.find((column) => column.name === name) ?? (() => { throw new DumpRefused('damaged', `${table.name}.${name}`); })());
  const values = sql.join(columns.map(({ type }, index) => sql`(line->>${sql.lit(index)})::${sql.raw(type)}`));
  const insert = async (waiting: readonly string[]): Promise<void> => {
    if (waiting.length === 0) return;
    await sql`insert into ${sql.table(table.name)} (${sql.join(columns.map(({ name }) => sql.ref(name)))}) overriding system value
      select ${values} from json_array_elements(${`[${waiting.join(',')}]`}::json) as line`.execute(trx);
  };
  const own = new Checksum();
  let waiting: string[] = [];
  let characters = 0;
  let rows = 0;
  for (;;) {
    const text = await lines.text();
    if (!text.startsWith('[')) {
      await insert(waiting);
      const end = lines.parse<TableEnd>(text);
      if (end.rows !== rows || end.sha256 !== own.value) throw new DumpRefused('damaged', table.name);
      lines.took(text);
      return rows;
    }
    lines.took(text);
    own.add(`${text}\n`);
    rows += 1;
    waiting.push(text);
    characters += text.length;
    if (waiting.length < lot.rows && characters < lot.characters) continue;
    await insert(waiting);
    waiting = [];
    characters = 0;
  }
};

/** One attachment: to the folder for what is on its way in, and when all of it is right, to its place. */
const putFile = async ({ files }: Reading, lines: Lines, { file, mediaType }: FileHead): Promise<void> => {
  if (!/^[A-Za-z0-9]{16,80}$/.test(file)) throw new DumpRefused('damaged', file.slice(0, 40));
  await mkdir(files.incoming, { recursive: true, mode: 0o700 });
  const path = join(files.incoming, randomBytes(16).toString('hex'));
  const hash = createHash('sha256');
  let bytes = 0;
  let end: FileEnd | undefined;
  const pieces = async function* () {
    for (;;) {
      const text = await lines.text();
      lines.took(text);
      if (!text.startsWith('"')) {
        end = lines.parse<FileEnd>(text);
        return;
      }
      const part = Buffer.from(lines.parse<string>(text), 'base64');
      hash.update(part);
      bytes += part.length;
      yield part;
    }
  };
  try {
    await pipeline(Readable.from(pieces()), createWriteStream(path, { mode: 0o600 }));
    if (end?.bytes !== bytes || end.sha256 !== hash.digest('hex')) throw new DumpRefused('damaged', file);
    if (!end.missing) await files.put(file, path, mediaType);
  } finally {
    await rm(path, { force: true });
  }
};

/**
 * Puts a dump back: all of it or nothing. The rows are one transaction, which ends after the last checksum was right; files that
 * were put by then go again when it fails.
 */
export const restoreText = async (ctx: Reading, source: AsyncIterable<string>, options: RestoreOptions = {}): Promise<RestoreSummary> => {
  const lines = new Lines(source);
  const head = await readHead(lines);
  if (head.key !== keyMark(ctx.key) && !options.otherKey) throw new DumpRefused('other_key');
  const put: string[] = [];
  let gone: string[] = [];
  try {
    const { kept, ...counted } = await ctx.store.db.transaction().execute(async (trx) => {
      const prepared = await prepare(trx, head, options);
      const { tables } = prepared;
      gone = prepared.files;
      // Nothing of ours may judge or mend on the way in: the rows are as they were.
      for (const { name } of tables) await sql`alter table ${sql.table(name)} disable trigger user`.execute(trx);
      // What a new place brings along by itself is in the dump, too.
      await sql`truncate ${sql.join(tables.map(({ name }) => sql.table(name)))}`.execute(trx);
      const filled = new Set<string>();
      let kept = new Set<string>();
      let rows = 0;
      let files = 0;
      for (;;) {
        const text = await lines.text();
        const line = lines.parse<TableHead | SequenceLine | FileHead | End>(text);
        if ('end' in line) {
          const isWhole = line.sha256 === lines.checksum.value && line.rows === rows && line.files === files && line.tables === filled.size;
          if (!isWhole || filled.size !== tables.length) throw new DumpRefused('damaged', 'end');
          break;
        }
        lines.took(text);
        if ('table' in line) {
          const table = tables.find(({ name }) => name === line.table);
          if (!table || filled.has(line.table)) throw new DumpRefused('damaged', line.table);
          rows += await fill(trx, lines, table, line.columns);
          filled.add(line.table);
          if (line.table === 'attachments') kept = new Set((await trx.selectFrom('attachments').select('stored_name').execute()).map((row) => row.stored_name));
        } else if ('sequence' in line) {
          await sql`select setval(pg_get_serial_sequence(quote_ident(${line.sequence}), ${line.column}), ${line.last}::bigint, ${line.called})`.execute(trx);
        } else if ('file' in line) {
          // One that lies there already is not ours to clear away, should the rest fail: only its row was lost.
          if (!(await isThere(ctx.files, line.file))) put.push(line.file);
          files += 1;
          await putFile(ctx, lines, line);
        } else throw new DumpRefused('damaged', text.slice(0, 40));
      }
      for (const { name } of tables) await sql`alter table ${sql.table(name)} enable trigger user`.execute(trx);
      await migrate(trx);
      // The dump leaves this out as the place's own. Without it the first key that comes along would be taken for the right one.
      await writeSetting(trx, 'key_mark', keyMark(ctx.key));
      return { tables: filled.size, rows, files, kept };
    });
    for (const name of gone) if (!kept.has(name)) await ctx.files.remove(name);
    return { ...counted, takenAt: head.takenAt, withFiles: head.files };
  } catch (error) {
    for (const name of put) await ctx.files.remove(name).catch(() => undefined);
    throw error;
  }
};
