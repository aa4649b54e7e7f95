import { html, nothing } from 'lit';
import { clockPresets } from '@congress-kit/api/rules/clock';
import type { DeadlineKind } from '@congress-kit/api/rules/deadlines';
import type { CaseDetail } from '@congress-kit/sdk';
import { definitionRows, type View } from '../base/views.ts';
import { formatDay } from '../locale/format.ts';
import { labelOf } from '../locale/labels.ts';
import type { Language } from '../locale/language.ts';
import { sharedWords } from '../locale/shared-words.ts';
import { deadlineLabels, deadlineWords } from './deadlines.words.ts';
import { dueLight } from './light-view.ts';

/** Lazy part: the clocks beside the one of the reply, and how much of the reply is public. Most records have nothing of it to say, see `hasMore`. */
export const deadlinesView = ({ deadlines = [], publication }: Pick<CaseDetail, 'deadlines' | 'publication'>, language: Language): View => {
  const words = deadlineWords[language];
  const rows = definitionRows([
    ...deadlines.filter(isTold).map((one) => [labelOf(deadlineLabels, 'deadlineKinds', one.kind, language), html`
      <time datetime=${one.dueOn}>${formatDay(one.dueOn, language)}</time> ${dueLight({ ...one, yellowDays: clockPresets[one.kind].yellowDays }, language)}
      <div class="small muted">${one.organization ? `${one.organization}${sharedWords[language].comma}` : ''}${words[one.kind](clockPresets[one.kind].length)}</div>
    `] as const),
    [words.publication, publication && publication.mode !== 'full' && html`${labelOf(deadlineLabels, 'publicationModes', publication.mode, language)}${
      publication.ground ? html`<div class="small muted">${words.ground(publication.ground)}</div>` : nothing}`],
  ]);
  return rows === nothing ? nothing : html`<section class="deadlines" part="deadlines"><h3><slot name="deadlines-title">${words.title}</slot></h3>${rows}</section>`;
};

type Told = NonNullable<CaseDetail['deadlines']>[number] & { readonly kind: Exclude<DeadlineKind, 'co_reply'> };

/** What is owed, and what came late; what was kept stands among the steps. A kind that this copy does not know has no words yet. */
const isTold = (one: NonNullable<CaseDetail['deadlines']>[number]): one is Told =>
  ['assign', 'return', 'publish'].includes(one.kind) && (one.doneOn === undefined || one.doneOn > one.dueOn);
