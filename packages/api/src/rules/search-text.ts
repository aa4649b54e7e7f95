/**
 * What `q` looks through: a text of every record, made of what the public may read of it. The server keeps it in a column, a
 * snapshot's reader makes it on the spot.
 */
type Part = string | null | undefined;

/** A case or an evaluation whose words are a resident's and not public stands in lists under what it is, e.g. 群众意见, and this; no search finds it. */
export const unsaid = '（内容不公开）';

/** The words of a record that has no name to spell: title, number, place. */
export const plainText = (...parts: readonly Part[]): string => parts.filter(Boolean).join('\n').normalize('NFC').toLowerCase();

/**
 * Every way to write a name in letters, after what else may be asked for: `zhang san`, `zhangsan`, `zs`.
 * @param pinyin lower-case syllables with blanks between
 */
export const spelledText = (pinyin: Part, ...rest: readonly Part[]): string => {
  const letters = (pinyin ?? '').replace(/ü/g, 'v');
  const initials = letters.split(' ').map((syllable) => syllable.charAt(0)).join('');
  return plainText(...rest, letters.replace(/ /g, ''), initials, letters);
};

interface Named { readonly id: string; readonly name: string; readonly pinyin?: Part }

/** By the name of the resource. `pinyin` is how the name is said, of an organization its short name. */
export const searchTexts = {
  divisions: ({ pinyin, name, code }: { pinyin: string; name: string; code: string }): string => spelledText(pinyin, name, code),
  deputies: ({ pinyin, name, id, post }: Named & { post?: Part }): string => spelledText(pinyin, name, id, post),
  stations: ({ pinyin, name, address, id }: Named & { address: string }): string => spelledText(pinyin, name, address, id),
  groups: ({ pinyin, name, id }: Named): string => spelledText(pinyin, name, id),
  organizations: ({ pinyin, name, shortName, id }: Named & { shortName?: Part }): string => spelledText(pinyin, name, shortName, id),
  /** The body only where it is public. */
  suggestions: ({ receiptNo, title, body }: { receiptNo: string; title: string; body?: Part }): string => plainText(receiptNo, title, body),
  cases: ({ number, title }: { number: string; title: string }): string => plainText(number, title),
  evaluations: ({ id, subject }: { id: string; subject: { id: string; name: string } }): string => plainText(subject.name, subject.id, id),
  ballots: ({ id, title, candidates = [] }: { id: string; title: string; candidates?: readonly { title: string }[] | undefined }): string =>
    plainText(title, id, ...candidates.map((candidate) => candidate.title)),
} as const;

/** The words of a `q`; each must stand somewhere in the text. */
export const searchWords = (q: string | undefined): string[] => (q ?? '').normalize('NFC').toLowerCase().split(/\s+/).filter(Boolean).slice(0, 10);
