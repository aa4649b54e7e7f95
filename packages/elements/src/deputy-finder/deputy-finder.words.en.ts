import type { English } from '../locale/language.ts';
import type { finderWords } from './deputy-finder.words.ts';

/** The English of `finderWords`; it comes by itself, when an element is to speak English. */
export const finderEnglish: English<typeof finderWords> = {
  search: 'Name, pinyin, village or employer',
  clear: 'Clear',
  noneHere: 'No deputy is registered here yet',
};
