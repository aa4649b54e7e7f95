import { html, nothing, type TemplateResult } from 'lit';
import { linkTo } from '../base/links.ts';
import { icons } from '../base/icons.ts';
import { onceOpen } from '../base/once-open.ts';
import { qrPart } from '../base/qr.ts';
import { button, type View } from '../base/views.ts';
import type { Language } from '../locale/language.ts';
import type { Choices } from './ballot-choices.ts';
import type { CountedBallot } from './ballot-figures.ts';
import type { FollowActs } from './follow-up.ts';
import { moreWords } from './more.words.ts';

/** Fewer than these are seen at once. */
const fewest = 4;

/** @param fields what stands in the fold, once it is open */
export const toolsView = ({ ballot }: CountedBallot, choices: Choices | undefined, language: Language, fields: () => View): View => {
  if (ballot.candidates.length < fewest) return nothing;
  const isChosen = Boolean(choices?.category || choices?.place);
  return html`
    <details class="tools screen-only" part="tools" ?open=${isChosen}>
      <summary>${icons.right}<span><slot name="tools-title">${moreWords[language].tools}</slot></span></summary>
      ${onceOpen(isChosen, fields)}
    </details>
  `;
};

export interface SaveActs {
  readonly csv: () => void;
  readonly png: () => void;
  readonly svg: () => void;
}

export const saveView = (language: Language, acts: SaveActs): TemplateResult => {
  const words = moreWords[language];
  return html`
    <div class="save actions screen-only" part="save" role="group" aria-label=${words.save}>
      <span class="muted" aria-hidden="true">${words.save}</span>
      ${(['csv', 'png', 'svg'] as const).map((kind) => button(words[kind], acts[kind], { kind: 'plain', part: `save-${kind}` }))}
    </div>
  `;
};

export const compareButton = (isOpen: boolean, language: Language, act: () => void): TemplateResult =>
  html`<div class="actions screen-only">${button(moreWords[language].compare, act, { kind: 'plain', icon: isOpen ? icons.up : icons.down, part: 'compare-button', expanded: isOpen })}</div>`;

/** So that a result can be shown to somebody: its own address, for phones as a code, for whoever opens the fold. */
export const addressView = ({ ballot: { id, title } }: CountedBallot, language: Language, later: FollowActs['later']): View => {
  const address = linkTo(undefined, { ballot: id });
  return !address ? nothing : html`
    <details class="tools screen-only" part="follow">
      <summary>${icons.right}<span><slot name="follow-title">${moreWords[language].address}</slot></span></summary>
      ${onceOpen(false, () => later(qrPart, ({ qrView }) => qrView(address, { title }, language)))}
    </details>
  `;
};
