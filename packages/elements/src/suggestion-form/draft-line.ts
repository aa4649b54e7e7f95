import { html, nothing } from 'lit';
import { focusDrawn } from '../base/focus-drawn.ts';
import { icons } from '../base/icons.ts';
import { button, type View } from '../base/views.ts';
import type { Language } from '../locale/language.ts';
import { formWords } from './suggestion-form.words.ts';

interface DraftHost {
  readonly spokenLanguage: Language;
  readonly renderRoot: HTMLElement | DocumentFragment;
  readonly updateComplete: Promise<unknown>;
  requestUpdate(): void;
}

/** That the draft lies on this device, and the way to take it off, asked twice. */
export class DraftLine {
  private isAsking = false;
  private readonly host: DraftHost;
  private readonly clear: () => void;

  constructor(host: DraftHost, clear: () => void) {
    this.host = host;
    this.clear = clear;
  }

  view(isKept: boolean): View {
    if (!isKept) {
      this.isAsking = false;
      return nothing;
    }
    const words = formWords[this.host.spokenLanguage];
    return html`
      <div class="draft" part="draft">
        <p>${icons.info}<span>${this.isAsking ? words.draftClearAsk : words.draftKept}</span></p>
        <div class="actions">
          ${this.isAsking
            ? html`${button(words.draftClearYes, this.clear, { id: 'clear-yes' })}${button(words.draftClearNo, () => this.ask(false), { kind: 'plain' })}`
            : button(words.draftClear, () => this.ask(true), { kind: 'plain', id: 'clear' })}
        </div>
      </div>
    `;
  }

  private ask(isAsking: boolean): void {
    this.isAsking = isAsking;
    this.host.requestUpdate();
    void focusDrawn(this.host, isAsking ? '#clear-yes' : '#clear');
  }
}
