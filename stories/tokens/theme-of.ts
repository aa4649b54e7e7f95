/** A county's colour becomes a look: the same colour where it can be read, a darker or lighter one of the same hue where not. */
import { contrastOf, lookOf, pairs, type Look } from './contrast.ts';

type Three = readonly [number, number, number];

export interface Theme {
  readonly light: Look;
  readonly dark: Look;
  /** The colour itself is not readable on a light page, so the accent is a darker one of its hue. */
  readonly isDarkened: boolean;
}

const readable = 4.5;
const channel = (value: number): string => Math.round(Math.min(1, Math.max(0, value)) * 255).toString(16).padStart(2, '0');
const hexOf = (rgb: Three): string => `#${rgb.map(channel).join('')}`;
const rgbOf = (hex: string): Three => [1, 3, 5].map((at) => parseInt(hex.slice(at, at + 2), 16) / 255) as unknown as Three;

/** Hue 0–360, chroma and lightness by OKLCH, in which equal steps look equal. */
const lchOf = (hex: string): Three => {
  const [r, g, b] = rgbOf(hex).map((value) => (value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4)) as unknown as Three;
  const l = Math.cbrt(0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b);
  const m = Math.cbrt(0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b);
  const s = Math.cbrt(0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b);
  const a = 1.9779984951 * l - 2.428592205 * m + 0.4505937099 * s;
  const c = 0.0259040371 * l + 0.7827717662 * m - 0.808675766 * s;
  return [0.2104542553 * l + 0.793617785 * m - 0.0040720468 * s, Math.hypot(a, c), Math.atan2(c, a)];
};

const linearOf = ([lightness, chroma, hue]: Three): Three => {
  const a = chroma * Math.cos(hue);
  const c = chroma * Math.sin(hue);
  const l = (lightness + 0.3963377774 * a + 0.2158037573 * c) ** 3;
  const m = (lightness - 0.1055613458 * a - 0.0638541728 * c) ** 3;
  const s = (lightness - 0.0894841775 * a - 1.291485548 * c) ** 3;
  return [4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s, -1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s, -0.0041960863 * l - 0.7034186147 * m + 1.707614701 * s];
};

/** A colour of this lightness and hue; less of it where a screen cannot show that much. */
const shade = (lightness: number, chroma: number, hue: number): string => {
  for (let kept = chroma; ; kept -= 0.005) {
    const linear = linearOf([lightness, Math.max(0, kept), hue]);
    const fits = linear.every((value) => value >= -0.0005 && value <= 1.0005);
    if (fits || kept <= 0) return hexOf(linear.map((value) => (value <= 0.0031308 ? value * 12.92 : 1.055 * Math.max(0, value) ** (1 / 2.4) - 0.055)) as unknown as Three);
  }
};

/** The first step of lightness, from a start on, that satisfies; the last when none does. */
const firstStep = (from: number, step: number, make: (lightness: number) => string, suits: (colour: string) => boolean): string => {
  for (let lightness = from; lightness > 0.02 && lightness < 0.995; lightness += step) {
    const colour = make(lightness);
    if (suits(colour)) return colour;
  }
  return step < 0 ? '#000000' : '#ffffff';
};

const reads = (colour: string, ...backs: string[]): boolean => backs.every((back) => contrastOf(colour, back) >= readable);

/** @param colour `#rrggbb`, any. Every pair the elements set beside each other keeps 4.5 : 1 (graphics 3 : 1), on light pages and on dark ones. */
export const themeOf = (colour: string): Theme => {
  const [lightness, chroma, hue] = lchOf(colour);
  const soft = Math.min(chroma, 0.035);
  const { default: page, dark: night } = lookOf;
  const fits = reads(colour, page['surface']!, page['raised']!, '#ffffff');
  const accent = fits ? colour : firstStep(Math.min(lightness, 0.99), -0.005, (at) => shade(at, chroma, hue), (one) => reads(one, page['surface']!, page['raised']!));
  const accentSoft = shade(0.955, Math.min(soft, 0.02), hue);
  const strong = firstStep(lchOf(accent)[0] - 0.09, -0.005, (at) => shade(at, chroma, hue), (one) => reads(one, accentSoft, page['surface']!));
  const nightAccent = firstStep(Math.max(lightness, 0.76), 0.005, (at) => shade(at, Math.min(chroma, 0.13), hue), (one) => reads(one, night['surface']!, night['raised']!));
  const nightSoft = shade(0.3, soft, hue);
  const nightStrong = firstStep(lchOf(nightAccent)[0] + 0.07, 0.005, (at) => shade(at, Math.min(chroma, 0.09), hue), (one) => reads(one, nightSoft, night['surface']!));
  const nightText = firstStep(0.28, -0.005, (at) => shade(at, soft, hue), (one) => reads(one, nightAccent, nightStrong));
  return {
    light: { accent, 'accent-strong': strong, 'on-accent': '#ffffff', 'accent-soft': accentSoft, focus: strong },
    dark: { accent: nightAccent, 'accent-strong': nightStrong, 'on-accent': nightText, 'accent-soft': nightSoft, focus: nightStrong },
    isDarkened: !fits,
  };
};

/** Pairs of a look that are harder to read than they should be. */
export const faultsOf = (look: Look, base: Look): string[] => {
  const all = { ...base, ...look };
  return pairs.filter(([front, back, least]) => contrastOf(all[front]!, all[back]!) < least).map(([front, back, least]) => `${front} on ${back}: ${contrastOf(all[front]!, all[back]!).toFixed(2)} : 1, ${least} is needed`);
};

const block = (selector: string, look: Look, indent = ''): string => `${indent}${selector} {\n${Object.entries(look).map(([role, value]) => `${indent}  --congress-${role}: ${value};\n`).join('')}${indent}}\n`;

/** What a webmaster copies. The dark part is for tags with `theme="dark"`, and for `theme="auto"` when the system is dark. */
export const cssOf = ({ light, dark }: Theme, tags: readonly string[]): string => {
  const list = (suffix: string, indent = ''): string => tags.map((tag) => `${tag}${suffix}`).join(`,\n${indent}`);
  return [block(list(''), light), block(list('[theme~="dark"]'), dark), `@media (prefers-color-scheme: dark) {\n${block(list('[theme~="auto"]', '  '), dark, '  ')}}\n`].join('\n');
};
