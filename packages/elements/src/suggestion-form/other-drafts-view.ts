import { html, nothing } from 'lit';
import { icons } from '../base/icons.ts';
import { button, type View } from '../base/views.ts';
import type { Language } from '../locale/language.ts';
import { finishWords } from './finish.words.ts';
import { draftsAt, isTouched, ours, placeOf, type KeptDraft } from './suggestion-draft.ts';

/** Those that lie beside the one of this tab; its own place may have been written in by another tab since. */
export const otherDrafts = (name: string): KeptDraft[] => {
  try {
    const own = ours[placeOf(name)];
    return draftsAt(placeOf(name)).filter(({ place, text, typed }) => isTouched(typed) && (place !== own?.place || text !== own.text));
  } catch {
    // Forbidden, and nothing is kept.
    return [];
  }
};

/** What was written in another tab and not sent lies on this device as well, and is one press away. */
export const otherDraftsView = (drafts: readonly KeptDraft[], language: Language, open: (place: string) => void): View => {
  if (drafts.length === 0) return nothing;
  const words = finishWords[language];
  return html`<div class="draft" part="other-drafts">
    <p>${icons.info}<span>${words.othersKept}</span></p>
    <ul>${drafts.map(({ place, typed: { title, body } }) => html`<li>${button(words.openOther(title.trim() || Array.from(body.trim()).slice(0, 20).join('')), () => open(place), { kind: 'plain' })}</li>`)}</ul>
  </div>`;
};
