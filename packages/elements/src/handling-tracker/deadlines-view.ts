import { html, nothing } from 'lit';
import type { DeadlineKind } from '@congress-kit/api/rules/deadlines';
import type { CaseDetail } from '@congress-kit/sdk';
import { definitionRows, type View } from '../base/views.ts';
import { formatDay } from '../locale/format.ts';
import { labelOf } from '../locale/labels.ts';
import type { Language } from '../locale/language.ts';
import { sharedWords } from '../locale/shared-words.ts';
import { deadlineLabels, deadlineWords } from './deadlines.words.ts';
import { dueLight } from './light-view.ts';

type Shown = NonNullable<CaseDetail['deadlines']>[number];

/** The clocks beside the one of the reply, and how much of the reply is public. Most records have nothing of it to say, see `withClocks`. */
export const deadlinesView = (deadlines: readonly Shown[], publication: CaseDetail['publication'], language: Language): View => {
  const words = deadlineWords[language];
  const rows = definitionRows([
    ...deadlines.filter(hasWords).map((one) => [labelOf(deadlineLabels, 'deadlineKinds', one.kind, language), html`
      <time datetime=${one.dueOn}>${formatDay(one.dueOn, language)}</time> ${dueLight(one, language)}
      <div class="small muted">${[one.organization, one.length && words[one.kind](one.length)].filter(Boolean).join(sharedWords[language].comma)}</div>
    `] as const),
    [words.publication, publication && html`${labelOf(deadlineLabels, 'publicationModes', publication.mode, language)}${
      publication.ground ? html`<div class="small muted">${words.ground(publication.ground)}</div>` : nothing}`],
  ]);
  return rows === nothing ? nothing : html`<section class="deadlines" part="deadlines"><h3><slot name="deadlines-title">${words.title}</slot></h3>${rows}</section>`;
};

/** Of a kind that this copy does not know it can say nothing. */
const hasWords = (one: Shown): one is Shown & { readonly kind: Exclude<DeadlineKind, 'co_reply' | 'promise'> } => ['assign', 'return', 'publish'].includes(one.kind);
