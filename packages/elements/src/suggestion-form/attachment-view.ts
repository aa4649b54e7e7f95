import { html, nothing, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { isNetworkError } from '@congress-kit/sdk';
import { explain, explainCode } from '../base/explain.ts';
import { icons } from '../base/icons.ts';
import { button, type View } from '../base/views.ts';
import { formatBytes } from '../locale/format.ts';
import { attachmentLabels, labelOf } from '../locale/labels.ts';
import type { Language } from '../locale/language.ts';
import type { AttachmentItem, AttachmentRules } from './attachment-item.ts';
import { attachmentWords } from './attachment.words.ts';

export interface ItemActs {
  readonly thumbnail: (key: string) => HTMLCanvasElement | undefined;
  readonly retry: (key: string) => void;
  readonly remove: (key: string) => void;
}

/** The files of the draft: what each is, how far it is, what can be done. */
export const itemsView = (items: readonly AttachmentItem[], rules: AttachmentRules, language: Language, readonly: boolean, acts: ItemActs): View =>
  items.length === 0 ? nothing : html`
    <ul class="files" part="files">${repeat(items, ({ key }) => key, (item) => itemView(item, rules, language, readonly, acts))}</ul>
  `;

const itemView = (item: AttachmentItem, rules: AttachmentRules, language: Language, readonly: boolean, acts: ItemActs): TemplateResult => {
  const words = attachmentWords[language];
  const canRetry = item.stage.type === 'failed';
  // The button goes, and the focus must not go with it; what is left beside it takes the file away.
  const retry = (event: Event, key: string): void => {
    (event.target as Element).closest<HTMLElement>('.file')?.focus();
    acts.retry(key);
  };
  return html`
    <li class="file" part="file" id="file-${item.key}" tabindex="-1">
      ${acts.thumbnail(item.key) ?? nothing}
      <p class="file-name">${item.name}</p>
      <p class="file-facts figures">${rules.mediaTypes.includes(item.type) ? `${labelOf(attachmentLabels, 'attachmentTypes', item.type, language)}${words.comma}` : nothing}${formatBytes(item.bytes, language)}</p>
      ${stageView(item, rules, language)}
      ${readonly ? nothing : html`<div class="actions screen-only">
        ${canRetry ? button(html`${words.retry}<span class="visually-hidden"> ${item.name}</span>`, (event) => retry(event, item.key)) : nothing}
        ${button(html`${words.remove}<span class="visually-hidden"> ${item.name}</span>`, () => acts.remove(item.key), { kind: 'plain' })}
      </div>`}
    </li>
  `;
};

const stageView = ({ stage, bytes, name, type, isKept }: AttachmentItem, rules: AttachmentRules, language: Language): TemplateResult => {
  const words = attachmentWords[language];
  switch (stage.type) {
    case 'stored':
      return html`<p class="file-state good">${icons.done}<span>${words.arrived}</span></p>`;
    case 'sending': {
      const percent = Math.floor((100 * stage.sent) / Math.max(1, bytes));
      return html`<p class="file-state"><progress max="100" value=${percent} aria-label=${words.progressOf(name)}></progress><span class="figures">${percent < 100 ? words.sending(percent) : words.saving}</span></p>`;
    }
    case 'failed':
      return html`<p class="file-state bad">${icons.warning}<span>${isNetworkError(stage.error) ? words.network : explain(stage.error, language).title}${words.stop}${isKept ? words.failedKept : words.failedNotKept}</span></p>`;
    case 'refused':
      return html`<p class="file-state bad">${icons.warning}<span>${refusalWords(stage.code, type, rules, language)}</span></p>`;
    default:
      return html`<p class="file-state">${stage.type === 'preparing' ? words.preparing : words.waiting}</p>`;
  }
};

const refusalWords = (code: string, type: string, rules: AttachmentRules, language: Language): string => {
  const words = attachmentWords[language];
  if (code === 'lost') return words.lost;
  if (type === 'image/heic') return words.heic;
  const max = code === 'image_too_large' ? words.megapixels : rules.bytes / 1_048_576;
  const said = explainCode(code, { max }, language);
  return said ? `${said.title}${words.stop}${said.detail}` : words.refused;
};

/** More were chosen than there may be. */
export const tooManyWords = (count: number, language: Language): string => attachmentWords[language].tooMany(count);
