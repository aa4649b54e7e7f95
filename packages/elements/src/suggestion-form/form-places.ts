import { html } from 'lit';
import type { Client } from '@congress-kit/sdk';
import { focusDrawn } from '../base/focus-drawn.ts';
import { lazyPart, type LazyPart } from '../base/lazy.ts';
import type { RemoteHost } from '../base/remote.ts';
import { button, type View } from '../base/views.ts';
import { Combobox } from '../fields/combobox.ts';
import { comboboxField } from '../fields/combobox-field.ts';
import { groupFrame } from '../fields/field.ts';
import type { Language } from '../locale/language.ts';
import { sharedWords } from '../locale/shared-words.ts';
import { placeWords } from './form-places.words.ts';
import type { PlaceCascade } from './place-part.ts';
import type { Typed } from './suggestion-draft.ts';
import type { FormFlow } from './form-flow.ts';
import { formWords } from './suggestion-form.words.ts';
import type { SuggestionWriting } from './suggestion-writing.ts';

export const placePart = lazyPart(() => import('./place-part.ts'));

interface PlacesHost extends RemoteHost {
  readonly client: Client | undefined;
  readonly spokenLanguage: Language;
  readonly renderRoot: HTMLElement | DocumentFragment;
  say(words: string): void;
  /** Hears why no places came; of no reason where nobody said from where. */
  lacking?(error?: unknown): void;
  /** Where it is asked in the form. */
  readonly flow?: FormFlow;
  readonly writing?: SuggestionWriting;
}

/** What is asked, where it is not the form's own question. */
interface Asked {
  readonly label?: string;
  readonly hint?: string;
  readonly optional?: boolean;
  /** In a page's own form, which may have no other question for a place: what is said where nothing was found, read or chosen. */
  readonly words?: { readonly none: string; readonly failed: string; readonly unpicked: (text: string) => string };
}

/** The question where it is: typed and found, or step by step without typing. A place is picked, nobody is located. */
export class FormPlaces {
  private readonly host: PlacesHost;
  private readonly later: <Part>(lazy: LazyPart<Part>, view: (part: Part) => View) => View;
  private readonly change: (changed: Partial<Typed>) => void;
  private readonly box: Combobox;
  private cascade: PlaceCascade | undefined;
  private isByStep: boolean | undefined;
  /** What is said of what was typed, left, and not taken. */
  private unpicked = '';

  constructor(host: PlacesHost, later: FormPlaces['later'], change: FormPlaces['change']) {
    this.host = host;
    this.later = later;
    this.change = change;
    this.box = new Combobox(host, async (query, signal) => {
      const { client } = host;
      if (!client) host.lacking?.();
      try {
        return client ? await (await placePart.load()).findPlaces(client, query, signal) : [];
      } catch (error) {
        if (!signal.aborted) host.lacking?.(error);
        throw error;
      }
    }, (count) => host.say(formWords[host.spokenLanguage].found(count)));
    if (host.writing) host.writing.places = this;
  }

  /** Before each update: the lists follow what was chosen. */
  sync({ divisionId }: Pick<Typed, 'divisionId'>): void {
    this.cascade?.sync(divisionId);
    // The summary shows all that was written: what is still being looked for stands there as it was typed.
    if (this.host.flow?.screen === 'check' && this.box.isLeft) this.keep((this.box.query ?? '').trim(), 'moved');
  }

  /** All that was typed here is given up, e.g. by a reset. */
  forget(): void {
    this.unpicked = '';
    this.box.settle();
  }

  view(typed: Pick<Typed, 'divisionName' | 'address'>, isElder: boolean, error: string | undefined, readonly: boolean, { words: own, ...asked }: Asked = {}): View {
    const language = this.host.spokenLanguage;
    const words = formWords[language];
    const said = placeWords[language];
    const common = { id: 'place', language, error, readonly, label: words.place, optional: true, ...asked };
    const isByStep = this.isByStep ?? isElder;
    const other = html`<div class="actions screen-only">${button(isByStep ? said.typed : said.stepped, () => {
      this.isByStep = !isByStep;
      this.host.requestUpdate();
      // The button is drawn anew, and keeps the focus.
      void focusDrawn(this.host, '#place-way');
    }, { kind: 'plain', id: 'place-way' })}</div>`;
    if (isByStep) {
      return html`${groupFrame({ ...common, optional: false }, html`${this.later(placePart, (part) => {
        this.cascade ??= new part.PlaceCascade(this.host, () => this.host.client, (divisionId, divisionName) => this.change({ divisionId, divisionName }));
        return this.cascade.view({ language, readonly }, own?.failed ?? said.failed);
      })}${other}`)}`;
    }
    return comboboxField({
      hint: words.placeHint, ...common, box: this.box, chosen: typed.divisionName, none: own?.none ?? said.none, failed: own?.failed ?? said.failed, below: other,
      error: error ?? (this.unpicked && (this.box.query === undefined || this.box.isLeft) ? this.unpicked : undefined),
      choose: (option) => {
        this.unpicked = '';
        this.change({ divisionId: option?.value ?? '', divisionName: option ? [option.detail, option.label].filter(Boolean).join(' › ') : '' });
      },
      unmatched: (text) => {
        // Whether it is in the list, nobody knows where the list could not be read.
        const isRead = this.box.stage === 'ready';
        if (!own) return this.keep(text, isRead ? 'moved' : 'movedUnread');
        this.unpicked = isRead ? own.unpicked(text) : own.failed;
        this.host.say(this.unpicked);
        if (!isRead) this.box.hold(text);
      },
    });
  }

  /** What was typed is not lost: it stands where a place is described in words. */
  private keep(text: string, said: 'moved' | 'movedUnread'): void {
    this.box.settle();
    const { address } = this.host.writing!.typed;
    if (!text || address.indexOf(text) !== -1) return;
    const language = this.host.spokenLanguage;
    this.change({ address: address.trim() ? text + sharedWords[language].comma + address.trim() : text });
    this.host.say(placeWords[language][said]);
  }
}
