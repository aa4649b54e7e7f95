import type { OperationSpec } from '@congress-kit/api/operation';
import { faultsOf } from '@congress-kit/api/problem';
import type * as z from 'zod/mini';
import type { Answer } from './client.ts';
import { ContractError } from './errors.ts';
import { fits } from './fits.ts';
import type { Skipped } from './options.ts';

type Read = Pick<Answer, 'json' | 'kept' | 'about'>;

/** The schema of one record, when the answer is a page of records. */
const itemOf = (response: z.ZodMiniType): z.ZodMiniType | undefined => {
  const shape = (response as z.ZodMiniObject)._zod.def.shape as { items?: z.ZodMiniArray; total?: unknown } | undefined;
  return shape?.items && shape.total ? (shape.items._zod.def.element as z.ZodMiniType) : undefined;
};

/**
 * Checks an answer by its schema. Unknown fields and new words in lists pass. In a page a record that does not fit is left
 * out and told to `skip`, so that one bad row of a spreadsheet does not empty a county's list; when no record fits, the page
 * fails, because an empty list would say that there are none.
 */
export const readAnswer = <O extends OperationSpec>(operation: O, { json, kept = false, about }: Read, skip: (skipped: Skipped) => void): z.output<O['response']> => {
  if (!kept && fits(operation.response, json)) return json as z.output<O['response']>;
  const whole = operation.response.safeParse(json);
  if (whole.success) return whole.data as z.output<O['response']>;

  const item = itemOf(operation.response);
  const items = item && (json as { items?: unknown } | null)?.items;
  if (item && Array.isArray(items)) {
    const bad: Skipped[] = [];
    const good = items.filter((one, index) => {
      const checked = item.safeParse(one);
      if (!checked.success) bad.push({ operation: operation.id, index, faults: faultsOf(checked.error.issues, one) });
      return checked.success;
    });
    const rest = good.length > 0 ? operation.response.safeParse({ ...(json as object), items: good }) : undefined;
    if (rest?.success) {
      bad.forEach(skip);
      return rest.data as z.output<O['response']>;
    }
  }
  throw new ContractError(faultsOf(whole.error.issues, json), about);
};
