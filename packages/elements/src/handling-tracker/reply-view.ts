import { html, nothing, type TemplateResult } from 'lit';
import { badge, definitionRows, type Tone, type View } from '../base/views.ts';
import { formatDay } from '../locale/format.ts';
import { labelOf } from '../locale/labels.ts';
import { recordLabels } from './record-labels.ts';
import type { Language } from '../locale/language.ts';
import { sharedWords } from '../locale/shared-words.ts';
import type { Reply } from '@congress-kit/sdk';
import { icons } from '../base/icons.ts';
import { stateIcons } from '../base/state-icons.ts';
import { dueLight } from './light-view.ts';
import { recordWords } from './record.words.ts';
import type { Tracked } from './tracked.ts';

/** The newest answer in full, earlier ones folded. Without one: why there is none to read. */
export const repliesView = (tracked: Tracked, language: Language): View => {
  const words = recordWords[language];
  const replies = tracked.replies.slice().reverse();
  const [newest, ...older] = replies;
  if (!newest) {
    const wasAnswered = ['replied', 'evaluating', 'completed', 'published'].includes(tracked.phase);
    if (!wasAnswered || tracked.state === 'publication_exempt') return nothing;
    return html`<section part="reply" class="reply"><h3><slot name="reply-title">${words.reply}</slot></h3><p class="muted">${words.replyWaiting}</p></section>`;
  }
  return html`
    <section part="reply" class="reply" aria-labelledby="reply">
      <h3 id="reply"><slot name="reply-title">${older.length > 0 ? words.replyOf(replies.length) : words.reply}</slot></h3>
      ${replyView(newest, tracked, true, language)}
      ${older.map((reply, index) => html`
        <details>
          <summary><span class="phase">${words.replyOf(older.length - index)}</span><span class="small muted figures">${formatDay(reply.issuedOn, language)}</span></summary>
          ${replyView(reply, tracked, false, language)}
        </details>`)}
    </section>
  `;
};

const looks: Readonly<Record<string, readonly [Tone, TemplateResult]>> = {
  solved: ['done', icons.done], in_progress: ['note', stateIcons.onward], planned: ['note', stateIcons.ring], explained: ['idle', icons.info],
};

const replyView = (reply: Reply, tracked: Tracked, isNewest: boolean, language: Language): TemplateResult => {
  const words = recordWords[language];
  const { resolution, meeting, promiseDueOn } = reply;
  const text = reply.text.trim();
  return html`
    ${resolution ? classView(resolution, language) : nothing}
    ${text
      ? html`<blockquote class="text">${text.split(/\n+/).map((line) => html`<p>${line}</p>`)}</blockquote>`
      : html`<p class="muted">${words.replyInFull}</p>`}
    ${definitionRows([
      [words.promise, promiseDueOn && html`${formatDay(promiseDueOn, language)} ${isNewest ? promiseLight(promiseDueOn, tracked, language) : nothing}`],
      [words.meeting, meeting && [labelOf(recordLabels, 'meetingKinds', meeting.kind, language), meeting.on && formatDay(meeting.on, language)].filter(Boolean).join(sharedWords[language].comma)],
      [words.issuedOn, formatDay(reply.issuedOn, language)],
      [words.documentNo, reply.documentNo],
      [words.signedBy, reply.signedBy],
    ])}
  `;
};

/** The normal form in words first; the county's own class and scheme beside it. */
const classView = (resolution: NonNullable<Reply['resolution']>, language: Language): TemplateResult => {
  const words = recordWords[language];
  const [tone, icon] = looks[resolution.normal] ?? (['idle', icons.info] as const);
  return html`
    <p class="class" part="class">
      <span class="visually-hidden">${words.resolution}${sharedWords[language].labelColon}</span>${badge(tone, icon, labelOf(recordLabels, 'resolutionClasses', resolution.normal, language), true)}
      <span class="small muted">${words.inScheme(labelOf(recordLabels, 'resolutionSchemes', resolution.scheme, language), resolution.code)}</span>
    </p>
    ${words.classMeaning[resolution.normal] ? html`<p class="small muted">${words.classMeaning[resolution.normal]}</p>` : nothing}
  `;
};

/** A promise is measured while it is open; a completed case has kept it or was let off by its office, which is not ours to judge. */
const promiseLight = (dueOn: string, tracked: Tracked, language: Language): View =>
  ['completed', 'published'].includes(tracked.phase) ? nothing : dueLight({ dueOn }, language);
