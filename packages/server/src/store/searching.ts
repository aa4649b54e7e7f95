import { searchWords } from '@congress-kit/api/rules/search-text';
import { sql, type RawBuilder } from 'kysely';
import { likeText } from './paging.ts';

/**
 * Looking for words in the records of a list. Chinese has no blanks between words and no engine comes with a list of them, so every
 * place in a text is indexed by what stands there: two characters, and four where they begin with ASCII, of which there are so few that two say
 * nothing (numbers, names in letters). A word is found by the places it is made of; one that is shorter than a place, by places that
 * begin with it. That needs no extension: a `tsvector` holds any texts, and a GIN index finds them by their beginning, too.
 *
 * The index only says where to look. What is found is what has the word in it, letter by letter.
 */
const lengthAt = (character: string): number => (character < '\u0080' ? 4 : 2);

/** What stands at each place of a run of characters; shorter at its end. */
const placesOf = (run: string): { readonly text: string; readonly end: number; readonly isCut: boolean }[] => {
  const characters = Array.from(run);
  return characters.map((character, at) => {
    const end = at + lengthAt(character);
    return { text: characters.slice(at, end).join(''), end: Math.min(end, characters.length), isCut: end > characters.length };
  });
};

/** As both kinds of text, `tsvector` and `tsquery`, write what may hold anything. */
const quoted = (text: string): string => `'${text.replace(/['\\]/g, '$&$&')}'`;

const gramsOf = (text: string): string => Array.from(new Set(text.split(/\s+/).filter(Boolean).flatMap((run) => placesOf(run).map((place) => place.text))), quoted).join(' ');

/**
 * The two columns by which a record is found. Whoever writes the one writes the other: what is in the text and not in the index
 * would not be found, and nothing would say so.
 * @param search what `q` looks through, in lower case
 */
export const searchable = (search: string): { search: string; grams: string } => ({ search, grams: gramsOf(search) });

/** A word's places, without those that another one holds already. */
const askedOf = (word: string): string => {
  const asked: string[] = [];
  let told = 0;
  for (const { text, end, isCut } of placesOf(word)) {
    if (end <= told) continue;
    told = end;
    asked.push(`${quoted(text)}${isCut ? ':*' : ''}`);
  }
  return asked.join(' & ');
};

export type Searched = 'divisions' | 'organizations' | 'groups' | 'stations' | 'deputies' | 'suggestions' | 'cases' | 'evaluations' | 'ballots' | 'projects' | 'disclosures' | 'events' | 'statistics' | 'calls' | 'voices';

/** Every word of `q` somewhere in the text of the record; `undefined` when there is nothing to look for. */
export const searches = (table: Searched, q: string | undefined): RawBuilder<boolean> | undefined => {
  const words = searchWords(q);
  if (words.length === 0) return undefined;
  const column = sql.ref(`${table}.search`);
  // The text first: where another index leads to the records, most have not the word, and their places need not be read.
  return sql<boolean>`(${sql.join(words.map((word) => sql`${column} like ${`%${likeText(word)}%`} escape '\\'`), sql` and `)}
    and ${sql.ref(`${table}.grams`)} @@ ${words.map(askedOf).join(' & ')}::tsquery)`;
};
