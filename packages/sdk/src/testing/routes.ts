import { type OperationSpec } from '@congress-kit/api/operation';
import { operations } from '@congress-kit/api/operations';

export interface Route {
  readonly operation: OperationSpec;
  readonly params: Readonly<Record<string, string>>;
}

const segmentsOf = (path: string): string[] => path.split('/').filter((segment) => segment !== '');
const isParameter = (segment: string): boolean => segment.charAt(0) === '{';

const matched = (operation: OperationSpec, asked: readonly string[]): Route | undefined => {
  const own = segmentsOf(operation.path);
  if (own.length !== asked.length) return undefined;
  const params: Record<string, string> = {};
  for (let at = 0; at < own.length; at += 1) {
    if (isParameter(own[at]!)) params[own[at]!.slice(1, -1)] = asked[at]!;
    else if (own[at] !== asked[at]) return undefined;
  }
  return { operation, params };
};

/** The operations at a path, of all methods. What is said in so many words goes before what any value would fill. */
export const routesAt = (path: string): Route[] => {
  const asked = segmentsOf(path).map(decodeURIComponent);
  return operations
    .map((operation) => matched(operation, asked))
    .filter((route): route is Route => route !== undefined)
    .sort((one, other) => Object.keys(one.params).length - Object.keys(other.params).length);
};

/** Records that have more than one address. */
const aliases: Readonly<Record<string, string>> = { receipts: 'suggestions', 'similar-suggestions': 'suggestions', calls: 'consultations' };

/** The collection an operation reads or writes: its path's last word for a list below a record, else its first. */
export const collectionOf = (operation: OperationSpec): string => {
  const words = segmentsOf(operation.path).filter((segment) => segment !== 'staff' && !isParameter(segment));
  const name = (isList(operation) ? words[words.length - 1] : words[0]) ?? '';
  return aliases[name] ?? name;
};

/** A list with pages. */
export const isList = ({ query }: OperationSpec): boolean => query !== undefined && 'cursor' in query._zod.def.shape;

/** The key of the one record that an operation is about, from its path. */
export const keyIn = ({ params }: Route): string | undefined => Object.values(params)[0];
