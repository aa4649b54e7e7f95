import { nothing } from 'lit';
import type { CaseDetail, Client, Evaluation } from '@congress-kit/sdk';
import type { View } from '../base/views.ts';
import type { Language } from '../locale/language.ts';
import { seldomPart } from './seldom.ts';
import type { Tracked } from './tracked.ts';

/** A case with how it was rated, so that both are drawn at once and nothing moves; absent where it has not come so far, null where it could not be read. */
export type ReadCase = CaseDetail & { readonly evaluations?: readonly Evaluation[] | null };

export const withEvaluations = async (client: Client, found: CaseDetail, signal: AbortSignal): Promise<ReadCase> => {
  if (!['evaluating', 'completed', 'published'].includes(found.phase) && !found.steps.some(({ type }) => type === 'evaluating')) return found;
  const part = await seldomPart.load().catch(() => undefined);
  return part ? { ...found, evaluations: await part.readEvaluations(client, found.number, signal) } : found;
};

export const evaluationsOf = ({ evaluations }: Tracked, language: Language): View =>
  evaluations === undefined || evaluations?.length === 0 ? nothing : seldomPart.part?.evaluationsView(evaluations, language) ?? nothing;
