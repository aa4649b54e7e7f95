import type { OperationSpec } from '@congress-kit/api/operation';
import { operations } from '@congress-kit/api/operations';
import { nextCaseMoves, type CaseState } from '@congress-kit/api/rules/case-flow';
import { nextSuggestionMoves, publicSuggestionStates, type SuggestionState } from '@congress-kit/api/rules/suggestion-flow';
import { formatReceiptNo } from '@congress-kit/api/rules/receipt';
import type * as z from 'zod/mini';
import { complete, isOptional, shapeOf } from './generate.ts';
import { makeSecret } from './make-matters.ts';
import type { Random } from './random.ts';
import { collectionOf, isList } from './routes.ts';
import { refOf, type Row, rowsOf, type World } from './world.ts';

/** The records of the fake, and what each operation shows of them. */
export interface Records {
  readonly world: World;
  readonly random: Random;
  /** The moment at which everything happens. */
  readonly now: string;
  readonly scale: number;
}

type Role = 'office_director' | 'resident';

const lastStep = (row: Row, now: string): string => String((row['steps'] as Row[] | undefined)?.slice(-1)[0]?.['at'] ?? now);

const contextOf = (row: Row, now: string, by: Role) => ({ since: lastStep(row, now).replace(/^(.{10})$/, '$1T09:00:00+08:00'), now, by });

/** The moves that the flow of the contract opens to somebody now. */
export const movesOf = (collection: string, row: Row, now: string, by: Role): string[] => {
  const replies = (row['replies'] as Row[] | undefined) ?? [];
  if (collection === 'cases') {
    const normal = (replies[replies.length - 1]?.['resolution'] as Row | undefined)?.['normal'] as 'solved' | undefined;
    return nextCaseMoves(row['state'] as CaseState, { ...contextOf(row, now, by), replies: replies.length, ...(normal && { replyClass: normal }) });
  }
  if (collection !== 'suggestions') return (row['moves'] as string[] | undefined) ?? [];
  return nextSuggestionMoves(row['state'] as SuggestionState, { ...contextOf(row, now, by), replied: replies.length > 0 });
};

const acts: Readonly<Record<string, string>> = { rated: 'rate', screening: 'supplement', withdrawn: 'withdraw' };

/** What is not kept but follows from the rest. */
const derived = (collection: string, row: Row, now: string): Row => {
  if ((collection !== 'suggestions' && collection !== 'cases') || row['state'] === undefined) return {};
  const own = movesOf(collection, row, now, 'resident').map((state) => acts[state]).filter((act) => act !== undefined);
  return { moves: movesOf(collection, row, now, 'office_director'), may: own };
};

/** May everybody see it? */
const isPublic = (collection: string, row: Row): boolean =>
  (collection !== 'suggestions' || (row['mayPublish'] === true && publicSuggestionStates.indexOf(row['state'] as SuggestionState) !== -1))
  && (typeof row['publication'] !== 'string' || row['publication'] === 'published');

const itemOf = ({ response }: OperationSpec): z.ZodMiniType | undefined => (shapeOf(response)?.['items'] as z.ZodMiniArray | undefined)?._zod.def.element as z.ZodMiniType | undefined;

/** The schema of one record as an operation shows it. */
export const recordSchema = (operation: OperationSpec): z.ZodMiniType => (isList(operation) ? itemOf(operation) : undefined) ?? operation.response;

/** All records behind an operation that may be seen through it. A collection that nobody made is made here, once. */
export const rowsFor = (records: Records, operation: OperationSpec): Row[] => {
  const name = collectionOf(operation);
  const { world, random, now, scale } = records;
  if (!(name in world)) {
    const schemas = operations.filter((other) => other.method === 'GET' && collectionOf(other) === name).map(recordSchema);
    // The fullest first: a record read by itself says more than one in a list.
    schemas.sort((one, other) => Object.keys(shapeOf(other) ?? {}).length - Object.keys(shapeOf(one) ?? {}).length);
    world[name] = Array.from({ length: 6 * scale }, (_, position) => {
      const making = { random: random.fork(name).fork(position), world, today: now.slice(0, 10), position };
      // Whatever is read with a receipt has a number of its own and a secret.
      const receiptNo = formatReceiptNo({ prefix: 'QH', year: Number(now.slice(0, 4)), sequence: 900_000 + position });
      const held: Row = operations.some((other) => other.access === 'receipt' && collectionOf(other) === name) ? { receiptNo, secret: makeSecret(making.random.fork('secret')) } : {};
      return schemas.reduce<Row>((row, schema, at) => complete(schema, row, making, { optional: at === 0 }), held);
    });
  }
  return operation.access === 'public' ? rowsOf(world, name).filter((row) => isPublic(name, row)) : rowsOf(world, name);
};

export const findRow = (records: Records, operation: OperationSpec, key: string): Row | undefined =>
  rowsFor(records, operation).find((row) => refOf(row).id === key || row['receiptNo'] === key);

/**
 * What a schema shows of a record: its fields and no others, what it only shows when asked (`include`) when asked, and what
 * the record lacks made up.
 */
export const show = (records: Records, operation: OperationSpec, row: Row, include: readonly string[] = []): Row => {
  const { world, random, now } = records;
  const name = collectionOf(operation);
  const schema = recordSchema(operation);
  const onDemand = (operation.query?._zod.def.shape as Record<string, z.ZodMiniType> | undefined)?.['include'];
  const full: Row = { ...row, ...derived(name, row, now) };
  const shown: Row = {};
  for (const [key, field] of Object.entries(shapeOf(schema) ?? {})) {
    if (full[key] === undefined || (isOptional(field) && !field.safeParse(full[key]).success)) continue;
    if (isOptional(field) && onDemand?.safeParse([key]).success && include.indexOf(key) === -1) continue;
    shown[key] = full[key];
  }
  return complete(schema, shown, { random: random.fork(`${name}/${refOf(row).id}`), world, today: now.slice(0, 10), position: 0 });
};
