import { fillPath, type OperationSpec } from '@congress-kit/api';
import { operations } from '@congress-kit/api/operations';
import { encodeQuery } from '@congress-kit/api/query';

/** What the checks read off the contract, so that a new resource is checked the day it is declared. */

type Def = { readonly type: string; readonly innerType?: { readonly _zod: { readonly def: Def } }; readonly element?: { readonly _zod: { readonly def: Def } }; readonly entries?: Readonly<Record<string, string>> };

/** Reads that answer JSON; files have checks of their own. */
export const publicReads = operations.filter(({ method, access, download }) => method === 'GET' && access === 'public' && !download);
export const lists = publicReads.filter(({ query }) => query !== undefined && 'cursor' in query._zod.def.shape);
/** Reads of one record by its id. */
export const details = publicReads.filter(({ params }) => params !== undefined);
/** Reads that answer a question, which has to be put: what is similar to a title. */
export const questions = publicReads.filter(({ query }) => query !== undefined && !query.safeParse({}).success);
/** Reads without anything to fill in: discovery, the finder index. */
export const singles = publicReads.filter((operation) => !lists.includes(operation) && !details.includes(operation) && !questions.includes(operation));
/** Writes that take JSON. */
export const writes = operations.filter(({ method, upload }) => method === 'POST' && !upload);
export const staffOperations = operations.filter(({ access }) => access === 'staff');

export const operationNamed = (id: string): OperationSpec => {
  const found = operations.find((operation) => operation.id === id);
  if (!found) throw new Error(`The contract has no operation ${id}.`);
  return found;
};

export const paramsOf = (path: string): string[] => [...path.matchAll(/\{(\w+)\}/g)].map((match) => match[1] as string);

/** The read of one record of a list, where there is one. */
export const detailOf = (list: OperationSpec): OperationSpec | undefined => details.find(({ path }) => path.replace(/\/\{\w+\}$/, '') === list.path);
export const listOf = (detail: OperationSpec): OperationSpec | undefined => lists.find(({ path }) => path === detail.path.replace(/\/\{\w+\}$/, ''));

/** The field of a record that its address is made of. */
export const keyOf = (list: OperationSpec): string => paramsOf(detailOf(list)?.path ?? '')[0] ?? 'id';

const bare = (def: Def): Def => (def.type === 'optional' && def.innerType ? bare(def.innerType._zod.def) : def);

const shared = new Set(['q', 'limit', 'cursor', 'sort', 'updatedSince', 'include', 'facets']);

export interface Filter {
  readonly name: string;
  /** `words`: repeated, each one of a list. `id`: names another record. `other`: a number. */
  readonly kind: 'words' | 'id' | 'other';
  readonly words: readonly string[];
}

/** What a list can be narrowed by, beside what every list understands. */
export const filtersOf = ({ query }: OperationSpec): Filter[] =>
  Object.entries((query?._zod.def.shape ?? {}) as unknown as Record<string, { readonly _zod: { readonly def: Def } }>).filter(([name]) => !shared.has(name)).map(([name, schema]) => {
    const def = bare(schema._zod.def);
    const element = def.element && bare(def.element._zod.def);
    return { name, kind: element?.entries ? 'words' : def.type === 'string' ? 'id' : 'other', words: Object.values(element?.entries ?? {}) };
  });

/** The closed list of words a parameter takes, repeated or not; empty where there is no such parameter. */
export const wordsOf = ({ query }: OperationSpec, name: string): string[] => {
  const schema = (query?._zod.def.shape as unknown as Record<string, { readonly _zod: { readonly def: Def } }> | undefined)?.[name];
  const def = schema && bare(schema._zod.def);
  return Object.values((def?.element ? bare(def.element._zod.def) : def)?.entries ?? {});
};

/** The address of an operation, below the API's. */
export const pathOf = ({ path }: OperationSpec, params: Readonly<Record<string, string>> = {}, query: Readonly<Record<string, unknown>> = {}): string => {
  const pairs = encodeQuery(query).map((pair) => pair.map(encodeURIComponent).join('=')).join('&');
  return fillPath(path, params) + (pairs && `?${pairs}`);
};

/** A well-formed id that nobody gives to anything. */
export const nowhere = 'no-such-thing-0';

/** Any address of an operation, with ids that lead nowhere. */
export const anyPathOf = (operation: OperationSpec): string => pathOf(operation, Object.fromEntries(paramsOf(operation.path).map((name) => [name, nowhere])));
