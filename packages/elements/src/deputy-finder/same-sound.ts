import { scanSound, soundOf } from '@congress-kit/api/rules/pinyin-near';
import type { Found, SearchIndex } from './search-index.ts';

/**
 * Deputies whose names sound like what was typed and are written differently: 张鹃 for 张娟. Whoever knows a name by ear takes one
 * character for another. How a character is read is known from the names of the roll and of its places; nothing is asked of a server.
 */
export const soundsLike = ({ searched: { names, placeNames } }: SearchIndex, query: string): Found | undefined => {
  const sound = soundOf(query, [names, placeNames]);
  if (!sound) return undefined;
  const { indexes, ranks } = scanSound(names, sound);
  const rankOf = new Map(indexes.map((deputy, nth) => [deputy, ranks[nth]!]));
  const deputies = indexes.slice().sort((one, other) => rankOf.get(one)! - rankOf.get(other)! || one - other);
  return { deputies, places: [], near: false, causes: new Map(deputies.map((at) => [at, { type: 'name', at }])), words: [query], sound };
};
