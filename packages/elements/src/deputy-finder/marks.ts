import { html, type TemplateResult } from 'lit';
import { fitName, prepareName } from '@congress-kit/api/rules/pinyin-match';
import type { NearPart } from './search-index.ts';

/** The text with the stretches highlighted. */
const withMarks = (text: string, ranges: readonly (readonly [start: number, end: number])[]): TemplateResult | string => {
  if (ranges.length === 0) return text;
  const pieces: (TemplateResult | string)[] = [];
  let done = 0;
  for (const [start, end] of ranges.slice().sort(([one], [other]) => one - other)) {
    if (start < done) continue;
    pieces.push(text.slice(done, start), html`<mark>${text.slice(start, end)}</mark>`);
    done = end;
  }
  pieces.push(text.slice(done));
  return html`${pieces}`;
};

/**
 * A name, highlighted where the words fit it in characters or in pinyin.
 * @param near also where they are only close, once that can be told
 * @param sound where it sounds so, instead
 */
export const markName = (name: string, pinyin: string, words: readonly string[], near: NearPart | null | undefined, sound?: RegExp): TemplateResult | string => {
  const prepared = prepareName({ name, pinyin });
  return withMarks(name, words.flatMap((word) => (sound ? near?.matchSound(prepared, sound) : (near?.matchName ?? fitName)(prepared, word))?.ranges ?? []));
};

/** A text, highlighted where the words stand in it. */
export const markText = (text: string, words: readonly string[]): TemplateResult | string => {
  const folded = text.normalize('NFKC').toLowerCase();
  // Full-width letters that become several would shift what is marked: then nothing is.
  if (folded.length !== text.length) return text;
  return withMarks(text, words.flatMap((word): [number, number][] => {
    const at = word === '' ? -1 : folded.indexOf(word);
    return at < 0 ? [] : [[at, at + word.length]];
  }));
};
