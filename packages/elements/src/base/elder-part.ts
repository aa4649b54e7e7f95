import { html, nothing, type LitElement } from 'lit';
import type { Language } from '../locale/language.ts';
import { elderWords } from './elder.words.ts';
import { CongressElderEvent } from './events.ts';
import { ReadAloud } from './read-aloud.ts';
import { textsIn } from './readable-text.ts';
import { elderPlace, page } from './registry.ts';
import { stateIcons } from './state-icons.ts';
import { button, type View } from './views.ts';

export { elderStyles as styles } from './elder.styles.ts';

/** Not among the icons that every page loads. */
const sound = html`<svg class="icon sound" viewBox="0 0 16 16" aria-hidden="true" focusable="false"><path d="M1.5 5.6h2.8L8.4 2v12l-4.1-3.6H1.5z" fill="currentColor"/><path d="M10.8 5.2a4 4 0 0 1 0 5.6M12.9 3a7 7 0 0 1 0 10" fill="none" stroke="currentColor" stroke-width="1.7" stroke-linecap="round"/></svg>`;

/** For everybody on the page, and for the next visit: on this device, where storage is allowed. */
const choose = (elder: boolean): void => {
  page().elderChoice = elder;
  try {
    localStorage.setItem(elderPlace, elder ? '1' : '0');
  } catch {
    // Then it holds until the page is left.
  }
  globalThis.dispatchEvent(new Event('congress-kit-configured'));
};

/** A lazy part: the switch of 长辈模式 and the read-aloud button of one element. */
export class ElderAid {
  private readonly voice: ReadAloud;
  private readonly host: LitElement;
  private readonly announce: (words: string) => void;

  constructor(host: LitElement, announce: (words: string) => void) {
    this.host = host;
    this.announce = announce;
    this.voice = new ReadAloud(() => host.requestUpdate());
  }

  stop(): void {
    this.voice.stop();
  }

  view(language: Language, isElder: boolean, hasSwitch: boolean): View {
    const words = elderWords[language];
    const { state } = this.voice;
    return html`
      <div class="elder-buttons" role="group" aria-label=${words.bar}>
        ${isElder ? this.reading(language) : nothing}
        ${hasSwitch ? button(isElder ? words.off : words.on, () => this.switch(!isElder, language), { id: 'elder-switch' }) : nothing}
      </div>
      ${isElder && (state === 'mute' || state === 'nothing') ? html`<p class="elder-note" part="notice">${words[state]}</p>` : nothing}
    `;
  }

  private reading(language: Language): View {
    const words = elderWords[language];
    const { voice } = this;
    const read = (again: boolean) => () => void this.read(language, again);
    if (voice.state === 'reading') return button(words.stop, () => voice.stop(), { id: 'read-aloud', icon: stateIcons.paused });
    if (voice.state === 'stopped') return html`${button(html`${sound}${words.resume}`, read(false), { id: 'read-aloud' })}${button(words.again, read(true))}`;
    return button(html`${sound}${words.read}`, read(true), { id: 'read-aloud' });
  }

  private async read(language: Language, again: boolean): Promise<void> {
    const frame = this.host.renderRoot.querySelector('.frame');
    await this.voice.read(frame ? textsIn(frame, language) : [], language, again);
    const { state } = this.voice;
    if (state === 'mute' || state === 'nothing') this.announce(elderWords[language][state]);
  }

  private async switch(elder: boolean, language: Language): Promise<void> {
    this.voice.stop();
    choose(elder);
    this.announce(elderWords[language][elder ? 'isOn' : 'isOff']);
    this.host.dispatchEvent(new CongressElderEvent(elder));
    await this.host.updateComplete;
    // Everything above has grown or shrunk: the button stays where the person looks.
    const pressed = this.host.renderRoot.querySelector<HTMLElement>('#elder-switch');
    pressed?.focus({ preventScroll: true });
    pressed?.scrollIntoView({ block: 'nearest' });
  }
}
