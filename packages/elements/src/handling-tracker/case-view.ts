import { html, nothing, type TemplateResult } from 'lit';
import type { Client, Ref } from '@congress-kit/sdk';
import { attachmentList } from '../base/attachment-list.ts';
import { ownText } from '../base/own-text.ts';
import { button, definitionRows, seldom, type View } from '../base/views.ts';
import { formatDay } from '../locale/format.ts';
import { labelOf, progressLabels, suggestionLabels } from '../locale/labels.ts';
import { recordLabels } from './record-labels.ts';
import type { Language } from '../locale/language.ts';
import { sharedWords } from '../locale/shared-words.ts';
import { dueView } from './due-view.ts';
import { evaluationsOf } from './evaluations.ts';
import { trackedWords } from './tracked.words.ts';
import { dueLight } from './light-view.ts';
import { paragraphs } from './paragraphs.ts';
import { recordWords } from './record.words.ts';
import { leadOf } from './lead.ts';
import { repliesView } from './reply-view.ts';
import { timelineView } from './timeline-view.ts';
import { endingView, trackView } from './track-view.ts';
import { clockOf, dayOf, type Tracked } from './tracked.ts';

/** What the holder of a receipt may do here, each already a form; empty for everybody else. */
export interface HolderForms {
  readonly rating: View;
  readonly supplement: View;
  readonly withdrawal: View;
  /** What is kept about them. */
  readonly ownData: View;
  /** Jumps to a form further down. */
  readonly jump: (id: string) => void;
}
/** What a public suggestion has beside its steps and answers, see `suggestion-part.ts`. */
export interface About {
  readonly lead: string | undefined;
  readonly facts: readonly (readonly [label: string, value: string])[];
  readonly said: View;
  readonly outcome: View;
}
/** The page that the record is on. */
export interface RecordHost {
  /** For files and other cases; undefined where no server is behind it. */
  readonly client: Client | undefined;
  /** Shows another case in its place. */
  readonly open: (number: string) => void;
}
export const noForms: HolderForms = { rating: nothing, supplement: nothing, withdrawal: nothing, ownData: nothing, jump: () => {} };

/** One record: how far it is, the answer, who is responsible, what has happened. */
export const recordView = (tracked: Tracked, language: Language, forms: HolderForms = noForms, isElder = false, host?: RecordHost, follow: View = nothing, about?: About, clocks: View = nothing): TemplateResult => {
  const { case: found, receipt, suggestion } = tracked;
  const words = recordWords[language];
  // A receipt is its holder's, not a publication.
  const own = receipt ? undefined : found ?? suggestion;
  // 长辈模式: how far it is and the answer; the rest waits behind its name.
  const later = (name: 'who' | 'timeline', title: string, content: unknown) =>
    isElder ? html`<details class="later"><summary><span class="phase">${ownText(`${name}-title`, title)}</span></summary>${content}</details>` : content;
  return html`
    <article class="record" part="record">
      ${headView(tracked, language)}${leadView(tracked, language, forms, about)}${trackView(tracked, language)}${seldom(endingView(tracked, language, host?.client && host.open), forms.supplement)}
      <div class="columns">
        <div class="first">${seldom(about?.said ?? nothing, repliesView(tracked, language), evaluationsOf(tracked, language), forms.rating)}</div>
        <div class="side">${later('who', found ? words.who : words.facts, html`${found ? dueView(tracked, language) : nothing}${clocks}${whoView(tracked, language, about)}`)}</div>
        <div class="second">${about?.outcome}${later('timeline', words.timeline, timelineView(tracked, language, host?.client))}${textView(tracked, language, host?.client)}${follow}${seldom(forms.withdrawal, forms.ownData)}</div>
      </div>
      ${own?.source ? html`<footer class="small muted">${sharedWords[language].source(own.source, formatDay(own.asOf, language))}</footer>` : nothing}
    </article>
  `;
};

const headView = ({ title, receipt, suggestion, case: found }: Tracked, language: Language): TemplateResult => {
  const words = recordWords[language];
  const kindOf = (kind: string): string => labelOf(suggestionLabels, 'suggestionKinds', kind, language);
  const kind = receipt ? words.receiptKind(kindOf(receipt.kind)) : suggestion ? kindOf(suggestion.kind) : found ? labelOf(progressLabels, 'caseOrigins', found.origin, language) : '';
  return html`
    <header>
      <h2 id="record-title" part="title" tabindex="-1">${title}</h2>
      <p class="small muted figures facts"><span>${kind}</span><span>${words.caseNo((receipt ?? suggestion)?.receiptNo ?? found?.number ?? '')}</span>${
        found?.priority ? html`<span class="tag">${trackedWords[language].priority}</span>` : nothing
      }</p>
    </header>
  `;
};

/** Who has it and what comes next, with the light while a clock runs. */
const leadView = (tracked: Tracked, language: Language, forms: HolderForms, about: About | undefined): View => {
  const words = recordWords[language];
  const said = about?.lead ?? leadOf(tracked, language);
  const clock = tracked.case?.rehandling ?? clockOf(tracked);
  const runs = clock && !clock.doneOn && ['assigning', 'handling'].includes(tracked.phase);
  const to = (form: 'rating' | 'supplement', act: string, label: string): View =>
    forms[form] !== nothing && tracked.receipt?.may.includes(act) ? button(label, () => forms.jump(form), { kind: 'primary' }) : nothing;
  const jump = seldom(to('rating', 'rate', words.toRating), to('supplement', 'supplement', words.toSupplement));
  if (!said && jump === nothing) return nothing;
  return html`
    <div class="lead" part="lead">
      <p>${said} ${runs ? dueLight(clock, language) : nothing}</p>
      ${jump === nothing ? nothing : html`<div class="actions screen-only">${jump}</div>`}
    </div>
  `;
};

/** 双办理双督办: two who handle, two who supervise; the plain word first, the official one in brackets. */
const whoView = ({ case: found, receipt, suggestion }: Tracked, language: Language, about: About | undefined): View => {
  const words = recordWords[language];
  const names = (refs: readonly Ref[] | undefined) => (refs ?? []).map(({ name }) => name).join(words.listSeparator);
  const target = (receipt ?? suggestion)?.target;
  const rows = definitionRows([
    [words.leadHandler, found?.leadHandler?.name],
    [words.coHandlers, names(found?.coHandlers)],
    [words.governmentLead, found?.governmentLead],
    [words.congressLead, found?.congressLead],
    [words.supervisor, found?.supervisingCommittee?.name],
    [words.deputies, names(found?.leadDeputies)],
    [words.coSigners, names(found?.coSigners)],
    [words.target, target && (target.name ?? labelOf(recordLabels, 'targetKinds', target.kind, language))],
    [words.session, receipt ? undefined : found?.session?.name],
    [words.place, (receipt ?? suggestion)?.division?.name],
    ...about?.facts ?? [],
  ]);
  return rows === nothing ? nothing : html`<section class="who" part="who"><h3><slot name="who-title">${found ? words.who : words.facts}</slot></h3>${rows}</section>`;
};

/** The suggestion itself: known to whoever wrote it, so folded. */
const textView = ({ receipt, case: found }: Tracked, language: Language, client: Client | undefined): View => {
  const words = recordWords[language];
  const body = receipt?.body ?? found?.body;
  if (!body) return nothing;
  return html`
    <details class="original" part="original">
      <summary><span class="phase"><slot name="text-title">${receipt ? words.yourText : words.caseText}</slot></span></summary>
      <div class="text">${paragraphs(body)}${attachmentList(receipt?.attachments, client, language)}</div>
      ${(receipt?.supplements ?? []).map((one) => html`<div class="text"><p class="small muted">${words.yourSupplement(formatDay(dayOf(one.at), language))}</p>${paragraphs(one.body)}${
        attachmentList(one.attachments, client, language)}</div>`)}
    </details>
  `;
};
