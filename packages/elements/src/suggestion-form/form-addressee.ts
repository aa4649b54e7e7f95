import { html, nothing, type ReactiveController, type TemplateResult } from 'lit';
import type { Client } from '@congress-kit/sdk';
import { focusDrawn } from '../base/focus-drawn.ts';
import { lazyPart, type LazyPart } from '../base/lazy.ts';
import type { RemoteHost } from '../base/remote.ts';
import { button, type View } from '../base/views.ts';
import type { Language } from '../locale/language.ts';
import type { Addressee } from './suggestion-draft.ts';
import { formWords } from './suggestion-form.words.ts';
import type { AddresseeChooser, AddresseeName } from './target-part.ts';

const targetPart = lazyPart(() => import('./target-part.ts'));

interface AddresseeHost extends RemoteHost {
  deputy: string | null | undefined;
  station: string | null | undefined;
  readonly client: Client | undefined;
  readonly spokenLanguage: Language;
  readonly renderRoot: HTMLElement | DocumentFragment;
  say(words: string): void;
  addController(controller: ReactiveController): void;
}

/** Whom it goes to: said, and changed. Names and lists come as a part, once a deputy or a station is meant. */
export class FormAddressee {
  private readonly host: AddresseeHost;
  private readonly later: <Part>(lazy: LazyPart<Part>, view: (part: Part) => View, waiting: () => View) => View;
  private readonly ahead: (lazy: LazyPart<unknown>) => void;
  private name: AddresseeName | undefined;
  private chooser: AddresseeChooser | undefined;
  private isOpen = false;

  constructor(host: AddresseeHost, later: FormAddressee['later'], ahead: FormAddressee['ahead']) {
    this.host = host;
    this.later = later;
    this.ahead = ahead;
  }

  /** A deputy who is not there (any more) must not stand between the resident and the office. */
  get addressee(): Addressee | undefined {
    return this.name?.isMissing ? undefined : this.asked;
  }

  /** The name is being read, or what reads it is still coming. */
  get isComing(): boolean {
    if (!this.asked || !this.host.client) return false;
    return this.name ? this.name.state.type === 'loading' : targetPart.state !== 'failed';
  }

  /** In a sentence. As long as nothing reads names, that it is a deputy or a station: ids are for machines. */
  get words(): string {
    const words = formWords[this.host.spokenLanguage];
    return this.asked ? (this.name?.words(this.host.spokenLanguage) ?? words.chooseAddressee) : words.toOffice;
  }

  /** The name alone, to stand beside “to whom”. */
  get shortWords(): string {
    const words = formWords[this.host.spokenLanguage];
    return this.asked ? (this.name?.shortWords(this.host.spokenLanguage) ?? words.chooseAddressee) : words.office;
  }

  /** Before each update: the name of whoever it is now. */
  look(): void {
    if (!this.asked || !this.host.client) return;
    this.ahead(targetPart);
    const { part } = targetPart;
    if (!part) return;
    this.name ??= new part.AddresseeName(this.host, () => {
      const { client } = this.host;
      return client && this.asked && { client, addressee: this.asked };
    });
    this.name.look();
  }

  view(): TemplateResult {
    const words = formWords[this.host.spokenLanguage];
    if (this.isOpen) {
      return html`${this.later(targetPart, (part) => {
        this.chooser ??= new part.AddresseeChooser(this.host, this.asked, (addressee) => this.choose(addressee));
        return this.chooser.view(this.host.spokenLanguage);
      }, () => html`<div class="to" part="addressee"><p>${this.words}</p></div>`)}`;
    }
    return html`<div class="to" part="addressee"><p>${this.words}</p>${this.asked ? button(words.insteadOffice, () => this.choose(undefined), { kind: 'plain' }) : nothing}${
      button(this.asked ? words.chooseOther : words.chooseAddressee, () => this.open(), { kind: 'plain', id: 'choose-target' })}</div>`;
  }

  open(): void {
    this.isOpen = true;
    this.host.requestUpdate();
    void focusDrawn(this.host, '#target-kind input:checked');
  }

  private get asked(): Addressee | undefined {
    const { deputy, station } = this.host;
    if (deputy) return { kind: 'deputy', id: deputy };
    return station ? { kind: 'station', id: station } : undefined;
  }

  private choose(addressee: Addressee | undefined | null): void {
    if (addressee !== null) {
      this.host.deputy = addressee?.kind === 'deputy' ? addressee.id : null;
      this.host.station = addressee?.kind === 'station' ? addressee.id : null;
    }
    this.isOpen = false;
    this.chooser = undefined;
    this.host.requestUpdate();
    void focusDrawn(this.host, '#choose-target');
  }
}
