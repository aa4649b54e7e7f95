import { adoptStyles, LitElement, nothing, ReactiveElement, type CSSResult, type PropertyDeclarations, type PropertyValues } from 'lit';
import { addedLanguage } from '../locale/added-language.ts';
import { fromTheRight, marking, type Language } from '../locale/language.ts';
import { textSizes } from '../theme/text-sizes.ts';
import { contractEnglish, contractPart } from './contract-part.ts';
import { resolveLanguage, watchLanguage } from './language-watch.ts';
import type { LazyPart } from './lazy.ts';
import { hearPage } from './page-events.ts';
import { elderChosen, page } from './registry.ts';
import { guessSize, watchSize } from './size-watch.ts';
import { missingPart, noLanguage, skeleton, type View } from './views.ts';

/** How wide the element itself is, in its own em: below 30, below 48, and more. The window's width says nothing about a guest. */
export type Width = 'narrow' | 'medium' | 'wide';

/**
 * A page that searches on “/” or turns to the next one on an arrow must not do so for somebody who writes; and one that takes Backspace and
 * Enter from all that is no field must not take them from ours. Shortcuts with Ctrl and the like, Tab and Escape go out.
 */
export const keepTyping = (event: KeyboardEvent): void => {
  // A browser that fills in a form says `keydown` without a key.
  const isTyped = !/^(Esc|Tab)/.test(event.key) && !event.ctrlKey && !event.metaKey && !event.altKey;
  if (isTyped && (event.target as Element).matches('input, textarea, select')) event.stopPropagation();
};

/**
 * What an element owes the page it is a guest on: it speaks the language around it, knows its own width, brings its heavy parts
 * when they are needed, hears what the page says, and lies flat on paper. What it shows is `CongressElement`'s subject.
 */
export abstract class GuestElement extends LitElement {
  static override properties: PropertyDeclarations = {
    language: { state: true },
    width: { state: true },
  };

  /** The language spoken now. */
  protected declare language: Language;
  protected declare width: Width;

  /** The language that was asked for. */
  private askedLanguage: Language = 'zh-CN';
  /** Parts on their way, and whoever waits for them. */
  protected readonly coming = new Map<LazyPart<unknown>, Promise<void>>();
  /** A skeleton is being drawn: what stands below it would move. */
  protected isWaiting = false;
  private readonly worn = new Set<CSSResult>();
  private isMirrored = false;
  /** A server has drawn it (declarative shadow DOM); that stands until the same can be drawn here. */
  protected isSent = false;
  /** What was folded before it went to paper. */
  private unfolded: readonly HTMLDetailsElement[] = [];
  /** Ways to stop what was begun when it was put into the page. */
  private endings: readonly (() => void)[] = [];
  private stopMeasuring: (() => void) | undefined;

  constructor() {
    super();
    this.language = 'zh-CN';
    this.width = 'medium';
  }

  /** Teaches the tables of words their English. */
  protected abstract readonly english: LazyPart<unknown>;

  /** The line went down, or is there again. */
  protected abstract connectionChanged(isThere: boolean): void;

  /** What the element itself says of 长辈模式. */
  abstract elder: boolean;

  /** 长辈模式 now: a layout of its own, with fewer things at once. */
  protected get isElder(): boolean {
    return elderChosen() ?? (this.elder || page().elder === true);
  }

  /** As on the script tag, a webmaster who writes `elder="false"` does not want it. */
  override attributeChangedCallback(name: string, old: string | null, value: string | null): void {
    super.attributeChangedCallback(name, old, value === 'false' ? null : value);
  }

  override connectedCallback(): void {
    // Before the first update: the first words shown are already the right ones.
    this.languageChanged();
    super.connectedCallback();
    this.guessWidth();
    this.endings = [watchLanguage(this), hearPage(this)];
    this.observeSize();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    for (const stop of this.endings) stop();
    this.stopMeasuring?.();
  }

  /** For the shared listeners of the page. */
  heard(event: string): void {
    if (event === 'congress-kit-configured') this.requestUpdate();
    else if (event === 'beforeprint') this.unfold();
    else if (event === 'afterprint') this.fold();
    else this.connectionChanged(event === 'online');
  }

  /** For the shared observer of `lang`. */
  languageChanged(): void {
    this.askedLanguage = resolveLanguage(this);
    if (contractPart.state !== 'absent') this.expectProblems();
    this.settleLanguage();
  }

  /** The parts that the words of the wanted language come in: none for Chinese, which is here. */
  protected neededWords(): LazyPart<unknown>[] {
    if (this.askedLanguage === 'zh-CN') return [];
    if (this.askedLanguage === 'en') return [this.english];
    const added = addedLanguage(this.askedLanguage);
    return added.part?.fallback === 'en' ? [added, this.english] : [added];
  }

  /** Chinese where the words of another language could not be had. */
  private settleLanguage(): void {
    const needed = this.neededWords();
    // At once, beside the first reading of data, and again when one has come: what an added language falls back to is known then. Somebody
    // else on the page may have asked already; this one hears of it all the same.
    for (const part of needed) if (part.state !== 'failed') this.ahead(part);
    this.language = needed.some(({ state }) => state === 'failed') ? 'zh-CN' : this.askedLanguage;
  }

  /** Shows a lazy part, or what stands for it meanwhile; see `lazy.ts`. */
  protected later<Part>(lazy: LazyPart<Part>, view: (part: Part) => View, waiting: () => View = () => skeleton(this.language)): View {
    if (lazy.state === 'here') {
      this.wear((lazy.part as { styles?: CSSResult } | undefined)?.styles);
      return view(lazy.part as Part);
    }
    if (lazy.state === 'failed' && !this.coming.has(lazy)) return missingPart(this.language, () => this.fetchAgain(lazy));
    this.ahead(lazy);
    this.isWaiting = true;
    return waiting();
  }

  /** The styles of a part, once. */
  private wear(styles: CSSResult | undefined): void {
    if (!styles || this.worn.has(styles)) return;
    this.worn.add(styles);
    // On a server nobody wears them; who writes the page does.
    if (!this.renderRoot) return;
    if (this.isMirrored) return this.turn();
    const root = this.renderRoot as ShadowRoot;
    if (styles.styleSheet) root.adoptedStyleSheets = [...root.adoptedStyleSheets, styles.styleSheet];
    else adoptStyles(root, [styles]);
  }

  /** Styles for the direction of the language; see `theme/mirrored.ts`. */
  private turn(): void {
    const own = [...(this.constructor as typeof LitElement).elementStyles, ...this.worn] as CSSResult[];
    adoptStyles(this.renderRoot as ShadowRoot, this.isMirrored ? addedLanguage(this.language).part?.mirror(own) ?? own : own);
  }

  protected override update(changed: PropertyValues): void {
    const isMirrored = fromTheRight.has(this.language);
    if (isMirrored !== this.isMirrored) {
      this.isMirrored = isMirrored;
      this.turn();
    }
    // Words of refusals that somebody else on the page asked for: without hearing of them, nobody would come back to draw this.
    if (this.isSpeechless && contractEnglish.state === 'coming') this.ahead(contractEnglish);
    const { isSent } = this;
    if (isSent) {
      // Drawn once for nothing, to know; nobody sees it before it can take the place of what is there.
      this.render();
      if (this.isWaiting || this.isSpeechless) return (ReactiveElement.prototype as unknown as { update(changed: PropertyValues): void }).update.call(this, changed);
      this.isSent = false;
      this.renderRoot.textContent = '';
      this.renderOptions.renderBefore = null;
    }
    super.update(changed);
    marking.mark?.(this.renderRoot, this.language);
    if (isSent) this.observeSize();
  }

  protected override createRenderRoot(): HTMLElement | DocumentFragment {
    this.isSent = this.shadowRoot !== null;
    return super.createRenderRoot();
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

  /** The words for refusals and faults, before they are needed. */
  protected expectProblems(): void {
    this.ahead(contractPart);
    if (this.neededWords().includes(this.english)) this.ahead(contractEnglish);
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
    // A list: promises that a page has put in place of the browser's (zone.js, es6-promise) know no other, and some would say “all” of none, for ever.
    await Promise.all([...this.coming.values()]);
    return this.getUpdateComplete();
  }

  /** Its words are on their way: it shows none rather than those of the other language. */
  protected get isSpeechless(): boolean {
    if (this.language === 'zh-CN') return false;
    return this.neededWords().some(({ state }) => state !== 'here') || (contractPart.state === 'here' && contractEnglish.state === 'coming');
  }

  protected wordsMissing(): View {
    const [missing] = this.neededWords().filter(({ state }) => state === 'failed');
    return missing ? noLanguage(() => this.fetchAgain(missing)) : nothing;
  }

  /** Nobody can unfold paper. */
  private unfold(): void {
    this.unfolded = Array.from(this.renderRoot.querySelectorAll<HTMLDetailsElement>('details:not([open])'));
    for (const one of this.unfolded) one.open = true;
  }

  private fold(): void {
    for (const one of this.unfolded) one.open = false;
    this.unfolded = [];
  }

  protected override firstUpdated(_changed: PropertyValues): void {
    this.observeSize();
  }

  /** What is drawn first is drawn for the right width, most often; the rest comes before the first painting, see `observeSize`. */
  private guessWidth(): void {
    const [width, em] = guessSize(this);
    const [factor, least] = textSizes[this.isElder ? 'elder' : 'usual'];
    this.fit(width, Math.max(em * factor, least));
  }

  private observeSize(): void {
    const probe = this.renderRoot?.querySelector?.('.probe');
    if (!probe || typeof ResizeObserver === 'undefined') return;
    this.stopMeasuring?.();
    this.stopMeasuring = watchSize(probe, (width, em) => this.fit(width, em));
  }

  private fit(pixels: number, em: number): void {
    const width = pixels / em;
    // Hidden (a closed tab): keep what we had.
    if (width > 0) this.width = width < 30 ? 'narrow' : width < 48 ? 'medium' : 'wide';
  }
}
