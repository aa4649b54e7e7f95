import { html, nothing, svg, type TemplateResult } from 'lit';
import { correction, generate, type Bitmap2D } from 'lean-qr/nano';
import type { Language } from '../locale/language.ts';
import { qrWords } from './qr.words.ts';

export { qrStyles as styles } from './qr.styles.ts';

/** §9.1 of the standard: four modules of white on each side, or scanners do not find it on a dark page. */
const quiet = 4;

export interface QrWords {
  /** What the address shows, e.g. the name of a deputy: title of the picture and of its text. */
  readonly title: string;
  /** What to do with it; else “scan it with a phone”. */
  readonly help?: string | undefined;
  /** False leaves the address out of the text, where it stands right beside. */
  readonly address?: boolean | undefined;
}

/**
 * A QR with its words: what it leads to, what to do, and the address itself for whoever cannot scan. Black on white in every
 * look and on paper.
 *
 * @param address at most about 1,200 characters; anything longer is shown as a link alone
 */
export const qrView = (address: string, words: QrWords, language: Language): TemplateResult => html`
  <figure class="qr" part="qr">
    ${qrPicture(address, qrWords[language].picture(words.title)) ?? nothing}
    <figcaption>
      <p class="qr-title">${words.title}</p>
      <p class="small muted">${words.help ?? qrWords[language].scan}</p>
      ${words.address === false ? nothing : html`<p class="small qr-address"><a href=${address}>${readable(address)}</a></p>`}
    </figcaption>
  </figure>
`;

/** The picture alone, e.g. for a sheet of many; undefined when the text is too long to be scanned off a screen. */
export const qrPicture = (text: string, label: string): TemplateResult | undefined => {
  const code = codeOf(text);
  if (!code) return undefined;
  const size = code.size + 2 * quiet;
  return html`
    <svg class="qr-picture" viewBox="0 0 ${size} ${size}" role="img" aria-label=${label} shape-rendering="crispEdges">
      ${svg`<rect width=${size} height=${size} fill="#fff"/><path fill="#000" d=${qrPath(code)}/>`}
    </svg>
  `;
};

/** The modules as one path in a grid of 1: for drawing it elsewhere, e.g. onto a canvas. */
export const qrPath = (code: Pick<Bitmap2D, 'size' | 'get'>): string => {
  let path = '';
  for (let y = 0; y < code.size; y += 1) {
    for (let x = 0; x < code.size; x += 1) {
      if (!code.get(x, y)) continue;
      let run = 1;
      while (code.get(x + run, y)) run += 1;
      path += `M${x + quiet} ${y + quiet}h${run}v1h-${run}z`;
      x += run;
    }
  }
  return path;
};

/** With a quarter of it dirty or torn off a QR can still be read where there is room for that; long ones go without. */
export const codeOf = (text: string): Bitmap2D | undefined => {
  try {
    return generate(text, { minCorrectionLevel: text.length > 300 ? correction.L : correction.M });
  } catch {
    return undefined;
  }
};

/** As people write it: without the scheme, and with its Chinese instead of percent signs. */
const readable = (address: string): string => {
  try {
    return decodeURI(address).replace(/^https?:\/\//, '');
  } catch {
    return address;
  }
};
