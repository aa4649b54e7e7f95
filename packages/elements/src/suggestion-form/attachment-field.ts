import { html, nothing, type TemplateResult } from 'lit';
import { button } from '../base/views.ts';
import { groupFrame, type FieldCommon } from '../fields/field.ts';
import type { AttachmentRules } from './attachment-item.ts';
import { formWords } from './suggestion-form.words.ts';

export interface AttachmentField extends Pick<FieldCommon, 'language' | 'error' | 'readonly'> {
  readonly rules: AttachmentRules;
  /** As many as there may be. */
  readonly isFull: boolean;
  /** The files that were added. */
  readonly list: unknown;
  readonly add: (files: readonly File[]) => void;
}

/** Files that a drop or a paste brings; text that is dropped or pasted is none of our business. */
const filesOf = (transfer: DataTransfer | null): File[] => Array.from(transfer?.files ?? []);
const bringsFiles = (event: DragEvent): boolean => Array.from(event.dataTransfer?.types ?? []).includes('Files');

/** For the whole form: a picture that is pasted anywhere in it is a file for it. */
export const pastedFiles = (event: ClipboardEvent): File[] => {
  const files = filesOf(event.clipboardData);
  // Word processors put a picture of the text beside the text.
  return event.clipboardData?.types.includes('text/plain') ? [] : files;
};

/** Choose, take, drop: and what may be chosen is said before. */
export const attachmentField = (field: AttachmentField): TemplateResult => {
  const words = formWords[field.language];
  const { count, bytes, mediaTypes } = field.rules;
  // A phone offers its camera by itself in most browsers, but not in all; a desktop has none that would do.
  const isTouched = globalThis.matchMedia?.('(pointer: coarse)').matches === true;
  const acts = !field.readonly && !field.isFull;
  const choose = (event: Event): void => ((event.currentTarget as Element).parentElement?.querySelector('#file-input') as HTMLElement | null)?.click();
  const take = (event: Event): void => ((event.currentTarget as Element).parentElement?.querySelector('#camera-input') as HTMLElement | null)?.click();
  const chosen = (event: Event): void => {
    const input = event.target as HTMLInputElement;
    const files = Array.from(input.files ?? []);
    // The same file may be chosen again after it was removed.
    input.value = '';
    field.add(files);
  };
  const over = (event: DragEvent): void => {
    if (!acts || !bringsFiles(event)) return;
    event.preventDefault();
    (event.currentTarget as Element).classList.add('over');
  };
  const leave = (event: DragEvent): void => (event.currentTarget as Element).classList.remove('over');
  const drop = (event: DragEvent): void => {
    leave(event);
    if (!acts || !bringsFiles(event)) return;
    event.preventDefault();
    field.add(filesOf(event.dataTransfer));
  };
  return html`
    <div class="drop" @dragover=${over} @dragleave=${leave} @drop=${drop}>
      ${groupFrame({
        id: 'attachments', language: field.language, error: field.error, label: words.files, optional: true,
        hint: html`<p>${words.filesRules(count, bytes / 1_048_576)}${isTouched ? nothing : words.filesDrop}</p><p>${words.filesPrivacy}</p>`,
      }, html`
        ${field.list}
        ${acts ? html`<div class="actions screen-only">
          <input id="file-input" type="file" hidden multiple accept=${mediaTypes.join(',')} @change=${chosen} />
          <input id="camera-input" type="file" hidden accept="image/jpeg,image/png,image/webp" capture="environment" @change=${chosen} />
          ${button(words.filesChoose, choose, { id: 'choose-files' })}
          ${isTouched ? button(words.filesTake, take) : nothing}
        </div>` : field.isFull && !field.readonly ? html`<p class="hint"><slot name="attachments-full">${words.filesFull(count)}</slot></p>` : nothing}
      `)}
    </div>
  `;
};
