/**
 * The pairs of characters of a title as migration 004 cuts them. Frozen: a copy of what `rules/similarity` said then, so that an old
 * database becomes the same whenever it is migrated. When the rule changes, a migration of its own cuts all pairs anew.
 */
const fillers = /建议|希望|盼望|恳请|请求|关于|能否|是否|问题|一下|我们|的/g;

export const pairsOf004 = (text: string): string[] => {
  const pairs = new Set<string>();
  for (const word of text.normalize('NFC').replace(/\r\n?/g, '\n').normalize('NFKC').toLowerCase().replace(fillers, ' ').split(/[^\p{L}\p{N}\p{M}]+/u)) {
    const characters = Array.from(word);
    if (characters.length === 1) pairs.add(word);
    for (let index = 1; index < characters.length; index += 1) pairs.add(`${characters[index - 1]}${characters[index]}`);
  }
  return Array.from(pairs);
};
