import { css, type CSSResult } from 'lit';
import { lazyPart } from '../base/lazy.ts';
import { comboboxStyles } from '../fields/combobox.styles.ts';
import { suggestionFormStyles } from './suggestion-form.styles.ts';

/** Lazy part: the questions. Asked for as soon as an element connects; a script for this element alone carries it. */
export { limits } from '@congress-kit/api/limits';
export { submitButton } from '../base/submit-button.ts';
export { Attachments } from './attachments.ts';
export { bringCategories } from './category-box.ts';
export { DraftLine } from './draft-line.ts';
export { FormAddressee } from './form-addressee.ts';
export { FormFlow } from './form-flow.ts';
export { formWords } from './suggestion-form.words.ts';
export { SuggestionWriting } from './suggestion-writing.ts';
export { stepView, writingView } from './writing-view.ts';

export const styles: CSSResult = css`${comboboxStyles}${suggestionFormStyles}`;

/** What comes later still. */
export const finishPart = lazyPart(() => import('./finish-part.ts'));
export const restPart = lazyPart(() => import('./rest-part.ts'));
export const receiptPart = lazyPart(() => import('./receipt-part.ts'));
export const dictationPart = lazyPart(() => import('./dictation-part.ts'));
