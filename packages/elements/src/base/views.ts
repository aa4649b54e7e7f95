import { html, nothing, type TemplateResult } from 'lit';
import type { Language } from '../locale/language.ts';
import { loadingWords, sharedWords } from '../locale/shared-words.ts';
import { explain, requestLine } from './explain.ts';
import { icons } from './icons.ts';

/**
 * Pieces every element shows. Plain functions: data in, template out; their styles are in `theme/controls.styles.ts`.
 *
 * Views that only stand one after the other are a list: a template around them would cost as much as one of them again.
 */
export type View = TemplateResult | typeof nothing | readonly View[];
export type Tone = 'accent' | 'good' | 'warn' | 'bad' | 'worst' | 'note' | 'idle' | 'done';

/** What is rarely there, as one thing: without any of it there is one place to keep, and not one for each in every element. */
export const seldom = (...views: readonly View[]): View => (views.some((one) => one !== nothing) ? views : nothing);

/** Holds the place of what is coming, so that nothing jumps. `rows` is about as high as the usual content. */
export const skeleton = (language: Language, rows: readonly ('head' | 'line' | 'short' | 'block')[] = ['head', 'line', 'line', 'short']): TemplateResult => html`
  <div class="skeleton" part="skeleton">
    <span class="visually-hidden">${loadingWords[language === 'zh-CN' ? language : 'en']}</span>
    ${rows.map((row) => html`<div class=${row}></div>`)}
  </div>
`;

/** A box with a sentence. The only level of box. */
export const notice = (tone: Tone, icon: TemplateResult, title: unknown, body: unknown = nothing, part = 'notice'): TemplateResult => html`
  <div class="notice tone-${tone}" part=${part}>
    ${icon}
    <div class="body">
      <p class="title">${title}</p>
      ${body}
    </div>
  </div>
`;

/** Nothing there: what that means and what to do, never only “no data”. */
export const emptyView = (title: string, help: unknown = nothing): TemplateResult =>
  notice('idle', icons.info, title, help === nothing ? nothing : html`<p>${help}</p>`, 'empty');

/** What happened, what to do, and the button that does it. The frame's live region says it as well (`announce`). */
export const errorView = (error: unknown, language: Language, retry?: () => void, busy = false): TemplateResult => {
  const words = sharedWords[language];
  const { title, help, requestId, canRetry } = explain(error, language);
  return notice('bad', icons.warning, title, html`
    <p>${help}</p>
    ${requestId ? html`<p class="small muted">${requestLine(requestId, language)}</p>` : nothing}
    ${retry && canRetry ? html`<div class="actions">${button(busy ? words.retrying : words.retry, retry, { busy })}</div>` : nothing}
  `, 'error');
};

/** A lazy part that could not be had: the rest of the element goes on without it. */
export const missingPart = (language: Language, retry: () => void): TemplateResult => {
  const words = sharedWords[language];
  return notice('warn', icons.warning, words.partMissing, html`<p>${words.partMissingHelp}</p><div class="actions">${button(words.retry, retry)}</div>`, 'error');
};

/** Another language was asked for and its words could not be had. In both of ours: whoever reads this may not read the other. */
export const noLanguage = (retry: () => void): TemplateResult =>
  notice('warn', icons.warning, html`<span lang="en">The words of this language could not be loaded.</span> 这种语言没有读到，先用中文显示。`,
    html`<div class="actions">${button(html`<span lang="en">Try again</span> 再试一次`, retry)}</div>`, 'error');

export interface ButtonOptions {
  readonly kind?: 'primary' | 'plain' | 'normal';
  readonly type?: 'submit';
  readonly icon?: TemplateResult;
  /** Waiting for an answer: stays focusable, does nothing, and its label says that it waits. */
  readonly busy?: boolean;
  readonly part?: string;
  readonly id?: string;
  /** What it opens is open. */
  readonly expanded?: boolean;
}

export const button = (label: unknown, act: ((event: Event) => void) | undefined, options: ButtonOptions = {}): TemplateResult => html`
  <button
    class=${`button ${options.kind ?? 'normal'}`}
    part=${options.part ?? 'button'}
    id=${options.id ?? nothing}
    type=${options.type ?? 'button'}
    aria-disabled=${options.busy ? 'true' : nothing}
    aria-expanded=${options.expanded === undefined ? nothing : String(options.expanded)}
    @click=${(event: Event) => {
      if (options.busy) event.preventDefault();
      else act?.(event);
    }}
  >${options.icon}<span>${label}</span></button>
`;

/** A choice of one among few, shown as pressed buttons. */
export const switchView = <Value extends string>(label: string, options: readonly (readonly [Value, string])[], chosen: Value, choose: (value: Value) => void): TemplateResult => html`
  <div class="switch screen-only" part="switch" role="group" aria-label=${label}>
    ${options.map(([value, word]) => html`<button type="button" aria-pressed=${value === chosen ? 'true' : 'false'} @click=${() => choose(value)}>${word}</button>`)}
  </div>
`;

/** Icon, word, colour: in this order of importance. */
export const badge = (tone: Tone, icon: TemplateResult, word: unknown, soft = false): TemplateResult =>
  html`<span class=${`badge tone-${tone} ${soft ? 'soft' : ''}`} part="badge">${icon}<span>${word}</span></span>`;

/** Label and value; rows without a value are left out. */
export const definitionRows = (rows: readonly (readonly [label: string, value: unknown])[]): View => {
  const shown = rows.filter(([, value]) => value !== undefined && value !== null && value !== '' && value !== nothing);
  return shown.length === 0 ? nothing : html`<dl class="rows" part="rows">${shown.map(([label, value]) => html`<div><dt>${label}</dt><dd>${value}</dd></div>`)}</dl>`;
};

/** Said on every element that shows the invented county. */
export const sampleNote = (language: Language): TemplateResult =>
  html`<p class="sample" part="sample">${icons.info}<span>${sharedWords[language].sample}</span></p>`;
