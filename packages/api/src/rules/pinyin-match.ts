/**
 * Finding a person or a place by name in the browser: by characters, by pinyin, by initials, or by any mixture, while typing.
 *
 * The pinyin is computed once on import (surnames with their own readings by table); here it is only matched.
 * 张晓明 “zhang xiao ming” is found by 晓明, zhangxiaoming, zhang x, zxm, zhxm, zhangxm, 张xm; as many people say it,
 * zangxiaomin; and with one slip: zhnagxiaoming.
 *
 * A name is kept as one line in which every character is followed by its reading, `张zhang晓xiao明ming`, and a query becomes
 * one regular expression over such lines. All names of a city are one text that is scanned in a millisecond or two: no
 * index, no object per name.
 */

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

/** Many names as one text; made once by `joinNames`, scanned at every keystroke. */
export type NameList = { readonly text: string; readonly starts: Uint32Array };
/** Which names fit, by their position, and how well. */
export type NameHits = { readonly indexes: number[]; readonly ranks: NameRank[] };

/** Fewer letters than this are not forgiven a slip: everything would be near everything. */
const lettersForSlip = 4;
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
  return { text: names.map(({ line }) => `${line}\n`).join(''), starts };
}

/**
 * The names that fit without being forgiven anything, in their own order.
 * @param within positions to look at, ascending: the hits of a shorter query, when this one only goes on from it
 */
export function scanNames(list: NameList, query: string, within?: readonly number[]): NameHits {
  const asked = normalizeNameQuery(query);
  return asked === '' ? { indexes: [], ranks: [] } : scanWith(list, patternOf(asked, false), asked, within);
}

/** The names that are close: for when nothing fits. As people pronounce it first; a slip only when there is none. */
export function scanNear(list: NameList, query: string): NameHits {
  const asked = normalizeNameQuery(query);
  if (!mayBeNear(asked)) return { indexes: [], ranks: [] };
  const sounding = scanWith(list, patternOf(asked, true), undefined);
  return sounding.indexes.length > 0 ? sounding : scanSlips(list, asked);
}

/** Whether all that fits the longer query also fitted the shorter one, so that only those need to be looked at. */
export function narrows(shorter: string, longer: string): boolean {
  const [before, after] = [normalizeNameQuery(shorter), normalizeNameQuery(longer)];
  return before !== '' && after.startsWith(before) && !/[ln]yu/.test(after);
}

/** Matches one prepared name; null when the query does not fit or is empty. */
export function matchName(prepared: PreparedName, query: string): NameMatch | null {
  const asked = normalizeNameQuery(query);
  if (asked === '') return null;
  const { line } = prepared;
  const found = patternOf(asked, false).exec(line);
  if (found) return { rank: rankOf(line, 0, line.length, found.index, found[0], asked), ranges: [rangeOf(prepared, found.index, found[0])] };
  if (!mayBeNear(asked)) return null;
  const sounding = patternOf(asked, true).exec(line);
  if (sounding) return { rank: 7, ranges: [rangeOf(prepared, sounding.index, sounding[0])] };
  const slip = slipIn(line, 0, line.length, asked);
  return slip && { rank: 7, ranges: [rangeOf(prepared, slip[0], line.slice(slip[0], slip[1]))] };
}

/** The names that fit, best first and otherwise in the order given, with what to highlight. For short lists. */
export function findNames(names: readonly PreparedName[], query: string, limit = 20): { index: number; match: NameMatch }[] {
  const list = joinNames(names);
  const exact = scanNames(list, query);
  const { indexes, ranks } = exact.indexes.length > 0 ? exact : scanNear(list, query);
  return indexes.map((index, at) => ({ index, rank: ranks[at] as number }))
    .sort((one, other) => one.rank - other.rank || one.index - other.index).slice(0, limit)
    .flatMap(({ index }) => {
      const match = matchName(names[index] as PreparedName, query);
      return match ? [{ index, match }] : [];
    });
}

// --- the query as a pattern ---

const isLetter = (character: string): boolean => character >= 'a' && character <= 'z';
const escaped = (character: string): string => character.replace(/[\\^$.*+?()[\]{}|/-]/g, '\\$&');
/** The last few: a list is scanned for the same words, and then each row of it is highlighted by them. */
const patternsKept = 4;
let patterns: readonly { readonly asked: string; readonly sounding: boolean; readonly pattern: RegExp }[] = [];
/** The rest of a reading, and then the sign of the next character. */
const onward = '[a-z]*[^a-z\\n]';

/**
 * Letter by letter: it goes on in the same syllable, or begins that of the next character. A character stands for itself.
 * `sounding` accepts what many people do not tell apart.
 */
function patternOf(asked: string, sounding: boolean): RegExp {
  const known = patterns.find((one) => one.asked === asked && one.sounding === sounding);
  if (known) {
    known.pattern.lastIndex = 0;
    return known.pattern;
  }
  // Passports write lü as LYU; but “lyu” may also be 李宇 by initial and syllable, so both are tried.
  const spellings = /[ln]yu/.test(asked) ? [asked, asked.replace(/([ln])yu/g, '$1v')] : [asked];
  const pattern = new RegExp(spellings.map((spelling) => spelledPattern(spelling, sounding)).join('|'), 'g');
  patterns = [{ asked, sounding, pattern }, ...patterns.slice(0, patternsKept - 1)];
  return pattern;
}

function spelledPattern(asked: string, sounding: boolean): string {
  let pattern = '';
  let before = '';
  for (const character of asked) {
    if (!isLetter(character)) {
      pattern += (before === '' ? '' : '[a-z]*') + escaped(character);
    } else if (sounding && isSoft(before, character)) {
      pattern += `(?:${character}?|${onward}${character})`;
    } else {
      // On most keyboards u is typed for ü.
      const same = character === 'u' ? '[uv]' : character;
      const begins = sounding && /[nl]/.test(character) ? '[nl]' : same;
      const goesOn = sounding && character === 'n' ? 'ng?' : same;
      const fresh = `(?:[^a-z\\n]${begins}|${character.toUpperCase()})`;
      const rest = /[zcs]/.test(character) && sounding ? 'h?' : '';
      if (before === '') pattern += fresh + rest;
      else pattern += `(?:${isLetter(before) ? `${goesOn}|` : ''}[a-z]*${fresh})${rest}`;
    }
    before = character;
  }
  return pattern;
}

/** h after z, c, s and g after n: said or not said. */
const isSoft = (before: string, character: string): boolean => (character === 'h' && /[zcs]/.test(before)) || (character === 'g' && before === 'n');

/** Only whole words of letters are forgiven anything. */
const mayBeNear = (asked: string): boolean => asked.length >= lettersForSlip && /^[a-z]+$/.test(asked);

// --- scanning ---

/** @param ranked the query, to rank by; without it all hits are near ones */
function scanWith(list: NameList, pattern: RegExp, ranked: string | undefined, within?: readonly number[]): NameHits {
  const { text, starts } = list;
  const indexes: number[] = [];
  const ranks: NameRank[] = [];
  const take = (index: number, found: RegExpExecArray): void => {
    indexes.push(index);
    ranks.push(ranked === undefined ? 7 : rankOf(text, starts[index] as number, (starts[index + 1] as number) - 1, found.index, found[0], ranked));
  };
  if (within && within.length * 4 < starts.length) {
    for (const index of within) {
      pattern.lastIndex = 0;
      const found = pattern.exec(text.slice(starts[index], (starts[index + 1] as number) - 1));
      if (!found) continue;
      found.index += starts[index] as number;
      take(index, found);
    }
    return { indexes, ranks };
  }
  let index = 0;
  for (let found = pattern.exec(text); found; found = pattern.exec(text)) {
    while ((starts[index + 1] as number) <= found.index) index += 1;
    take(index, found);
    // One hit a name, the first: nothing that begins later ranks better.
    pattern.lastIndex = starts[index + 1] as number;
  }
  return { indexes, ranks };
}

function rankOf(text: string, start: number, end: number, at: number, found: string, asked: string): NameRank {
  const fromStart = at === start || (text.charAt(at) === loose && text.indexOf(loose, start) === at);
  let rest = at + found.length;
  while (rest < end && isLetterAt(text, rest)) rest += 1;
  const all = fromStart && (rest === end || (text.charAt(rest) === loose && found.charAt(0) !== loose));
  if (!/[a-z]/.test(asked)) return all ? 0 : fromStart ? 1 : 2;
  if (all && /^[a-z]+$/.test(asked)) {
    const part = text.slice(at, rest);
    const read = part.replace(/[^a-z]/g, '');
    if (read.length === asked.length && found.length === part.length) return 3;
    if (part.length - read.length === asked.length) return 4;
    // lyu for lü is one letter longer than what it stands for.
    if (/[ln]yu/.test(asked) && read === asked.replace(/([ln])yu/g, '$1v')) return 3;
  }
  return fromStart ? 5 : 6;
}

/** Where in the name the matched part of its line stands. */
function rangeOf({ name, line }: PreparedName, at: number, found: string): [number, number] {
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

// --- one slip ---

function scanSlips({ text, starts }: NameList, asked: string): NameHits {
  const indexes: number[] = [];
  for (let index = 0; index + 1 < starts.length; index += 1) {
    if (slipIn(text, starts[index] as number, (starts[index + 1] as number) - 1, asked)) indexes.push(index);
  }
  return { indexes, ranks: indexes.map(() => 7 as const) };
}

/**
 * The whole query against the pinyin from some character on, with one letter wrong, missing, added or swapped. Character
 * codes and early exits, because it is asked of every name at every key.
 */
function slipIn(text: string, start: number, end: number, asked: string): [from: number, to: number] | null {
  const [first, second] = [asked.charCodeAt(0), asked.charCodeAt(1)];
  for (let sign = start; sign < end; sign += 1) {
    if (isLetterAt(text, sign) || !isLetterAt(text, sign + 1)) continue;
    const initial = text.charCodeAt(sign + 1);
    const follower = text.charCodeAt(letterFrom(text, sign + 2, end));
    // One slip leaves at least one of the first two letters within a place of where it was.
    if (first !== initial && first !== follower && second !== initial && second !== follower) continue;
    const to = endWithSlip(text, sign, end, asked);
    if (to >= 0) return [sign, to];
  }
  return null;
}

function endWithSlip(text: string, sign: number, end: number, asked: string): number {
  let at = sign;
  let next = letterFrom(text, at, end);
  let same = 0;
  while (same < asked.length && next < end && text.charCodeAt(next) === asked.charCodeAt(same)) {
    same += 1;
    at = next + 1;
    next = letterFrom(text, at, end);
  }
  const wrong = next < end ? readOn(text, next + 1, end, asked, same + 1) : -1;
  if (wrong >= 0) return wrong;
  const added = readOn(text, at, end, asked, same + 1);
  if (added >= 0 || next === end) return added;
  const missing = readOn(text, next + 1, end, asked, same);
  if (missing >= 0) return missing;
  const after = letterFrom(text, next + 1, end);
  const swapped = after < end && text.charCodeAt(next) === asked.charCodeAt(same + 1) && text.charCodeAt(after) === asked.charCodeAt(same);
  return swapped ? readOn(text, after + 1, end, asked, same + 2) : -1;
}

const isLetterAt = (text: string, at: number): boolean => {
  const code = text.charCodeAt(at);
  return code >= 97 && code <= 122;
};

/** The next letter of the readings, at or after `at`. */
function letterFrom(text: string, at: number, end: number): number {
  let next = at;
  while (next < end && !isLetterAt(text, next)) next += 1;
  return next;
}

/** Where the query ends when it is read letter by letter from here; −1 when it is not what stands here. */
function readOn(text: string, at: number, end: number, asked: string, from: number): number {
  let next = at;
  for (let index = from; index < asked.length; index += 1) {
    const letter = letterFrom(text, next, end);
    if (letter === end || text.charCodeAt(letter) !== asked.charCodeAt(index)) return -1;
    next = letter + 1;
  }
  return next;
}
