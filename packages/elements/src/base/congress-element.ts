import { html, nothing, type CSSResultGroup, type PropertyDeclarations, type PropertyValues, type TemplateResult } from 'lit';
import { isAbortedError, type Client } from '@congress-kit/sdk';
import { fromTheRight } from '../locale/language.ts';
import { sharedWords } from '../locale/shared-words.ts';
import { controlStyles } from '../theme/controls.styles.ts';
import { themeStyles } from '../theme/theme.styles.ts';
import { clientFor, discoveryOf, readJsonChild, sourceOf, type Source } from './client.ts';
import { contractPart } from './contract-part.ts';
import type { ElderAid } from './elder-part.ts';
import { CongressErrorEvent } from './events.ts';
import { isDoubtful, isNoChoice } from './doubt.ts';
import { explain, told } from './explain.ts';
import { GuestElement, keepTyping } from './guest-element.ts';
import { icons } from './icons.ts';
import { lazyPart } from './lazy.ts';
import { elderChosen, page } from './registry.ts';
import type { Remote } from './remote.ts';
import { emptyView, errorView, notice, sampleNote, seldom, skeleton, type View } from './views.ts';

export type { Width } from './guest-element.ts';

/** About as high as an element's first view, so that what stands below it moves little when the words are there. */
const wordless = ['head', 'line', 'short', 'block', 'line', 'block', 'line', 'block', 'line', 'block'] as const;

const elderPart = lazyPart(() => import('./elder-part.ts'));

/** What is typed in our fields is no event of the page: seen from outside it would come from the element, which is no field. */
const keepInside = (event: Event): void => event.stopPropagation();
/** A double click is one click: its second half would fall on what the first one brought, and answer the next question, or say yes to “really?”. */
const once = { capture: true, handleEvent: (event: UIEvent): unknown => event.detail > 1 && (event.preventDefault(), event.stopPropagation()) };

/**
 * What every element of the kit is: a framed view with language, look, width, a source of data and a live region.
 *
 * A subclass writes `view()`, has a `RemoteController`, and calls its `start()` from `willUpdate` when `sourceChanged(…)`.
 *
 * @attr {string} lang - Language of the element, `zh-CN`, `en` or one the page has added; else the nearest `lang` upwards, the script tag's, the page's
 * @slot - Shown before and without JavaScript, and below a sentence that nothing could be read
 * @fires {CongressErrorEvent} congress-error - Something could not be read or sent; `detail.error` is the SDK's error
 * @fires {CongressElderEvent} congress-elder - A person switched 长辈模式 on or off, for all elements of the page; `detail.elder`
 * @csspart frame - The whole element inside
 * @csspart elder-bar - Switch of 长辈模式 and the read-aloud button
 * @csspart offline - Says that the line is down
 * @csspart sample - The note that the data is invented
 * @csspart skeleton - Holds the place of what is coming
 * @csspart notice - A box with a sentence
 * @csspart empty - A box that says that nothing is there, and what to do
 * @csspart error - A box that says what went wrong, and what to do
 * @csspart button - A button
 * @csspart switch - Pressed buttons to choose one of few
 * @csspart badge - Icon, word and colour of a state
 * @csspart advice - What the webmaster has to change on the tag
 * @csspart rows - Labels with their values
 * @csspart field - A field with its label, hint and error
 * @csspart control - What is typed or chosen in
 * @csspart summary - The list of what needs correcting
 * @cssproperty --congress-accent - What can be acted on and what is chosen: the one colour that makes an element yours
 * @cssproperty --congress-surface - Behind the element; transparent unless the look is dark
 * @cssproperty --congress-text - Text; the page's own unless the look is dark
 * @cssproperty --congress-font-size - Size of the text, at least 16 px
 */
export abstract class CongressElement extends GuestElement {
  static override properties: PropertyDeclarations = {
    ...GuestElement.properties,
    api: {},
    src: {},
    theme: {},
    elder: { type: Boolean },
    elderSwitch: { type: Boolean, attribute: 'elder-switch' },
    data: { attribute: false },
    sample: { state: true },
    spoken: { state: true },
    isOffline: { state: true },
  };
  static override styles: CSSResultGroup = [themeStyles, controlStyles];

  /** Address of the API, e.g. `https://county.example/v1`; the script tag's `data-api` when absent. */
  declare api: string | null | undefined;
  /** A static JSON file instead of an API, or (with a slash at its end) the folder of a snapshot. */
  declare src: string | null | undefined;
  /** Words of the look, any of: red, blue, dark, contrast, auto. */
  declare theme: string | null | undefined;
  /** 长辈模式 until a person decides otherwise: bigger type and targets, fewer things at once, read aloud. */
  declare elder: boolean;
  /** Shows the switch of 长辈模式; it is for all elements of the page and remembered on the device. */
  declare elderSwitch: boolean;
  /** The data itself; wins over every other way. */
  declare data: unknown;

  private declare sample: boolean;
  private declare spoken: string;
  /** The line went down while this was shown. */
  private declare isOffline: boolean;

  private elderAid: ElderAid | undefined;
  private childWatch: MutationObserver | undefined;
  private sourceKey: string | undefined;
  private told: unknown;
  /** What failed last, for the webmaster's sake. */
  private amiss: unknown;

  constructor() {
    super();
    this.elder = false;
    this.elderSwitch = false;
    this.isOffline = false;
    this.sample = false;
    this.spoken = '';
  }

  /** The content inside the frame. */
  protected abstract view(): View;

  override connectedCallback(): void {
    super.connectedCallback();
    if (isDoubtful(this, (this.constructor as typeof CongressElement).observedAttributes) || isNoChoice('theme', page().theme ?? '')) this.ahead(contractPart);
    // A JSON child may be parsed after the element itself, also word by word, and what belongs into a slot put there any time.
    this.childWatch ??= new MutationObserver(() => this.requestUpdate());
    this.childWatch.observe(this, { childList: true, characterData: true, subtree: true, attributeFilter: ['slot'] });
    if (document.readyState === 'loading') document.addEventListener('DOMContentLoaded', () => this.requestUpdate(), { once: true });
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.childWatch?.disconnect();
    this.elderAid?.stop();
  }

  protected override connectionChanged(isThere: boolean): void {
    // Who reads data of the page's own needs no line.
    if (this.isUnconfigured || this.data || readJsonChild(this)) return;
    this.isOffline = !isThere;
    this.announce(isThere ? this.words.online : this.words.offline);
  }

  /** Where the data comes from now. Nearest wins: `.data`, JSON child, `src`, own `api`, the page's `src`, the page's `api`. */
  protected get source(): Source {
    if (this.data !== undefined && this.data !== null) return { type: 'data', data: this.data };
    const child = readJsonChild(this);
    if (child && 'error' in child) throw child.error;
    if (child) return { type: 'data', data: child.data };
    const src = this.src || (this.api ? undefined : page().src);
    if (src) return sourceOf(src, this.language);
    const api = this.api || page().api;
    return api ? { type: 'client', client: clientFor(api, this.language), isFile: false, takesIn: true } : { type: 'none' };
  }

  /** Is there a server that takes something in, and knows receipts? */
  protected get takesIn(): boolean {
    const { source } = this;
    return source.type === 'client' && source.takesIn;
  }

  /** True when the data has to be loaded anew: the source or one of the named properties changed. Ask once per update. */
  protected sourceChanged(changed: PropertyValues, ...names: readonly string[]): boolean {
    const child = this.querySelector(':scope > script[type="application/json"]')?.textContent ?? '';
    const key = [this.src, this.api, page().src, page().api, child].join('\n');
    const differs = key !== this.sourceKey || changed.has('data') || names.some((name) => changed.has(name));
    this.sourceKey = key;
    return differs;
  }

  /** Reads from the source: the data as it is, or through the client. For the `load` of a controller. */
  readonly read = async <T>(signal: AbortSignal, ask: (client: Client, signal: AbortSignal, isFile: boolean) => Promise<T>): Promise<T | undefined> => {
    const source = this.source;
    if (source.type === 'none') return undefined;
    if (source.type === 'data') {
      this.sample = (source.data as { sample?: unknown }).sample === true;
      return source.data as T;
    }
    if (!source.isFile) void this.askForSample(source.client);
    return ask(source.client, signal, source.isFile);
  };

  /** Shows the note when the deployment holds the invented county. `read` asks by itself; an element that only writes asks here. */
  protected async askForSample(client: Client): Promise<void> {
    try {
      this.sample = (await discoveryOf(client)).sample;
    } catch (error) {
      // The note is beside the point when nothing can be read; the reading itself tells what is wrong. An element that only writes reads nothing else.
      this.amiss ??= error;
      this.ahead(contractPart);
    }
  }

  /** Says it to screen readers, through the live region that was there before. The same words twice are said twice. */
  protected announce(words: string): void {
    this.spoken = this.spoken === words ? `${words}\u00a0` : words;
  }

  /** The states all remote things share; an element passes its view of what was loaded. `loading` is for what the element itself is about. */
  protected remoteView<T>(remote: Remote<T>, loaded: (data: T) => View, options: { retry?: () => void; busy?: boolean; empty?: () => View; loading?: () => View } = {}): View {
    switch (remote.type) {
      case 'loading':
        this.isWaiting = true;
        // Of data in the page nothing is painted before it is read.
        return !options.loading ? skeleton(this.language) : this.data && !this.coming.size ? nothing : options.loading();
      case 'loaded':
        return loaded(remote.data);
      case 'empty':
        return html`${this.isUnconfigured ? this.toldView('unconfigured') : options.empty?.() ?? emptyView(this.words.empty)}<slot></slot>`;
      case 'error':
        return html`${errorView(remote.error, this.language, options.retry, options.busy)}<slot></slot>`;
    }
  }

  /** Nothing to show, for a reason; what to do about it comes with all that is told beside the content. */
  protected toldView(reason: 'unconfigured' | 'readOnly'): View {
    this.ahead(contractPart);
    return emptyView(this.words[reason], told(reason, this.language));
  }

  /**
   * Called by the controllers when something failed: announces it and tells the page. A given-up request is no failure.
   *
   * @param isTold what could not be sent is told by the form, in an alert of its own; the words here are about reading
   */
  failed(error: unknown, isTold?: boolean): void {
    if (isAbortedError(error) || this.told === error) return;
    this.told = this.amiss = error;
    // Who was answered can be told the rest, too; a client has mostly brought it already. Without an answer nobody waits for what a webmaster is told.
    if (!/^(network|timeout)$/.test((error as { kind: string }).kind)) this.expectProblems();
    if (!isTold) void this.announceFailure(error);
    this.ahead(contractPart);
    this.dispatchEvent(new CongressErrorEvent(error));
  }

  private async announceFailure(error: unknown): Promise<void> {
    await Promise.all([...this.neededWords(), contractPart].map((part) => this.coming.get(part)));
    const { title, help } = explain(error, this.language);
    this.announce(this.words.sentences(title, help));
  }

  protected get words() {
    return sharedWords[this.language];
  }

  private get isUnconfigured(): boolean {
    try {
      return this.source.type === 'none';
    } catch {
      return false;
    }
  }

  protected override render(): TemplateResult {
    // The note that the data is invented is known late and stands last: nothing that is being read may move.
    // Chinese and English are written from left to right, also in a page that is not.
    return html`
      <div
        class="frame"
        part="frame"
        lang=${this.language}
        dir=${fromTheRight.has(this.language) ? 'rtl' : 'ltr'}
        data-theme=${this.theme ?? page().theme ?? ''}
        data-width=${this.width}
        ?data-elder=${this.isElder}
        @click=${once}
        @input=${keepInside}
        @keydown=${keepTyping}
        @keypress=${keepTyping}
        @keyup=${keepTyping}
      >
        <div class="probe" aria-hidden="true"><i></i></div>
        <div class="visually-hidden" role="status">${this.spoken}</div>
        ${this.isSpeechless ? nothing : seldom(this.elderBar(), this.wordsMissing(), contractPart.part?.adviceView(this, this.amiss, this.language) ?? nothing, this.isOffline ? notice('warn', icons.warning, this.words.offline, nothing, 'offline') : nothing)}${this.wholeView()}${this.sample && !this.isWaiting ? sampleNote(this.language) : nothing}
      </div>
    `;
  }

  /** Knows afterwards whether it is still waiting for something. */
  private wholeView(): View {
    this.isWaiting = this.isSpeechless;
    return this.isWaiting ? skeleton('en', wordless) : this.view();
  }

  /** In the same corner of every element. */
  private elderBar(): View {
    const hasSwitch = this.elderSwitch || page().elderSwitch === true || elderChosen() === true;
    if (!hasSwitch && !this.isElder) return nothing;
    return html`<div class="elder-bar screen-only" part="elder-bar">${this.later(elderPart, ({ ElderAid: Aid }) => {
      this.elderAid ??= new Aid(this, (words) => this.announce(words));
      return this.elderAid.view(this.language, this.isElder, hasSwitch);
    }, () => nothing)}</div>`;
  }
}
