import { createHash } from 'node:crypto';
import type { Readable } from 'node:stream';
import { sql } from 'kysely';
import type { AppContext } from '../http/context.ts';
import { migrationNames } from '../store/database.ts';
import type { Settings } from '../store/settings.ts';
import { version } from '../version.ts';
import { Checksum, format, keyMark, type Line } from './format.ts';
import { stillOf, type Still } from './snapshot-of.ts';

export interface DumpSummary {
  readonly tables: number;
  readonly rows: number;
  readonly files: number;
  /** Stored names of attachments whose row is there and whose bytes are not, or are others than they should be. */
  readonly missing: readonly string[];
  /** Milliseconds in which nobody else could work. */
  readonly pause: number;
}

type Writing = Pick<AppContext, 'store' | 'files' | 'key' | 'now'>;

/** Base64 of so many bytes stands on a line; a multiple of three, so that lines can be joined. */
const piece = 48 * 1024;

async function* pieces(stream: Readable): AsyncGenerator<Buffer> {
  let rest = Buffer.alloc(0);
  for await (const chunk of stream) {
    rest = Buffer.concat([rest, chunk as Buffer]);
    for (; rest.length >= piece; rest = rest.subarray(piece)) yield rest.subarray(0, piece);
  }
  if (rest.length > 0) yield rest;
}

const sequencesOf = async (still: Still): Promise<Line[]> => {
  const lines: Line[] = [];
  for (const { name, columns } of still.tables) {
    for (const column of columns.filter((one) => one.hasSequence)) {
      const { rows: [row] } = await sql<{ last: string; called: boolean }>`select last_value::text as last, is_called as called from ${sql.raw(
        (await sql<{ name: string }>`select pg_get_serial_sequence(quote_ident(${name}), ${column.name}) as name`.execute(still.db)).rows[0]!.name)}`.execute(still.db);
      lines.push({ sequence: name, column: column.name, last: row!.last, called: row!.called });
    }
  }
  return lines;
};

/** Which key is this place's is said in the head; whoever puts the dump back has one of their own, or says that it is another. */
const placesOwn: keyof Settings = 'key_mark';

export interface DumpOptions {
  /** False: rows only; attachments stay where they are. */
  readonly files?: boolean;
}

/** Everything as text, piece by piece; the summary is what the generator returns. */
export async function* dumpText(ctx: Writing, options: DumpOptions = {}): AsyncGenerator<string, DumpSummary> {
  const withFiles = options.files ?? true;
  const all = new Checksum();
  const say = (...lines: readonly Line[]): string => {
    const text = lines.map((line) => `${JSON.stringify(line)}\n`).join('');
    all.add(text);
    return text;
  };
  const still = await stillOf(ctx.store);
  try {
    yield say({
      dump: 'congress-kit', format, version, takenAt: ctx.now().toISOString(), engine: ctx.store.engine, migrations: migrationNames, key: keyMark(ctx.key), files: withFiles,
    });
    let rows = 0;
    const files: { name: string; mediaType: string; sha256: string }[] = [];
    for (const table of still.tables) {
      yield say({ table: table.name, columns: table.columns.map(({ name }) => name) });
      const own = new Checksum();
      const columnAt = (name: string): number => table.columns.findIndex((column) => column.name === name);
      let count = 0;
      for await (const found of still.lines(table)) {
        const lines = table.name === 'settings' ? found.filter((line) => (JSON.parse(line) as string[])[columnAt('key')] !== placesOwn) : found;
        if (lines.length === 0) continue;
        const text = `${lines.join('\n')}\n`;
        own.add(text);
        all.add(text);
        count += lines.length;
        if (withFiles && table.name === 'attachments') {
          for (const line of lines) {
            const row = JSON.parse(line) as string[];
            if (row[columnAt('stored')] === 'true') files.push({ name: row[columnAt('stored_name')]!, mediaType: row[columnAt('media_type')]!, sha256: row[columnAt('sha256')]! });
          }
        }
        yield text;
      }
      rows += count;
      yield say({ rows: count, sha256: own.value });
    }
    // After the rows: a counter is never behind a row that is in the dump.
    yield say(...await sequencesOf(still));
    const missing: string[] = [];
    for (const { name, mediaType, sha256 } of files) {
      yield say({ file: name, mediaType });
      const stream = await ctx.files.open(name);
      const hash = createHash('sha256');
      let bytes = 0;
      if (stream) {
        for await (const part of pieces(stream)) {
          hash.update(part);
          bytes += part.length;
          yield say(part.toString('base64'));
        }
      }
      const found = hash.digest('hex');
      // Taken as it is, and told: a dump that refused because of one file would leave the rest without a copy.
      if (!stream || found !== sha256) missing.push(name);
      yield say({ bytes, sha256: found, ...(!stream && { missing: true }) });
    }
    yield `${JSON.stringify({ end: true, tables: still.tables.length, rows, files: files.length, sha256: all.value })}\n`;
    return { tables: still.tables.length, rows, files: files.length, missing, pause: Math.round(still.pause) };
  } finally {
    await still.end();
  }
}
