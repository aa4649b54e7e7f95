import { unsafeCSS, type CSSResult } from 'lit';

/**
 * Styles for languages that run from right to left, made of the ones that are written for the left: so that nobody has to think of
 * it when writing a rule, and old engines, which know few logical properties, draw it as well.
 */
export const mirrored = (styles: CSSResult): CSSResult => {
  const known = made.get(styles) ?? unsafeCSS(mirrorCss(styles.cssText));
  made.set(styles, known);
  return known;
};

const made = new WeakMap<CSSResult, CSSResult>();

export const mirrorCss = (css: string): string => css.replace(/\/\*[\s\S]*?\*\//g, '').replace(/([{;]\s*)(-?[a-z][\w-]*)(\s*:\s*)([^;{}]+)/g,
  (_, before: string, name: string, colon: string, value: string) => before + turnedName(name) + colon + turnedValue(name, value));

const turn = (text: string): string => text.replace(/\b(left|right)\b/g, (side) => (side === 'left' ? 'right' : 'left'));

/** `margin-left`, `border-top-left-radius`, `left`; the names of custom properties are nobody's sides. */
const turnedName = (name: string): string => (name.startsWith('--') ? name : turn(name));

const turnedValue = (name: string, value: string): string => {
  if (/^(text-align|float|clear|transform-origin|background-position)$/.test(name)) return turn(value);
  if (!/^(margin|padding|border-(width|style|color|radius))$/.test(name)) return value;
  const [, important = ''] = /(\s*!important\s*)$/.exec(value) ?? [];
  const sides = parts(value.slice(0, value.length - important.length));
  // Top, right, bottom, left; of corners the first two and the last two change places.
  if (name === 'border-radius') {
    if (value.includes('/') || sides.length < 2) return value;
    const [a, b, c = a, d = b] = sides;
    return `${[b, a, d, c].join(' ')}${important}`;
  }
  if (sides.length < 4) return value;
  const [top, right, bottom, left] = sides;
  return `${[top, left, bottom, right].join(' ')}${important}`;
};

/** At the blanks, but not inside of `calc(…)`. */
const parts = (value: string): string[] => value.trim().match(/(?:[^\s()]|\((?:[^()]|\((?:[^()]|\([^()]*\))*\))*\))+/g) ?? [];

/** Arrows point the other way, a tick stays a tick, and what people wrote in Chinese or Latin keeps its own direction. */
export const mirrorExtras: CSSResult = unsafeCSS('.icon.way{transform:scaleX(-1)}.choice>input[type=checkbox]:checked::after{border-width:0 .1875em .1875em 0}blockquote p,.text p,.note,.qr-address{unicode-bidi:plaintext}');
