/**
 * What stands at each place of a text, as migration 017 indexes it. Frozen: a copy of what `searching.ts` said then. Whoever changes how
 * places are cut makes those of all records anew, by a migration of its own: else what is there already is not found.
 */
export const gramsOf017 = (text: string): string => {
  const found = new Set<string>();
  for (const run of text.split(/\s+/)) {
    const characters = Array.from(run);
    for (const [at, character] of characters.entries()) found.add(characters.slice(at, at + (character < '\x80' ? 4 : 2)).join(''));
  }
  return Array.from(found).map((place) => `'${place.replace(/['\\]/g, '$&$&')}'`).join(' ');
};
