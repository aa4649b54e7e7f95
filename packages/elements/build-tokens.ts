import { looks, scales } from './src/theme/tokens.ts';

type Look = Readonly<Record<string, string>>;

/** The tokens for other tools: CSS for pages, and JSON in the format of the W3C Design Tokens Community Group (2025.10). */
export const tokenFiles = (): Readonly<Record<string, string>> => ({
  'tokens.css': css(),
  'tokens.json': `${JSON.stringify(json(), null, 2)}\n`,
});

const rule = (selector: string, look: Look): string => `${selector} {\n${Object.entries(look).map(([role, value]) => `  --congress-${role}: ${value};\n`).join('')}}\n`;

/** Classes, not `:root`: what is set around an element overrules its theme, and a page should choose that. */
const css = (): string => [
  '/* The looks of the elements as classes, for the page around them. Made from src/theme/tokens.ts. */\n',
  rule('.congress-look', { ...looks.light, ...looks.measures }),
  rule('.congress-look-red', looks.red),
  rule('.congress-look-blue', looks.blue),
  rule('.congress-look-dark', looks.dark),
  rule('.congress-look-dark.congress-look-red', looks.redDark),
  rule('.congress-look-dark.congress-look-blue', looks.blueDark),
  rule('.congress-look-contrast', looks.contrast),
  rule('.congress-look-dark.congress-look-contrast', { ...looks.dark, ...looks.contrastDark }),
  rule('.congress-look-elder', looks.elder),
].join('');

interface Token {
  readonly $value: unknown;
  readonly $extensions: { readonly 'congress-kit': { readonly css: string } };
}
type Group = { readonly [name: string]: Token | Group | string };

/** The format knows px and not em: lengths are told at 16 px, what is written in CSS stands beside. */
const json = (): Group => ({
  $description: 'congress-kit: the looks of the elements. Lengths are at a font size of 16 px; the CSS is what the elements use.',
  colour: {
    $type: 'color',
    light: colours(looks.light), red: colours(looks.red), blue: colours(looks.blue),
    dark: colours(looks.dark), 'dark-red': colours(looks.redDark), 'dark-blue': colours(looks.blueDark),
    contrast: colours(looks.contrast), 'dark-contrast': colours(looks.contrastDark),
  },
  measure: lengths(without(looks.measures, 'line-height')),
  'line-height': { $type: 'number', chinese: said(Number(looks.measures['line-height']), looks.measures['line-height']) },
  elder: lengths(looks.elder),
  type: lengths(scales.type),
  space: lengths(scales.space),
  motion: { $type: 'duration', ...each(scales.motion, (value) => ({ value: parseFloat(value), unit: 'ms' })) },
});

const without = (look: Look, role: string): Look => Object.fromEntries(Object.entries(look).filter(([name]) => name !== role));
const said = ($value: unknown, value: string): Token => ({ $value, $extensions: { 'congress-kit': { css: value } } });
const each = (look: Look, valueOf: (value: string) => unknown): Record<string, Token> => Object.fromEntries(Object.entries(look).map(([role, value]) => [role, said(valueOf(value), value)]));
const colours = (look: Look): Group => each(look, colourOf);
const lengths = (look: Look): Group => ({ $type: 'dimension', ...each(look, (value) => ({ value: pixelsOf(value), unit: 'px' })) });

/** `currentColor` is the page's; the format has no word for it, so black stands there. */
const colourOf = (value: string): object => {
  const hex = /^#[\da-f]{6}$/.test(value) ? value : '#000000';
  const components = [1, 3, 5].map((at) => Math.round(parseInt(hex.slice(at, at + 2), 16) / 255 * 10_000) / 10_000);
  return { colorSpace: 'srgb', components, alpha: value === 'transparent' ? 0 : 1, hex };
};

/** `0.25em` is 4; of `max(1em, 16px)` the larger at 16 px. */
const pixelsOf = (value: string): number => Math.max(...[...value.matchAll(/([\d.]+)(em|px)/g)].map(([, number, unit]) => Number(number) * (unit === 'em' ? 16 : 1)));
