/**
 * Finding a person or a place by name in the browser: by characters, by pinyin, by initials, or by any mixture, while typing.
 *
 * The pinyin is computed once on import (surnames with their own readings by table); here it is only matched.
 * 张晓明 “zhang xiao ming” is found by 晓明, zhangxiaoming, zhang x, zxm, zhxm, zhangxm, 张xm. What is only close is looked for by
 * pinyin-near.ts.
 *
 * A name is kept as one line in which every character is followed by its reading, `张zhang晓xiao明ming`. All names of a city are one
 * text: a query is tried where its first letter begins a reading, or its first character stands, which takes a millisecond. No object
 * per name, and nothing is made that is thrown away.
 */

import { begunAt, firstLetter, isLetterAt, letterCount, lyu, Ways } from './name-ways.ts';

export type NamedPinyin = {
  name: string;
  /** One syllable per character, separated by blanks: `ou yang zhen hua`. Tones and ü are allowed. */
  pinyin: string;
};

/** A name made ready for matching. */
export type PreparedName = { name: string; line: string };

/**
 * How well a query fits, the lower the better. 0 the whole name, 1 its beginning, 2 a part of it, all in characters;
 * 3 the whole pinyin, 4 all initials, 5 pinyin or a mixture from the beginning, 6 from a later character; 7 nearly: as many
 * people pronounce it (z for zh, in for ing, l for n), or with one slip of the finger.
 */
export type NameRank = 0 | 1 | 2 | 3 | 4 | 5 | 6 | 7;
/** `ranges` are UTF-16 positions in the name, start to before end, for highlighting. */
export type NameMatch = { rank: NameRank; ranges: [start: number, end: number][] };

/** Many names as one text; made once by `joinNames`, scanned at every keystroke. `begins`: for each letter, where it begins a reading. */
export type NameList = { readonly text: string; readonly starts: Uint32Array; readonly begins: readonly Uint32Array[]; readonly ways: Ways };
/** Which names fit, by their position, and how well. */
export type NameHits = { readonly indexes: number[]; readonly ranks: NameRank[] };

/** Begins the syllables that cannot be told apart by character, behind the name itself. */
const loose = '\u0001';

/**
 * One spelling for all: half-width, lower case, without tones (marks or digits), ü as v, without blanks, apostrophes
 * and the dots of names such as 买买提·吐尔逊.
 */
export function normalizeNameQuery(text: string): string {
  // Nearly all names and most queries: plain characters, which need none of it.
  if (/^[\u4e00-\u9fff]*$/.test(text)) return text;
  return text.normalize('NFKC').toLowerCase().normalize('NFD')
    .replace(/u[\u0300-\u036f]*\u0308|u:/g, 'v')
    .replace(/[\u0300-\u036f]/g, '')
    .replace(/([a-z])[1-5]/g, '$1')
    .replace(/[\s'’‘`·•・‧.\-‐-―_\u0001]/g, '')
    .normalize('NFC');
}

const isHan = (character: string): boolean => (character >= '\u4e00' && character <= '\u9fff') || /\p{Script=Han}/u.test(character);

/** Makes a name ready for matching. Letters of the name itself are kept as capitals, to be told from readings. */
export function prepareName({ name, pinyin }: NamedPinyin): PreparedName {
  const plain = /^[a-z ]*$/.test(pinyin) ? pinyin : pinyin.split(/\s+/).map(normalizeNameQuery).join(' ');
  const syllables = plain.split(' ').filter((syllable) => syllable !== '');
  const units = Array.from(name, normalizeNameQuery).filter((written) => written !== '');
  const apart = units.filter(isHan).length === syllables.length;
  let line = '';
  let next = 0;
  for (const written of units) line += isHan(written) ? written + (apart ? syllables[next++] as string : '') : written.toUpperCase();
  return { name, line: apart ? line : line + syllables.map((syllable) => loose + syllable).join('') };
}

/** Joins the names to one text. */
export function joinNames(names: readonly PreparedName[]): NameList {
  const starts = new Uint32Array(names.length + 1);
  names.forEach(({ line }, index) => { starts[index + 1] = (starts[index] as number) + line.length + 1; });
  const text = names.map(({ line }) => `${line}\n`).join('');
  const counts = new Uint32Array(letterCount);
  for (let at = 0; at < text.length; at += 1) {
    const letter = begunAt(text, at);
    if (letter in counts) counts[letter] = (counts[letter] as number) + 1;
  }
  const begins = Array.from(counts, (count) => new Uint32Array(count));
  for (let at = text.length - 1; at >= 0; at -= 1) {
    const letter = begunAt(text, at);
    const places = begins[letter];
    if (places) places[counts[letter] = (counts[letter] as number) - 1] = at;
  }
  return { text, starts, begins, ways: new Ways() };
}

/** The names that fit without being forgiven anything, in their own order. */
export function scanNames({ text, starts, begins, ways }: NameList, query: string): NameHits {
  const asked = normalizeNameQuery(query);
  const indexes: number[] = [];
  const ranks: NameRank[] = [];
  if (asked === '') return { indexes, ranks };
  ways.read(text, asked, begins[asked.charCodeAt(0) - firstLetter]);
  const { pairs, count } = ways;
  const isRead = /[a-z]/.test(asked);
  let index = 0;
  let behind = 0;
  for (let way = 0; way < count; way += 2) {
    const at = pairs[way] as number;
    // One hit a name, the first: nothing that begins later ranks better.
    if (at < behind) continue;
    while ((starts[index + 1] as number) <= at) index += 1;
    behind = starts[index + 1] as number;
    indexes.push(index);
    ranks.push(rankOf(text, starts[index] as number, behind - 1, at, pairs[way + 1] as number, asked, isRead));
  }
  return { indexes, ranks };
}

/** Where one prepared name fits, nothing forgiven; null when it does not or the query is empty. */
export function fitName(prepared: PreparedName, query: string): NameMatch | null {
  const list = joinNames([prepared]);
  const [rank] = scanNames(list, query).ranks;
  if (rank === undefined) return null;
  const [at, to] = list.ways.pairs as unknown as [number, number];
  return { rank, ranges: [rangeOf(prepared, at, list.text.slice(at, to))] };
}

function rankOf(text: string, start: number, end: number, at: number, to: number, asked: string, isRead: boolean): NameRank {
  if (at !== start && (text.charAt(at) !== loose || text.indexOf(loose, start) !== at)) return isRead ? 6 : 2;
  let rest = to;
  while (rest < end && isLetterAt(text, rest)) rest += 1;
  const all = rest === end || (text.charAt(rest) === loose && text.charAt(at) !== loose);
  if (!isRead) return all ? 0 : 1;
  if (all && /^[a-z]+$/.test(asked)) {
    const part = text.slice(at, rest);
    const read = part.replace(/[^a-z]/g, '');
    if (read.length === asked.length && rest === to) return 3;
    if (part.length - read.length === asked.length) return 4;
    // lyu for lü is one letter longer than what it stands for.
    if (read === asked.replace(lyu, '$1v')) return 3;
  }
  return 5;
}

/** Where in the name the matched part of its line stands. */
export function rangeOf({ name, line }: PreparedName, at: number, found: string): [number, number] {
  // Syllables that cannot be told apart by character: the whole name.
  if (found.includes(loose)) return [0, name.length];
  const signs = (part: string): number => part.replace(/[a-z]/g, '').length;
  const from = signs(line.slice(0, at));
  const to = from + signs(found);
  let position = 0;
  let signed = 0;
  let range: [number, number] = [0, name.length];
  for (const character of name) {
    const width = normalizeNameQuery(character).length;
    if (width > 0 && signed <= from) range = [position, range[1]];
    signed += width;
    position += character.length;
    if (width > 0 && signed >= to) return [range[0], position];
  }
  return range;
}

