import type { Step } from '@congress-kit/api';
import { maskPrivate } from '@congress-kit/api/rules/text';
import type { AppContext } from '../http/context.ts';
import type { AttachmentRow } from './attachments.ts';
import { getCase } from './cases.ts';
import { getSuggestion, isPublicSuggestion } from './suggestions.ts';

/**
 * A file by its id, and whether everybody may have it: it belongs to the text of a suggestion that is public in full, or the public record names
 * it at a step. Nobody has one that waits to be named.
 */
export const findAttachment = async (ctx: AppContext, id: string): Promise<(AttachmentRow & { isPublic: boolean }) | undefined> => {
  const { db } = ctx.store;
  const row = await db.selectFrom('attachments').leftJoin('suggestions', 'suggestions.receipt_no', 'attachments.receipt_no').leftJoin('case_steps', 'case_steps.id', 'attachments.case_step_id')
    .selectAll('attachments').select([isPublicSuggestion.as('listed'), 'suggestions.visibility', 'case_steps.case_number']).where('attachments.id', '=', id).where('delete_after', 'is', null).executeTakeFirst();
  if (!row) return undefined;
  const names = (steps: readonly Step[] = []): boolean => steps.some(({ evidence = [] }) => evidence.some((file) => file.id === id));
  const name = maskPrivate(row.name ?? '');
  if (row.case_number !== null) return { ...row, name, isPublic: names((await getCase(db, row.case_number))?.steps) };
  if (row.suggestion_step_id !== null) return { ...row, name, isPublic: names((await getSuggestion(ctx, row.receipt_no!))?.steps) };
  return { ...row, isPublic: row.listed === true && row.visibility === 'full' && row.supplement_id === null };
};
