/** The theme builder: a colour in, tokens that can be read out. In the page's own tree, so that its styles are those of the token pages. */
import { html, LitElement, type TemplateResult } from 'lit';
import { ref } from 'lit/directives/ref.js';
import { contrastOf, lookOf, type Look } from './contrast.ts';
import { tags } from '../support/manifest.ts';
import { cssOf, themeOf } from './theme-of.ts';

const presets: readonly (readonly [colour: string, words: string])[] = [
  ['#b01c24', '政务红 · Red'], ['#8a1219', '深红 · Dark red'], ['#1556b0', '政务蓝 · Blue'], ['#1a7340', '绿 · Green'], ['#e0a500', '金 · Gold'],
];

const isColour = (text: string): boolean => /^#[\da-f]{6}$/i.test(text);

export class ThemeBuilder extends LitElement {
  static override properties = { colour: { state: true }, typed: { state: true }, copied: { state: true }, api: {} };
  declare colour: string;
  declare typed: string;
  declare copied: boolean;
  declare api: string;

  constructor() {
    super();
    this.colour = '#8a1219';
    this.typed = this.colour;
    this.copied = false;
    this.api = '';
  }

  protected override createRenderRoot(): HTMLElement {
    return this;
  }

  protected override render(): TemplateResult {
    const theme = themeOf(this.colour);
    return html`
      <article class="tokens builder">
        <h1>配色工具 · Theme builder</h1>
        <p>选一个颜色（县徽、网站页头的颜色都行），得到一组看得清的颜色，复制到网站的样式表里。<br />Pick the county's colour; copy the tokens into the site's style sheet.</p>
        <div class="choice">
          <span><label for="picker">颜色 · Colour</label><input id="picker" type="color" .value=${this.colour} @input=${this.#picked} /></span>
          <span><label for="hex">十六进制 · Hex</label><input id="hex" type="text" maxlength="7" spellcheck="false" .value=${this.typed} aria-invalid=${String(!isColour(this.typed))} aria-describedby="hex-hint" @input=${this.#picked} /></span>
          <span id="hex-hint">${isColour(this.typed) ? '' : '要像 #8a1219 这样写 · Write it like #8a1219'}</span>
        </div>
        <p class="presets">${presets.map(([colour, words]) => html`<button type="button" @click=${() => this.#take(colour)}><span class="dot" style="background:${colour}"></span>${words}</button>`)}</p>
        <p role="status" class="said">${theme.isDarkened
          ? html`<strong>${this.colour}</strong> 直接用看不清，已改用同一色调的 <strong>${theme.light['accent']}</strong>。 · Not readable as it is; a darker one of the same hue is taken.`
          : html`<strong>${this.colour}</strong> 可以直接用。 · Readable as it is.`}</p>
        <h2>浅色网页 · On light pages</h2>
        ${this.#look(theme.light, lookOf.default, '')}
        <h2>深色网页 · On dark pages</h2>
        ${this.#look(theme.dark, lookOf.dark, 'dark')}
        <h2><label for="css">复制到样式表 · Copy into the style sheet</label></h2>
        <textarea id="css" readonly rows="16" spellcheck="false" .value=${this.css}></textarea>
        <p><button type="button" class="copy" @click=${this.#copy}>复制 · Copy</button> <span role="status">${this.copied ? '已复制 · Copied' : ''}</span></p>
      </article>
    `;
  }

  get css(): string {
    return cssOf(themeOf(this.colour), tags);
  }

  #look(look: Look, base: Look, words: string): TemplateResult {
    const all = { ...base, ...look };
    const pairs = [['accent', 'surface'], ['accent', 'raised'], ['on-accent', 'accent'], ['accent-strong', 'accent-soft']] as const;
    return html`
      <ul class="results" style="background:${all['surface']};color:${all['text']}">
        ${pairs.map(([front, back]) => html`
          <li><span class="sample" style="color:${all[front]};background:${all[back]}">青禾 Aa 123</span> <span class="number">${contrastOf(all[front]!, all[back]!).toFixed(2)} : 1</span></li>`)}
      </ul>
      <div class="preview ${words}" style="background:${all['surface']};color:${all['text']}">
        <congress-ballot-results api=${this.api} theme=${words} ${ref((element) => element && this.#dress(element as HTMLElement, look))}></congress-ballot-results>
      </div>
    `;
  }

  #dress(element: HTMLElement, look: Look): void {
    Object.entries(look).forEach(([role, value]) => element.style.setProperty(`--congress-${role}`, value));
  }

  #picked = (event: Event): void => {
    this.typed = (event.target as HTMLInputElement).value.trim().toLowerCase();
    this.copied = false;
    if (isColour(this.typed)) this.colour = this.typed;
  };

  #take(colour: string): void {
    Object.assign(this, { colour, typed: colour, copied: false });
  }

  // Pages on http have no clipboard: then the text is at least chosen, for Ctrl+C.
  #copy = async (): Promise<void> => {
    this.querySelector<HTMLTextAreaElement>('#css')?.select();
    this.copied = await navigator.clipboard?.writeText(this.css).then(() => true, () => false) ?? false;
  };
}

if (!customElements.get('theme-builder')) customElements.define('theme-builder', ThemeBuilder);
