import { searchWords } from '@congress-kit/api/rules/search-text';
import { sql, type RawBuilder } from 'kysely';

/**
 * Looking for words in the records of a list. Chinese has no blanks between words and no engine comes with a list of them, so every
 * place in a text is indexed by what stands there: two characters, and four where they begin with ASCII, of which there are so few that two say
 * nothing (numbers, names in letters). A word is found by the places it is made of; one that is shorter than a place, by places that
 * begin with it. That needs no extension: a `tsvector` holds any texts, and a GIN index finds them by their beginning, too.
 *
 * The index only says where to look. What is found is what has the word in it, letter by letter.
 */
interface Place { readonly text: string; readonly end: number; readonly isCut: boolean }

/** What stands at each place of a run of characters; shorter at its end. */
const placesOf = (run: string): Place[] => {
  const starts = [0];
  for (let at = 0; at < run.length;) starts.push(at += run.codePointAt(at)! > 0xffff ? 2 : 1);
  const length = starts.length - 1;
  const places: Place[] = [];
  for (let at = 0; at < length; at += 1) {
    const end = at + (run.charCodeAt(starts[at]!) < 0x80 ? 4 : 2);
    places.push({ text: run.slice(starts[at], starts[Math.min(end, length)]), end: Math.min(end, length), isCut: end > length });
  }
  return places;
};

/** What a text rarely has: characters of two units, and what has to be quoted. */
const hasPairs = /[\uD800-\uDFFF]/;
const hasQuotes = /['\\]/;

/** As both kinds of text, `tsvector` and `tsquery`, write what may hold anything. */
const quoted = (text: string): string => `'${hasQuotes.test(text) ? text.replace(/['\\]/g, '$&$&') : text}'`;

const gramsOf = (text: string): string => {
  const found = new Set<string>();
  for (const run of text.split(/\s+/)) {
    // Every character of every text that is stored goes through here: where none is of two units, a place is a slice.
    if (hasPairs.test(run)) for (const place of placesOf(run)) found.add(place.text);
    else for (let at = 0; at < run.length; at += 1) found.add(run.slice(at, at + (run.charCodeAt(at) < 0x80 ? 4 : 2)));
  }
  const all = Array.from(found);
  return all.length > 0 && !hasQuotes.test(text) ? `'${all.join("' '")}'` : all.map(quoted).join(' ');
};

export interface Searchable { readonly search: string; readonly grams: string }

/**
 * The two columns by which a record is found. Whoever writes the one writes the other: what is in the text and not in the index
 * would not be found, and nothing would say so.
 * @param search what `q` looks through, in lower case
 */
export const searchable = (search: string): Searchable => ({ search, grams: gramsOf(search) });

/** The same of a text with a line before it: no place reaches over the end of a line, so each has its own. */
export const foundBefore = (line: string, { search, grams }: Searchable): Searchable => ({ search: `${line}\n${search}`, grams: `${gramsOf(line)} ${grams}` });

/** More than so many would not find much less. */
const mostAsked = 3;

/** Of a column: in which part of the records each piece stands, of the pieces that stand in many; as the database noted it last. */
const commonness = new Map<string, ReadonlyMap<string, number>>();
export const noteCommonness = (column: string, pieces: ReadonlyMap<string, number>): void => { commonness.set(column, pieces); };
/** Zero for what stands in few, or of which nothing is known. */
export const partWith = (column: string, piece: string): number => commonness.get(column)?.get(piece) ?? 0;

/**
 * The rarest place of a word, and others that share no character with it. The database takes what it is asked for as independent
 * of each other and multiplies how rare each is; but where 盼望早 stands, 望早 does, and of two thirds it would make a third. Of those of which
 * nothing is known the last: numbers begin alike.
 */
const askedOf = (table: string, word: string): string => {
  const places = placesOf(word).map((place, start) => ({ ...place, start, part: place.isCut ? 1 : partWith(`${table}.grams`, place.text) }));
  const asked: typeof places = [];
  for (const place of places.sort((one, other) => one.part - other.part || Number(one.isCut) - Number(other.isCut) || other.start - one.start)) {
    if (asked.length === mostAsked || (place.isCut && asked.length > 0)) break;
    if (asked.every((one) => place.end <= one.start || place.start >= one.end)) asked.push(place);
  }
  return asked.map(({ text, isCut }) => `${quoted(text)}${isCut ? ':*' : ''}`).join(' & ');
};

/**
 * In which part of a table's records, about, the rarest place of a search stands, by what the database noted; of what it did not note it
 * takes half of the rarest that it did. One where nothing is known: of a table that it never looked through, of a word shorter than a place.
 */
export const partFound = (table: string, q: string): number => {
  const column = `${table}.grams`;
  const noted = commonness.get(column);
  if (!noted) return 1;
  const unnoted = Math.min(1, ...noted.values()) / 2;
  return Math.min(1, ...searchWords(q).flatMap((word) => placesOf(word).filter(({ isCut }) => !isCut).map(({ text }) => partWith(column, text) || unnoted)));
};

export type Searched = 'divisions' | 'organizations' | 'groups' | 'stations' | 'deputies' | 'suggestions' | 'cases' | 'evaluations' | 'ballots' | 'projects' | 'disclosures' | 'events' | 'activities' | 'duty_records' | 'statistics' | 'calls' | 'voices';

/** Every word of `q` somewhere in the text of the record; `undefined` when there is nothing to look for. */
export const searches = (table: Searched, q: string | undefined): RawBuilder<boolean> | undefined => {
  const words = searchWords(q);
  if (words.length === 0) return undefined;
  const column = sql.ref(`${table}.search`);
  // The text first: where another index leads to the records, most have not the word, and their places need not be read. Not by
  // `like`: the database would guess how rare that is, and multiply it with what it knows of the places. This it takes for true.
  return sql<boolean>`(${sql.join(words.map((word) => sql`strpos(${column}, ${word}) <> 0`), sql` and `)}
    and ${sql.ref(`${table}.grams`)} @@ ${words.map((word) => askedOf(table, word)).join(' & ')}::tsquery)`;
};
