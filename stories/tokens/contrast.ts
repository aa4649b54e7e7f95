/** Contrast of two colours, and the pairs that the elements set beside each other. */
import { looks } from '../../packages/elements/src/theme/tokens.ts';

export type Look = Readonly<Record<string, string>>;

/** What a page that is nobody's gives to `currentColor` and `transparent`. */
const page: Look = { text: '#1b2027', surface: '#ffffff' };

const light: Look = { ...looks.light, ...page };
const dark: Look = { ...light, ...looks.dark };

export const lookOf = {
  default: light, red: { ...light, ...looks.red }, blue: { ...light, ...looks.blue },
  dark, 'dark-red': { ...dark, ...looks.redDark }, 'dark-blue': { ...dark, ...looks.blueDark },
  contrast: { ...light, ...looks.contrast }, 'dark-contrast': { ...dark, ...looks.contrastDark },
} satisfies Record<string, Look>;

/** Front, back, least contrast (WCAG 1.4.3: text 4.5; 1.4.11: graphics 3), use. */
export const pairs: readonly (readonly [front: string, back: string, least: number, what: string])[] = [
  ['text', 'surface', 4.5, '正文 · Text'],
  ['muted', 'surface', 4.5, '次要文字 · Muted text'],
  ['muted', 'raised', 4.5, '浅底上的次要文字 · Muted on raised'],
  ['accent', 'surface', 4.5, '链接、按钮 · Links, buttons'],
  ['accent', 'raised', 4.5, '浅底上的链接 · Links on raised'],
  ['on-accent', 'accent', 4.5, '主按钮 · Primary button'],
  ['on-accent', 'accent-strong', 4.5, '指着的主按钮 · Primary, hovered'],
  ['accent-strong', 'accent-soft', 4.5, '选中的项 · What is chosen'],
  ['line-strong', 'surface', 3, '输入框边线 · Edges of fields'],
  ['focus', 'surface', 3, '焦点框 · Focus ring'],
  ...(['good', 'warn', 'bad', 'worst', 'note', 'idle', 'done'] as const).map((tone) => [tone, `${tone}-soft`, 4.5, '状态 · Status'] as const),
  ...(['good', 'warn', 'bad', 'worst', 'note', 'idle', 'done'] as const).map((tone) => [tone, 'surface', 4.5, '状态 · Status'] as const),
  ['no', 'surface', 3, '反对票 · No votes'],
];

/** WCAG 2.2, relative luminance of `#rrggbb`. */
const luminance = (colour: string): number => {
  const [red, green, blue] = [1, 3, 5].map((at) => {
    const share = parseInt(colour.slice(at, at + 2), 16) / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red! + 0.7152 * green! + 0.0722 * blue!;
};

/** 1 to 21. */
export const contrastOf = (one: string, other: string): number => {
  const [lighter, darker] = [luminance(one), luminance(other)].sort((a, b) => b - a);
  return (lighter! + 0.05) / (darker! + 0.05);
};
