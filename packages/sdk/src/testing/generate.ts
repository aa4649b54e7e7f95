import type * as z from 'zod/mini';
import { addDays } from '@congress-kit/api/rules/calendar-days';
import type { Random } from './random.ts';
import { headings, sentences, townships } from './words.ts';
import { refOf, type Row, type World } from './world.ts';

/**
 * A value that fits a schema, plausible by the name of its field. For everything that has no maker: a resource that is new in
 * the contract is answered the day it is there, and a maker can be written when somebody wants it nicer.
 */
export interface Generating {
  readonly random: Random;
  readonly world: World;
  readonly today: string;
  /** Of the record around it, so that names and ids differ. */
  readonly position: number;
}

interface Def {
  readonly type: string;
  readonly format?: string;
  readonly shape?: Record<string, z.ZodMiniType>;
  readonly element?: z.ZodMiniType;
  readonly innerType?: z.ZodMiniType;
  readonly options?: readonly z.ZodMiniType[];
  readonly entries?: Record<string, string>;
  readonly values?: readonly unknown[];
}
interface Bag {
  readonly format?: string;
  readonly minimum?: number;
  readonly maximum?: number;
}

const defOf = (schema: z.ZodMiniType): Def => schema._zod.def as unknown as Def;
const bagOf = (schema: z.ZodMiniType): Bag => schema._zod.bag as Bag;
const fits = (schema: z.ZodMiniType, value: unknown): boolean => schema.safeParse(value).success;

export const isOptional = (schema: z.ZodMiniType): boolean => fits(schema, undefined);

/** The object inside `optional`, `nullable` and their like, when there is one. */
export const shapeOf = (schema: z.ZodMiniType): Record<string, z.ZodMiniType> | undefined => {
  const { shape, innerType } = defOf(schema);
  return shape ?? (innerType && shapeOf(innerType));
};

/** Which collection a field points into, by its name: `division`, `leadUnit`, `coSigners`. */
const collectionFor = (name: string): string | undefined => {
  if (/(unit|handler|organ|organization|committee|department|delegation)s?$/i.test(name)) return 'organizations';
  if (/(deputy|deputies|signers|proposer)$/i.test(name)) return 'deputies';
  return ['division', 'congress', 'term', 'session', 'station', 'group', 'case', 'ballot', 'suggestion', 'project', 'consultation', 'event', 'disclosure']
    .filter((word) => name.toLowerCase().replace(/ids?$/, '').replace(/(es|s)$/, '').slice(-word.length) === word.replace(/(es|s)$/, ''))
    .map((word) => (word === 'congress' ? 'congresses' : `${word}s`))[0];
};

const someRow = (name: string, { random, world }: Generating): Row | undefined => {
  const rows = world[collectionFor(name) ?? ''];
  return rows && rows.length > 0 ? random.pick(rows) : undefined;
};

const textFor = (name: string, making: Generating): string => {
  const { random, position } = making;
  const row = /Ids?$|receiptNo|caseNumber|proposer/.test(name) ? someRow(name.replace(/receiptNo/, 'suggestion').replace(/Number/, ''), making) : undefined;
  if (row) return refOf(row).id;
  if (/^id$|No$|[nN]umber$|code$/i.test(name)) return `${making.today.slice(0, 4)}-${String(position + 1).padStart(3, '0')}`;
  if (/title|^name$|subject/i.test(name)) return headings[position % headings.length]!;
  if (/pinyin/.test(name)) return 'qing he';
  if (/url|href|link/i.test(name)) return `https://county.example/files/${position + 1}`;
  if (/sha256|hash|digest/i.test(name)) return Array.from({ length: 64 }, () => random.int(0, 15).toString(16)).join('');
  if (/mediaType|contentType/i.test(name)) return 'application/pdf';
  if (/percent/i.test(name)) return `${random.int(50, 99)}.${random.int(0, 9)}`;
  if (/address|place|location|venue/i.test(name)) return `青禾县${random.pick(townships)[0]}`;
  if (/(By|organ|unit|author|speaker)$/i.test(name)) return '青禾县人大办';
  return random.pick(sentences);
};

/** Tried in turn where a pattern refuses what the name suggests. */
const spare = ['2026-001', 'A1', 'a1b2c3d4e5f6a7b8', '66.7', '9', 'https://county.example/', 'FREQ=MONTHLY;BYMONTHDAY=15', '09:00', 'zh-CN'];

const stringFor = (schema: z.ZodMiniType, name: string, making: Generating): string => {
  const format = defOf(schema).format ?? bagOf(schema).format;
  const day = addDays(making.today, (/due|expires|until|ends|next/i.test(name) ? 1 : -1) * making.random.int(3, 90));
  if (format === 'date') return day;
  if (format === 'datetime') return `${day}T09:30:00+08:00`;
  const { minimum = 0, maximum = Infinity } = bagOf(schema);
  const said = Array.from(textFor(name, making)).slice(0, maximum).join('').padEnd(minimum, '0');
  return fits(schema, said) ? said : spare.concat('a'.repeat(minimum), '0'.repeat(64)).find((one) => fits(schema, one)) ?? said;
};

const numberFor = (schema: z.ZodMiniType, name: string, { random, today }: Generating): number => {
  const { minimum = 0, maximum = Infinity } = bagOf(schema);
  const [least, most] = /year/i.test(name) ? [Number(today.slice(0, 4)), Number(today.slice(0, 4))] : /latitude/.test(name) ? [30, 31] : /longitude/.test(name) ? [104, 105]
    : /percent|weight|similarity/i.test(name) ? [0, 100] : /amount|spent|planned|investment|yuan/i.test(name) ? [100_000, 3_000_000] : [1, 40];
  return random.int(Math.max(least, Number.isFinite(minimum) ? minimum : 0), Math.max(minimum, Math.min(most, maximum)));
};

const objectFor = (schema: z.ZodMiniType, name: string, making: Generating, depth: number): Row => {
  const shape = shapeOf(schema) ?? {};
  const row = 'name' in shape && ('id' in shape || 'code' in shape) ? someRow(name, making) : undefined;
  return complete(schema, row ? { ...refOf(row) } : {}, making, { optional: !row, depth });
};

const generate = (schema: z.ZodMiniType, name: string, making: Generating, depth: number): unknown => {
  const { type, element, innerType, options, entries, values } = defOf(schema);
  switch (type) {
    case 'object': return objectFor(schema, name, making, depth);
    case 'array': {
      const { minimum = 1, maximum = 3 } = bagOf(schema);
      const least = Math.max(minimum, 1);
      const many = depth > 5 ? minimum : making.random.int(least, Math.max(least, Math.min(maximum, 3)));
      return Array.from({ length: many }, (_, position) => generate(element!, name, { ...making, position, random: making.random.fork(position) }, depth + 1));
    }
    case 'string': return stringFor(schema, name, making);
    case 'number': case 'int': return numberFor(schema, name, making);
    case 'boolean': return making.random.chance(0.5);
    case 'enum': return making.random.pick(Object.values(entries!));
    case 'literal': return values![0];
    case 'union': return generate(options![0]!, name, making, depth);
    case 'record': return {};
    case 'null': return null;
    case 'unknown': case 'any': return {};
    default: return innerType ? generate(innerType, name, making, depth) : undefined;
  }
};

/** What is there stays; what the schema asks for besides is made. With `optional`, so is about half of what it only allows. */
export const complete = (schema: z.ZodMiniType, given: Row, making: Generating, { optional = false, depth = 0 } = {}): Row => {
  const row: Row = { ...given };
  for (const [name, field] of Object.entries(shapeOf(schema) ?? {})) {
    if (row[name] !== undefined) continue;
    const own = { ...making, random: making.random.fork(name) };
    if (isOptional(field) && !(optional && depth < 3 && own.random.chance(0.5))) continue;
    row[name] = generate(field, name, own, depth + 1);
  }
  return row;
};

/** The whole of an answer that is no record and no page. */
export const completeAnswer = (schema: z.ZodMiniType, given: Row, making: Generating, optional = true): unknown =>
  shapeOf(schema) ? complete(schema, given, making, { optional }) : generate(schema, '', making, 0);
