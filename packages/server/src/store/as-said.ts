import { searchWords } from '@congress-kit/api/rules/search-text';

/** One character sounds like a name in half the county. */
const shortest = 2;
const isName = new RegExp(`^\\p{Script=Han}{${shortest},}$`, 'u');

/**
 * The list; and where nothing is so written, what is said like it: 柳西 finds 柳溪. Whoever writes down a name that they know by ear
 * takes one character for another. The dictionary is read when it is asked for the first time.
 */
export const orAsSaid = async <Query extends { readonly q?: string | undefined }, Page extends { readonly total: number }>(query: Query, kind: 'person' | 'place', read: (query: Query) => Promise<Page>): Promise<Page> => {
  const found = await read(query);
  const words = searchWords(query.q);
  if (found.total > 0 || !words.some((word) => isName.test(word))) return found;
  const { personPinyin, placePinyin } = await import('../import/names.ts');
  const spelled = kind === 'person' ? personPinyin : placePinyin;
  return read({ ...query, q: words.map((word) => (isName.test(word) ? spelled(word).replace(/ /g, '').replace(/ü/g, 'v') : word)).join(' ') });
};
