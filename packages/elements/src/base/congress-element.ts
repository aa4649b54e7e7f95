import { adoptStyles, html, LitElement, nothing, type CSSResult, type CSSResultGroup, type PropertyDeclarations, type PropertyValues, type TemplateResult } from 'lit';
import { isAbortedError, type Client } from '@congress-kit/sdk';
import type { Language } from '../locale/language.ts';
import { sharedWords } from '../locale/shared-words.ts';
import { controlStyles } from '../theme/controls.styles.ts';
import { themeStyles } from '../theme/theme.styles.ts';
import { clientFor, discoveryOf, readJsonChild, sourceOf, type Source } from './client.ts';
import { CongressErrorEvent } from './events.ts';
import { explain } from './explain.ts';
import { resolveLanguage, watchLanguage } from './language-watch.ts';
import type { LazyPart } from './lazy.ts';
import { page } from './registry.ts';
import type { Remote } from './remote.ts';
import { emptyView, errorView, missingPart, noEnglish, sampleNote, skeleton, type View } from './views.ts';

/** How wide the element itself is, in its own em: below 30, below 48, and more. The window's width says nothing about a guest. */
export type Width = 'narrow' | 'medium' | 'wide';

/** About as high as an element's first view, so that what stands below it moves little when the words are there. */
const wordless = ['head', 'line', 'short', 'block', 'line', 'block', 'line', 'block', 'line', 'block'] as const;

/**
 * What every element of the kit is: a framed view with language, look, width, a source of data and a live region.
 *
 * A subclass writes `view()`, has a `RemoteController`, and calls its `start()` from `willUpdate` when `sourceChanged(…)`.
 *
 * @attr {'zh-CN' | 'en'} lang - Language of the element; else the nearest `lang` upwards, the script tag's, the page's
 * @slot - Shown before and without JavaScript, and below a sentence that nothing could be read
 * @fires {CongressErrorEvent} congress-error - Something could not be read or sent; `detail.error` is the SDK's error
 * @csspart frame - The whole element inside
 * @csspart sample - The note that the data is invented
 * @csspart skeleton - Holds the place of what is coming
 * @csspart notice - A box with a sentence
 * @csspart empty - A box that says that nothing is there, and what to do
 * @csspart error - A box that says what went wrong, and what to do
 * @csspart button - A button
 * @csspart switch - Pressed buttons to choose one of few
 * @csspart badge - Icon, word and colour of a state
 * @csspart rows - Labels with their values
 * @csspart field - A field with its label, hint and error
 * @csspart control - What is typed or chosen in
 * @csspart summary - The list of what needs correcting
 * @cssproperty --congress-accent - What can be acted on and what is chosen: the one colour that makes an element yours
 * @cssproperty --congress-surface - Behind the element; transparent unless the look is dark
 * @cssproperty --congress-text - Text; the page's own unless the look is dark
 * @cssproperty --congress-font-size - Size of the text, at least 16 px
 */
export abstract class CongressElement extends LitElement {
  static override properties: PropertyDeclarations = {
    api: {},
    src: {},
    theme: {},
    elder: { type: Boolean },
    data: { attribute: false },
    language: { state: true },
    width: { state: true },
    sample: { state: true },
    spoken: { state: true },
  };
  static override styles: CSSResultGroup = [themeStyles, controlStyles];

  /** Address of the API, e.g. `https://county.example/v1`; the script tag's `data-api` when absent. */
  declare api: string | null | undefined;
  /** A static JSON file instead of an API, or (with a slash at its end) the folder of a snapshot. */
  declare src: string | null | undefined;
  /** Words of the look, any of: red, blue, dark, auto. */
  declare theme: string | null | undefined;
  /** 长辈模式: bigger type and targets. */
  declare elder: boolean;
  /** The data itself; wins over every other way. */
  declare data: unknown;

  /** The language spoken now. */
  protected declare language: Language;
  protected declare width: Width;
  private declare sample: boolean;
  private declare spoken: string;

  private stopWatching: (() => void) | undefined;
  private sizes: ResizeObserver | undefined;
  private childWatch: MutationObserver | undefined;
  private sourceKey: string | undefined;
  private told: unknown;
  /** The language that was asked for. */
  private askedLanguage: Language = 'zh-CN';
  private readonly worn = new Set<CSSResult>();
  /** Parts on their way, and whoever waits for them. */
  private readonly coming = new Map<LazyPart<unknown>, Promise<void>>();

  constructor() {
    super();
    this.elder = false;
    this.language = 'zh-CN';
    this.width = 'medium';
    this.sample = false;
    this.spoken = '';
  }

  /** The content inside the frame. */
  protected abstract view(): View | readonly View[];

  /** Teaches the tables of words their English. */
  protected abstract readonly english: LazyPart<unknown>;

  override connectedCallback(): void {
    // Before the first update: the first words shown are already the right ones.
    this.languageChanged();
    super.connectedCallback();
    this.stopWatching = watchLanguage(this);
    globalThis.addEventListener('congress-kit-configured', this.reconfigured);
    // A JSON child may be parsed after the element itself, also word by word.
    this.childWatch ??= new MutationObserver(() => this.requestUpdate());
    this.childWatch.observe(this, { childList: true, characterData: true, subtree: true });
    if (document.readyState === 'loading') document.addEventListener('DOMContentLoaded', this.reconfigured, { once: true });
    this.observeSize();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.stopWatching?.();
    globalThis.removeEventListener('congress-kit-configured', this.reconfigured);
    this.childWatch?.disconnect();
    this.sizes?.disconnect();
  }

  /** For the shared observer of `lang`. */
  languageChanged(): void {
    this.askedLanguage = resolveLanguage(this);
    // At once, beside the first reading of data: whichever comes last is waited for.
    if (this.askedLanguage === 'en' && this.english.state !== 'failed') this.ahead(this.english);
    this.settleLanguage();
  }

  /** Chinese where the English could not be had. */
  private settleLanguage(): void {
    this.language = this.english.state === 'failed' ? 'zh-CN' : this.askedLanguage;
  }

  /** Shows a lazy part, or what stands for it meanwhile; see `lazy.ts`. */
  protected later<Part>(lazy: LazyPart<Part>, view: (part: Part) => View, waiting: () => View = () => skeleton(this.language)): View {
    if (lazy.state === 'here') {
      this.wear((lazy.part as { styles?: CSSResult } | undefined)?.styles);
      return view(lazy.part as Part);
    }
    if (lazy.state === 'failed' && !this.coming.has(lazy)) return missingPart(this.language, () => this.fetchAgain(lazy));
    this.ahead(lazy);
    return waiting();
  }

  /** The styles of a part, once. */
  private wear(styles: CSSResult | undefined): void {
    if (!styles || this.worn.has(styles)) return;
    this.worn.add(styles);
    const root = this.renderRoot as ShadowRoot;
    if (styles.styleSheet) root.adoptedStyleSheets = [...root.adoptedStyleSheets, styles.styleSheet];
    else adoptStyles(root, [styles]);
  }

  /** Asks for a part before it is drawn; `later` shows it. */
  protected ahead(lazy: LazyPart<unknown>): void {
    if (lazy.state === 'here' || this.coming.has(lazy)) return;
    const arrived = (): void => {
      this.coming.delete(lazy);
      this.settleLanguage();
      this.requestUpdate();
    };
    this.coming.set(lazy, lazy.load().then(arrived, arrived));
  }

  private fetchAgain(lazy: LazyPart<unknown>): void {
    this.ahead(lazy);
    this.settleLanguage();
    this.requestUpdate();
  }

  /** Complete when the parts it shows are there, too, or are known not to come. */
  protected override async getUpdateComplete(): Promise<boolean> {
    const complete = await super.getUpdateComplete();
    if (this.coming.size === 0) return complete;
    await Promise.all(this.coming.values());
    return this.getUpdateComplete();
  }

  private readonly reconfigured = (): void => this.requestUpdate();

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
    } catch {
      // The note is beside the point when nothing can be read; the reading itself tells what is wrong.
    }
  }

  /** Says it to screen readers, through the live region that was there before. The same words twice are said twice. */
  protected announce(words: string): void {
    this.spoken = this.spoken === words ? `${words}\u00a0` : words;
  }

  /** The states all remote things share; an element passes its view of what was loaded. */
  protected remoteView<T>(remote: Remote<T>, loaded: (data: T) => View, options: { retry?: () => void; busy?: boolean; empty?: () => View; loading?: () => View } = {}): View {
    switch (remote.type) {
      case 'loading':
        return options.loading?.() ?? skeleton(this.language);
      case 'loaded':
        return loaded(remote.data);
      case 'empty':
        return html`${this.isUnconfigured ? emptyView(this.words.unconfigured, this.words.unconfiguredHelp) : options.empty?.() ?? emptyView(this.words.empty)}<slot></slot>`;
      case 'error':
        return html`${errorView(remote.error, this.language, options.retry, options.busy)}<slot></slot>`;
    }
  }

  /** Called by the controllers when something failed: announces it and tells the page. A given-up request is no failure. */
  failed(error: unknown): void {
    if (isAbortedError(error) || this.told === error) return;
    this.told = error;
    void this.announceFailure(error);
    this.dispatchEvent(new CongressErrorEvent(error));
  }

  private async announceFailure(error: unknown): Promise<void> {
    await this.coming.get(this.english);
    const { title, help } = explain(error, this.language);
    this.announce(`${title}${this.language === 'en' ? '. ' : '。'}${help}`);
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
    // Both languages are written from left to right, also in a page that is not.
    return html`
      <div
        class="frame"
        part="frame"
        lang=${this.language}
        dir="ltr"
        data-theme=${this.theme ?? page().theme ?? ''}
        data-width=${this.width}
        ?data-elder=${this.elder || page().elder === true}
      >
        <div class="probe" aria-hidden="true"><i></i></div>
        <div class="visually-hidden" role="status">${this.spoken}</div>
        ${this.isSpeechless ? skeleton('en', wordless) : html`${this.englishMissing()}${this.sample ? sampleNote(this.language) : nothing}${this.view()}`}
      </div>
    `;
  }

  /** Its words are on their way: it shows none rather than those of the other language. */
  private get isSpeechless(): boolean {
    return this.language === 'en' && this.english.state !== 'here';
  }

  private englishMissing(): View {
    return this.askedLanguage === 'en' && this.english.state === 'failed' ? noEnglish(() => this.fetchAgain(this.english)) : nothing;
  }

  protected override firstUpdated(_changed: PropertyValues): void {
    this.observeSize();
  }

  private observeSize(): void {
    const probe = this.renderRoot?.querySelector?.('.probe');
    if (!probe) return;
    // At once as well, so that the first thing painted is right.
    void Promise.resolve().then(() => this.measure(probe));
    if (typeof ResizeObserver === 'undefined') return;
    this.sizes ??= new ResizeObserver(() => this.measure(probe));
    // Two probes of no height, one as wide as the element and one as wide as its em: content that grows never sets it off.
    this.sizes.observe(probe);
    if (probe.firstElementChild) this.sizes.observe(probe.firstElementChild);
  }

  private measure(probe: Element): void {
    const em = parseFloat(getComputedStyle(probe).fontSize) || 16;
    const width = probe.getBoundingClientRect().width / em;
    // Hidden (a closed tab): keep what we had.
    if (width > 0) this.width = width < 30 ? 'narrow' : width < 48 ? 'medium' : 'wide';
  }
}
