import { expect } from '@open-wc/testing';
import { looks } from '../../../packages/elements/src/theme/tokens.ts';

type Look = Readonly<Record<string, string>>;

const luminance = (colour: string): number => {
  const parts = [1, 3, 5].map((at) => parseInt(colour.slice(at, at + 2), 16) / 255).map((part) => (part <= 0.03928 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
  return 0.2126 * (parts[0] ?? 0) + 0.7152 * (parts[1] ?? 0) + 0.0722 * (parts[2] ?? 0);
};
const contrast = (one: string, other: string): number => {
  const [high, low] = [luminance(one), luminance(other)].sort((a, b) => b - a) as [number, number];
  return (high + 0.05) / (low + 0.05);
};

describe('the looks', () => {
  const complete: Record<string, Look> = {
    light: { ...looks.light, surface: '#ffffff', text: '#222222' },
    red: { ...looks.light, ...looks.red, surface: '#ffffff', text: '#222222' },
    blue: { ...looks.light, ...looks.blue, surface: '#ffffff', text: '#222222' },
    dark: looks.dark,
    'dark red': { ...looks.dark, ...looks.redDark },
    'dark blue': { ...looks.dark, ...looks.blueDark },
  };

  for (const name of Object.keys(complete)) {
    const look = complete[name] as Look;
    const colour = (role: string) => look[role] as string;

    it(`${name}: every word is at least 4.5:1 on what it stands on`, () => {
      const weak: string[] = [];
      const check = (text: string, ground: string) => {
        const found = contrast(colour(text), colour(ground));
        if (found < 4.5) weak.push(`${text} on ${ground}: ${found.toFixed(2)}`);
      };
      for (const text of ['accent', 'accent-strong', 'muted', 'good', 'warn', 'bad', 'worst', 'note', 'idle', 'done']) for (const ground of ['surface', 'sheet', 'raised']) check(text, ground);
      for (const tone of ['accent', 'good', 'warn', 'bad', 'worst', 'note', 'idle', 'done']) check(tone, `${tone}-soft`);
      for (const tone of ['good', 'warn', 'bad', 'note', 'idle']) check('text', `${tone}-soft`);
      check('muted', 'idle-soft');
      check('muted', 'bad-soft');
      check('accent-strong', 'accent-soft');
      check('on-accent', 'accent');
      check('on-accent', 'accent-strong');
      expect(weak).to.deep.equal([]);
    });

    it(`${name}: what is drawn is at least 3:1`, () => {
      const weak = ['line-strong', 'focus', 'no'].filter((role) => contrast(colour(role), colour('surface')) < 3);
      expect(weak).to.deep.equal([]);
    });
  }
});
