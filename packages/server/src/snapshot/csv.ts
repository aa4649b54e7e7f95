import type * as z from 'zod/mini';
import { stringify } from 'csv-stringify/sync';
import type { Json, ReadList } from './read.ts';
import type { Files } from './layout.ts';

/**
 * A table for every list, for people with a spreadsheet. The columns are the contract's fields by their own names, inner ones
 * with a dot (`clock.dueOn`); of a list of references their ids, joined by `;`; a list of anything else is JSON in its cell.
 */
interface Def { readonly type: string; readonly shape?: Readonly<Record<string, z.ZodMiniType>>; readonly innerType?: z.ZodMiniType; readonly element?: z.ZodMiniType }

const bare = (schema: z.ZodMiniType): Def => {
  const def = schema._zod.def as unknown as Def;
  return def.type === 'optional' && def.innerType ? bare(def.innerType) : def;
};

/** Columns by the schema alone: a field that nobody has keeps its place, and so do all others. */
export const columnsOf = (schema: z.ZodMiniType, prefix = ''): string[] =>
  Object.entries(bare(schema).shape ?? {}).flatMap(([name, field]) => (bare(field).shape ? columnsOf(field, `${prefix}${name}.`) : [prefix + name]));

const isRef = (value: unknown): value is { id: string } => typeof value === 'object' && value !== null && typeof (value as { id?: unknown }).id === 'string' && Object.keys(value).length === 2;

const cell = (record: Json, column: string): string => {
  const value = column.split('.').reduce<unknown>((inner, name) => (inner as Json | undefined)?.[name], record);
  if (value === undefined || value === null) return '';
  if (Array.isArray(value)) return value.every((one) => typeof one === 'string' || isRef(one)) ? value.map((one) => (isRef(one) ? one.id : one)).join(';') : JSON.stringify(value);
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
};

/** UTF-8 with its mark, or Excel reads Chinese as something else; what begins like a formula is made text. */
export const csvOf = ({ item, records }: Pick<ReadList, 'item' | 'records'>): string => {
  const columns = columnsOf(item);
  return stringify([columns, ...records.map((record) => columns.map((column) => cell(record, column)))], { bom: true, escape_formulas: true, record_delimiter: '\r\n' });
};

export const putCsv = (files: Files, lists: readonly ReadList[]): void => {
  for (const list of lists) if (!list.operation.path.includes('{')) files.set(`csv${list.path}.csv`, csvOf(list));
};
