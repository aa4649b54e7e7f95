import { html } from 'lit';
import { icons } from '../base/icons.ts';
import { button, type View } from '../base/views.ts';

/** Above what was opened: to where it was opened from. */
export const wayBack = (label: string | undefined, act: () => void): View => html`<div class="bar screen-only">${button(label, act, { kind: 'plain', icon: icons.left })}</div>`;
