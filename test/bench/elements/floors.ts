/**
 * The floors: what our elements show of the same records (`views.ts`), once by hand and once as the smallest Lit element. A floor shows what
 * a resident sees, folded parts as plain `<details>`, and does the least: the finder's filters by substring, the form says what is
 * missing. Neither checks data, speaks two languages, keeps a draft, knows pinyin, fits its width or has an elder mode.
 */
import { css, html, LitElement, unsafeCSS, type TemplateResult } from 'lit';
import { floorStyles, type MakeView } from './views.ts';

export type Kind = 'form' | 'finder' | 'results' | 'tracker';
type Row = Record<string, any>;

const read = async (host: HTMLElement & { data?: Row | undefined }): Promise<Row> => host.data ?? (await fetch(host.getAttribute('src')!)).json();

/** Both floors: says at each question what is missing. */
const check = (event: Event): void => {
  event.preventDefault();
  for (const one of (event.target as HTMLFormElement).querySelectorAll<HTMLInputElement>('[required]')) one.parentElement!.querySelector('.error')!.textContent = one.value ? '' : '请填写这一项';
};

class Markup {
  readonly text: string;
  constructor(text: string) { this.text = text; }
}
const escape = (text: unknown): string => String(text).replace(/[&<>"]/g, (one) => `&#${one.charCodeAt(0)};`);
const textOf = (value: unknown): string => (value instanceof Markup ? value.text : Array.isArray(value) ? value.map(textOf).join('') : escape(value));
/** By hand: strings put together. An attribute's value has no quotes in a template of Lit's; here it gets them. */
const join = (strings: TemplateStringsArray, ...values: unknown[]): Markup =>
  new Markup(strings.reduce((whole, text, at) => whole + (whole.endsWith('=') ? `"${textOf(values[at - 1])}"` : textOf(values[at - 1])) + text));

export const byHand = (makeView: MakeView, data: Row): string => makeView(join)(data, '').text;

export const defineByHand = (kind: Kind, makeView: MakeView): void => {
  const view = makeView(join);
  customElements.define(`hand-${kind}`, class extends HTMLElement {
    data?: Row;
    connectedCallback(): void {
      const root = this.shadowRoot ?? this.attachShadow({ mode: 'open' });
      const draw = (data: Row, query = ''): void => {
        root.innerHTML = `<style>${floorStyles}</style>${view(data, query).text}`;
      };
      root.addEventListener('submit', check);
      if (kind === 'form') return draw({});
      void read(this).then((data) => {
        draw(data);
        if (kind === 'finder') root.addEventListener('input', (event) => {
          const { value } = event.target as HTMLInputElement;
          draw(data, value);
          const input = root.querySelector('input')!;
          input.value = value;
          input.focus();
        });
      });
    }
  });
};

export const defineWithLit = (kind: Kind, makeView: MakeView): void => {
  const view = makeView(html as (strings: TemplateStringsArray, ...values: unknown[]) => TemplateResult);
  customElements.define(`lit-${kind}`, class extends LitElement {
    static override properties = { data: { attribute: false }, query: { state: true } };
    static override styles = css`${unsafeCSS(floorStyles)}`;
    declare data: Row | undefined;
    declare query: string;
    constructor() {
      super();
      this.query = '';
    }
    override connectedCallback(): void {
      super.connectedCallback();
      if (kind !== 'form' && !this.data) void read(this).then((data) => { this.data = data; });
      this.renderRoot.addEventListener('submit', check);
      if (kind === 'finder') this.renderRoot.addEventListener('input', (event) => { this.query = (event.target as HTMLInputElement).value; });
    }
    override render(): TemplateResult {
      const data = kind === 'form' ? {} : this.data;
      return data ? view(data, this.query) : html`<p>…</p>`;
    }
  });
};
