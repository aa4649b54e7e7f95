import { textSizes } from './text-sizes.ts';

/**
 * Every colour and measure, written once. A role is `--congress-<role>` for the host page, which only ever overrides; the
 * elements read the private twin `--c-<role>`, which is the host's value or else the look's. So a county needs to set one
 * colour (`--congress-accent`) to make the elements its own, and a look never overrules the county.
 */
type Look = Readonly<Record<string, string>>;

/** For light pages. Every text colour is at least 4.5:1 on white and on `raised`, every graphic 3:1. */
const light = {
  accent: '#125d72',
  'accent-strong': '#0b4252',
  'on-accent': '#ffffff',
  'accent-soft': '#e4f1f4',
  /** The host's own: elements are guests. */
  text: 'currentColor',
  muted: '#565d69',
  line: '#d8dce2',
  'line-strong': '#747b88',
  surface: 'transparent',
  /** What lies on the page and covers it: lists that open, sticky bars. */
  sheet: '#ffffff',
  raised: '#f4f6f8',
  focus: '#0b4252',
  good: '#1a7340',
  'good-soft': '#e8f4ec',
  warn: '#855600',
  'warn-soft': '#fdf3da',
  bad: '#b3261e',
  'bad-soft': '#fcedeb',
  worst: '#731018',
  'worst-soft': '#f6e3e4',
  note: '#1c5aa8',
  'note-soft': '#e8f0fb',
  idle: '#5d6470',
  'idle-soft': '#eef0f3',
  done: '#1a7340',
  'done-soft': '#e8f4ec',
  /** Votes. Yes is the accent; no and abstain stay quiet beside it and differ in lightness for printers. */
  no: '#8d5b3f',
  abstain: '#a9afb9',
} as const;

const dark: Look = {
  accent: '#7fc9de',
  'accent-strong': '#aee0ee',
  'on-accent': '#06222b',
  'accent-soft': '#17323b',
  text: '#eceef1',
  muted: '#adb4bf',
  line: '#363c45',
  'line-strong': '#808997',
  surface: '#15181c',
  sheet: '#1d2126',
  raised: '#1f242a',
  focus: '#aee0ee',
  good: '#74d19b',
  'good-soft': '#173024',
  warn: '#f0bb55',
  'warn-soft': '#332a12',
  bad: '#ff9186',
  'bad-soft': '#3b1e1b',
  worst: '#ffa3b5',
  'worst-soft': '#45131f',
  note: '#92bdff',
  'note-soft': '#17273d',
  idle: '#adb4bf',
  'idle-soft': '#272c33',
  done: '#74d19b',
  'done-soft': '#173024',
  no: '#d39a79',
  abstain: '#727a86',
};

/** 政务红 and 政务蓝 change the accent only; status keeps its colours, so that red never means “overdue” by accident. */
const red: Look = { accent: '#b01c24', 'accent-strong': '#8a1219', 'accent-soft': '#fbeceb', focus: '#8a1219' };
const redDark: Look = { accent: '#ff9f96', 'accent-strong': '#ffc3bd', 'on-accent': '#3d0606', 'accent-soft': '#3b1e1b', focus: '#ffc3bd' };
const blue: Look = { accent: '#1556b0', 'accent-strong': '#0e3f85', 'accent-soft': '#e6effb', focus: '#0e3f85' };
const blueDark: Look = { accent: '#93bdff', 'accent-strong': '#bcd6ff', 'on-accent': '#04204a', 'accent-soft': '#17273d', focus: '#bcd6ff' };

/** 高对比: text at 7:1 and more (WCAG 1.4.6), every line as dark as the text, no tint behind it. Opaque: what lies behind could spoil it. */
const contrast: Look = {
  accent: '#003a75',
  'accent-strong': '#002a55',
  'accent-soft': '#ffffff',
  text: '#000000',
  muted: '#1f1f1f',
  line: '#000000',
  'line-strong': '#000000',
  surface: '#ffffff',
  raised: '#ffffff',
  focus: '#a00050',
  good: '#004d1c',
  warn: '#553300',
  bad: '#8a0000',
  note: '#003a75',
  idle: '#1f1f1f',
  done: '#004d1c',
};
const contrastDark: Look = {
  accent: '#ffe14d',
  'accent-strong': '#fff2a6',
  'on-accent': '#000000',
  'accent-soft': '#000000',
  text: '#ffffff',
  muted: '#f0f0f0',
  line: '#ffffff',
  'line-strong': '#ffffff',
  surface: '#000000',
  sheet: '#000000',
  raised: '#000000',
  focus: '#7fe3ff',
  bad: '#ffb3ab',
  idle: '#f0f0f0',
};

const textSize = ([em, least]: readonly [em: number, pixels: number]): string => `max(${em}em, ${least}px)`;

/** Measures. All in em of the element, on a grid of 4 px at 16 px: a host page's root size is none of our business. */
const measures = {
  /** At least 16 px, also on the 12 px pages of the 2000s; a person's larger text is kept. */
  'font-size': textSize(textSizes.usual),
  'line-height': '1.7',
  measure: '40em',
  radius: '0.25em',
  /** Smallest thing a thumb has to hit. */
  target: '2.75em',
} as const;

/** 长辈模式: the smallest type of a view (0.875em) is 18 pt and up, targets 60 px. */
const elder: Look = { 'font-size': textSize(textSizes.elder), target: 'max(2.15em, 60px)' };

/** Steps that the styles take, in em of what they stand in; for documentation and for pages that want to match. */
const type = { small: '0.875em', hint: '0.9375em', body: '1em', section: '1.125em', title: '1.375em', figure: '1.5em' } as const;
const space = { '1': '0.125em', '2': '0.25em', '3': '0.375em', '4': '0.5em', '5': '0.75em', '6': '1em', '7': '1.25em', '8': '1.5em', '9': '2em', '10': '2.5em' } as const;
/** Only where something is explained; none at all when the system asks for less. */
const motion = { duration: '120ms' } as const;

export type Role = keyof typeof light | keyof typeof measures;
/** A custom property that the elements read from the page around them. */
export type Token = `--congress-${Role}`;
/** For documentation and stories: the looks as data. */
export const looks = { light, dark, red, redDark, blue, blueDark, contrast, contrastDark, measures, elder };
export const scales = { type, space, motion };

const declarations = (look: Look): string =>
  Object.keys(look).map((role) => `--c-${role}:var(--congress-${role},${look[role]});`).join('');

const rule = (selector: string, look: Look): string => `${selector}{${declarations(look)}}`;

/** The looks as rules on the frame, which carries the words of `theme` in `data-theme`. */
export const lookRules = (): string =>
  rule('.frame', { ...light, ...measures }) +
  rule('.frame[data-theme~="red"]', red) +
  rule('.frame[data-theme~="blue"]', blue) +
  rule('.frame[data-theme~="dark"]', dark) +
  rule('.frame[data-theme~="dark"][data-theme~="red"]', redDark) +
  rule('.frame[data-theme~="dark"][data-theme~="blue"]', blueDark) +
  rule('.frame[data-theme~="contrast"]:not([data-theme~="dark"])', contrast) +
  rule('.frame[data-theme~="dark"][data-theme~="contrast"]', contrastDark) +
  // Only when asked: a light page in a dark system must not get a black box in its middle.
  `@media (prefers-color-scheme:dark){${rule('.frame[data-theme~="auto"]', dark)}${rule('.frame[data-theme~="auto"][data-theme~="red"]', redDark)}${rule('.frame[data-theme~="auto"][data-theme~="blue"]', blueDark)}}` +
  rule('.frame[data-elder]', elder) +
  // Paper is white whatever the screen was. Said twice, to weigh as much as a look of two words.
  `@media print{${rule('.frame[data-theme][data-theme]', { ...light, text: '#000' })}}`;
