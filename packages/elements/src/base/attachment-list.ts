import { html, nothing } from 'lit';
import { attachmentUrl, type Attachment, type Client } from '@congress-kit/sdk';
import { formatBytes } from '../locale/format.ts';
import { attachmentLabels, labelOf } from '../locale/labels.ts';
import type { Language } from '../locale/language.ts';
import { sharedWords } from '../locale/shared-words.ts';
import type { View } from './views.ts';

/** Files that the server has, each with a link that saves it. Without a client (data of the page's own) only their names. */
export const attachmentList = (attachments: readonly Attachment[] | undefined, client: Client | undefined, language: Language): View => {
  if (!attachments || attachments.length === 0) return nothing;
  return html`
    <ul class="papers" part="attachments" aria-label=${sharedWords[language].files}>
      ${attachments.map((one) => {
        const href = client && attachmentUrl(client, one);
        return html`<li>${href ? html`<a href=${href} download=${one.name} rel="noreferrer">${one.name}</a>` : one.name} <span class="muted figures">${
          labelOf(attachmentLabels, 'attachmentTypes', one.mediaType, language)}${sharedWords[language].comma}${formatBytes(one.bytes, language)}</span></li>`;
      })}
    </ul>
  `;
};
