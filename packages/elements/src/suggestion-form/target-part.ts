import { css, html, nothing, type ReactiveController, type TemplateResult } from 'lit';
import { getDeputy, getStation, isProblemError, listDeputies, listStations, type Client } from '@congress-kit/sdk';
import { RemoteController, type RemoteHost } from '../base/remote.ts';
import { button } from '../base/views.ts';
import { radioGroup } from '../fields/choice-fields.ts';
import { Combobox, type Option } from '../fields/combobox.ts';
import { comboboxField } from '../fields/combobox-field.ts';
import type { Language } from '../locale/language.ts';
import { pickerWords } from './picker.words.ts';
import type { Addressee } from './suggestion-draft.ts';
import { formWords } from './suggestion-form.words.ts';
import { choices } from './writing-view.ts';

/** Whom it is addressed to, by name. Knowing only the id is no reason to stop: the name is for the eye. */
export class AddresseeName extends RemoteController<{ readonly name: string }> {
  private readonly ask: () => { client: Client; addressee: Addressee } | undefined;
  private key = '';

  constructor(host: RemoteHost, ask: AddresseeName['ask']) {
    super(host);
    this.ask = ask;
  }

  /** Reads the name of whoever it is now, once. */
  look(): void {
    const asked = this.ask();
    const key = asked ? `${asked.client.api} ${asked.addressee.kind} ${asked.addressee.id}` : '';
    if (key === this.key) return;
    this.key = key;
    if (asked) this.start();
  }

  get isMissing(): boolean {
    return this.state.type === 'error' && isProblemError(this.state.error);
  }

  protected async load(signal: AbortSignal): Promise<{ name: string } | undefined> {
    const asked = this.ask();
    if (!asked) return undefined;
    const { client, addressee: { kind, id } } = asked;
    return kind === 'deputy' ? getDeputy(client, { id }, { signal }) : getStation(client, { id }, { signal });
  }

  /** The name, or what stands for it. An id is for machines: nobody has chosen “JZ001”. */
  shortWords(language: Language): string {
    const { state, kind } = this;
    if (state.type === 'loaded') return state.data.name;
    return pickerWords[language][state.type === 'loading' ? 'looking' : this.isMissing ? 'missing' : 'unread'][kind];
  }

  /** In a sentence. */
  words(language: Language): string {
    const words = pickerWords[language];
    const { state, isMissing } = this;
    const name = this.shortWords(language);
    if (state.type === 'loading' || isMissing) return name;
    return state.type === 'loaded' && this.kind === 'deputy' ? words.toDeputy(name) : words.to(name);
  }

  private get kind(): Addressee['kind'] {
    return this.ask()?.addressee.kind ?? 'deputy';
  }
}

export interface ChooserHost {
  readonly client: Client | undefined;
  readonly spokenLanguage: Language;
  requestUpdate(): void;
  say(words: string): void;
  addController(controller: ReactiveController): void;
}

const pause = (signal: AbortSignal): Promise<void> => new Promise((resolve, reject) => {
  const timer = setTimeout(resolve, 200);
  signal.addEventListener('abort', () => { clearTimeout(timer); reject(new Error('aborted')); });
});

/** Choosing whom it goes to: the office, a deputy, a station. */
export class AddresseeChooser {
  kind: 'congress' | 'deputy' | 'station';
  private option: Option | undefined;
  private isWrong = false;
  private readonly host: ChooserHost;
  private readonly box: Combobox;
  private readonly done: (addressee: Addressee | undefined | null) => void;

  /** @param done hears the choice: undefined is the office, null leaves it as it was */
  constructor(host: ChooserHost, now: Addressee | undefined, done: AddresseeChooser['done']) {
    this.host = host;
    this.kind = now?.kind ?? 'congress';
    this.done = done;
    this.box = new Combobox(host, (query, signal) => this.find(query, signal), (count) => host.say(formWords[host.spokenLanguage].found(count)));
  }

  view(language: Language): TemplateResult {
    const words = pickerWords[language];
    const { kind } = this;
    return html`
      <div class="chooser" part="chooser" id="target">
        ${radioGroup<'congress' | 'deputy' | 'station'>({
          id: 'target-kind', language, label: words.chooseTitle, value: kind, options: choices(words.kinds, words.kindHints), change: (next) => {
            this.kind = next;
            this.option = undefined;
            this.isWrong = false;
            this.box.settle();
            this.host.requestUpdate();
          },
        })}
        ${kind === 'congress' ? nothing : comboboxField({
          id: 'target-name', language, label: words[kind], hint: kind === 'deputy' ? words.deputyHint : words.stationHint, box: this.box, none: words.none,
          chosen: this.option?.label ?? '', error: this.isWrong ? words.pickMissing : undefined, choose: (option) => {
            this.option = option;
            this.isWrong = false;
            this.host.requestUpdate();
          },
        })}
        <div class="actions">${button(words.done, () => this.finish(), { id: 'target-done' })}${button(words.cancel, () => this.done(null), { kind: 'plain' })}</div>
      </div>
    `;
  }

  private finish(): void {
    if (this.kind === 'congress') return this.done(undefined);
    if (this.option) return this.done({ kind: this.kind, id: this.option.value });
    this.isWrong = true;
    this.host.say(pickerWords[this.host.spokenLanguage].pickMissing);
    this.host.requestUpdate();
  }

  private async find(query: string, signal: AbortSignal): Promise<readonly Option[]> {
    const { client } = this.host;
    if (!client) return [];
    if (query) await pause(signal);
    const asked = { limit: 12, ...(query && { q: query.slice(0, 60) }) };
    if (this.kind === 'deputy') {
      const { items } = await listDeputies(client, asked, { signal });
      return items.map(({ id, name, post, memberships }) => ({ value: id, label: name, detail: post ?? memberships[0]?.congress.name }));
    }
    const { items } = await listStations(client, asked, { signal });
    return items.map(({ id, name, address }) => ({ value: id, label: name, detail: address }));
  }
}

export const styles = css`
  .chooser {
    margin: 1em 0 0;
    padding: 1em 1.25em;
    max-width: var(--c-measure);
    border: 1px solid var(--c-line);
    border-radius: var(--c-radius);
  }
  .chooser .field {
    margin-bottom: 1em;
  }
`;

