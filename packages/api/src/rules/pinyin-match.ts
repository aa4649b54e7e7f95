/**
 * Finding a person by name in the browser: by characters, by pinyin, by initials, or by any mixture, while typing.
 *
 * The pinyin is computed once on import (surnames with their own readings by table); here it is only matched.
 * 张晓明 “zhang xiao ming” is found by 晓明, zhangxiaoming, zhang x, zxm, zhxm, zhangxm, 张xm, and with one slip: zhnagxiaoming.
 */

export type NamedPinyin = {
  name: string;
  /** One syllable per character, separated by blanks: `ou yang zhen hua`. Tones and ü are allowed. */
  pinyin: string;
};

/** One character of the name: where it stands (UTF-16), how it is written and read. */
type Unit = { start: number; end: number; written: string; read: string };

/** The units, and for each of them the joined pinyin from it to the end. */
type Reading = { units: readonly Unit[]; tails: readonly string[] };

/** A name made ready for matching; prepare once, match at every keystroke. */
export type PreparedName = { name: string; readings: readonly Reading[] };

/**
 * How well a query fits, the lower the better. 0 the whole name, 1 its beginning, 2 a part of it, all in characters;
 * 3 the whole pinyin, 4 all initials, 5 pinyin or a mixture from the beginning, 6 from a later character; 7 with one slip.
 */
export type NameRank = 0 | 1 | 2 | 3 | 4 | 5 | 6 | 7;
/** `ranges` are UTF-16 positions in the name, start to before end, for highlighting. */
export type NameMatch = { rank: NameRank; ranges: [start: number, end: number][] };

/** Fewer letters than this are not forgiven a slip: everything would be near everything. */
const lettersForSlip = 4;

/**
 * One spelling for all: half-width, lower case, without tones (marks or digits), ü as v, without blanks, apostrophes
 * and the dots of names such as 买买提·吐尔逊.
 */
export function normalizeNameQuery(text: string): string {
  return text.normalize('NFKC').toLowerCase().normalize('NFD')
    .replace(/u[\u0300-\u036f]*\u0308|u:/g, 'v')
    .replace(/[\u0300-\u036f]/g, '')
    .replace(/([a-z])[1-5]/g, '$1')
    .replace(/[\s'’‘`·•・‧.\-‐-―_]/g, '')
    .normalize('NFC');
}

const isHan = (character: string): boolean => /\p{Script=Han}/u.test(character);

/** Makes a name ready for matching. */
export function prepareName({ name, pinyin }: NamedPinyin): PreparedName {
  const syllables = pinyin.split(/\s+/).map(normalizeNameQuery).filter((syllable) => syllable !== '');
  const units: Unit[] = [];
  let position = 0;
  for (const character of name) {
    const written = normalizeNameQuery(character);
    if (written !== '') units.push({ start: position, end: position + character.length, written, read: '' });
    position += character.length;
  }
  const han = units.filter((unit) => isHan(unit.written));
  if (han.length === syllables.length) {
    han.forEach((unit, index) => { unit.read = syllables[index] as string; });
    return { name, readings: [readingOf(units)] };
  }
  // The syllables cannot be told apart by character: match them all the same and highlight the whole name.
  const loose = syllables.map((read) => ({ start: 0, end: name.length, written: '', read }));
  return { name, readings: [readingOf(units), readingOf(loose)] };
}

function readingOf(units: readonly Unit[]): Reading {
  return { units, tails: units.map((_, index) => units.slice(index).map((unit) => unit.read).join('')) };
}

/** Matches one prepared name; null when the query does not fit or is empty. */
export function matchName(prepared: PreparedName, query: string): NameMatch | null {
  const asked = normalizeNameQuery(query);
  return asked === '' ? null : (fit(prepared, asked) ?? slip(prepared, asked));
}

/**
 * The names that fit, best first and otherwise in the order given. Names that need a slip forgiven are listed only when
 * nothing fits without.
 * @param limit how many to return
 * @returns index into `names` and the match
 */
export function findNames(
  names: readonly PreparedName[], query: string, limit = 20,
): { index: number; match: NameMatch }[] {
  const asked = normalizeNameQuery(query);
  if (asked === '') return [];
  const hits = hitsOf(names, (name) => fit(name, asked));
  const shown = hits.length > 0 ? hits : hitsOf(names, (name) => slip(name, asked));
  return shown.sort((one, other) => one.match.rank - other.match.rank || one.index - other.index).slice(0, limit);
}

function hitsOf(names: readonly PreparedName[], match: (name: PreparedName) => NameMatch | null): { index: number; match: NameMatch }[] {
  const hits: { index: number; match: NameMatch }[] = [];
  names.forEach((name, index) => {
    const found = match(name);
    if (found) hits.push({ index, match: found });
  });
  return hits;
}

function fit(prepared: PreparedName, asked: string): NameMatch | null {
  // Passports write lü as LYU; but “lyu” may also be 李宇 by initial and syllable, so both are tried.
  const spellings = /[ln]yu/.test(asked) ? [asked, asked.replace(/([ln])yu/g, '$1v')] : [asked];
  let best: NameMatch | null = null;
  for (const { units } of prepared.readings) {
    for (const spelling of spellings) {
      for (let start = 0; start < units.length; start += 1) {
        const walked = walk(units, start, spelling, 0);
        if (!walked) continue;
        const rank = rankOf(walked, start, units.length);
        const range: [number, number] = [(units[start] as Unit).start, (units[walked.next - 1] as Unit).end];
        if (best === null || rank < best.rank) best = { rank, ranges: [range] };
        // Nothing that begins later ranks better.
        if (start === 0) break;
      }
    }
  }
  return best;
}

/** How a query was consumed: up to which unit, and whether only by characters, whole syllables or first letters. */
type Walked = { next: number; written: boolean; whole: boolean; initials: boolean };

/** Consumes the query unit by unit: the character, else the longest part of its syllable from which the rest succeeds. */
function walk(units: readonly Unit[], index: number, asked: string, from: number): Walked | null {
  if (from === asked.length) return { next: index, written: true, whole: true, initials: true };
  const unit = units[index];
  if (!unit) return null;
  if (unit.written !== '' && asked.startsWith(unit.written, from)) {
    const rest = walk(units, index + 1, asked, from + unit.written.length);
    if (rest) return { ...rest, whole: rest.whole && unit.read === '', initials: rest.initials && unit.read === '' };
  }
  for (let length = commonLength(unit.read, asked, from); length > 0; length -= 1) {
    const rest = walk(units, index + 1, asked, from + length);
    if (!rest) continue;
    const whole = rest.whole && length === unit.read.length;
    return { next: rest.next, written: false, whole, initials: rest.initials && length === 1 };
  }
  return null;
}

/** Letters that a syllable and the query share from here; u is accepted for ü, as on most keyboards. */
function commonLength(read: string, asked: string, from: number): number {
  let length = 0;
  while (length < read.length && from + length < asked.length) {
    const letter = read.charAt(length);
    const typed = asked.charAt(from + length);
    if (letter !== typed && !(letter === 'v' && typed === 'u')) break;
    length += 1;
  }
  return length;
}

function rankOf(walked: Walked, start: number, unitCount: number): NameRank {
  const fromStart = start === 0;
  const all = fromStart && walked.next === unitCount;
  if (walked.written) return all ? 0 : fromStart ? 1 : 2;
  if (all && walked.whole) return 3;
  if (all && walked.initials) return 4;
  return fromStart ? 5 : 6;
}

/** The whole query against the pinyin from some character on, with one letter wrong, missing, added or swapped. */
function slip(prepared: PreparedName, asked: string): NameMatch | null {
  if (asked.length < lettersForSlip || !/^[a-z]+$/.test(asked)) return null;
  for (const { units, tails } of prepared.readings) {
    for (let start = 0; start < units.length; start += 1) {
      const read = tails[start] as string;
      if (!mayBegin(asked, read)) continue;
      const length = lengthWithinOneSlip(asked, read);
      if (length === null) continue;
      return { rank: 7, ranges: [[(units[start] as Unit).start, endAfter(units, start, length)]] };
    }
  }
  return null;
}

/** Quick sorting out: one slip leaves at least one of the first two letters within a place of where it was. */
function mayBegin(asked: string, read: string): boolean {
  const first = asked.charCodeAt(0);
  const second = asked.charCodeAt(1);
  const initial = read.charCodeAt(0);
  const next = read.charCodeAt(1);
  return first === initial || first === next || second === initial || second === next;
}

/** How many letters of `read`, from its beginning, the query stands for when one slip is forgiven; null if none. */
function lengthWithinOneSlip(asked: string, read: string): number | null {
  let same = 0;
  while (same < asked.length && same < read.length && asked.charAt(same) === read.charAt(same)) same += 1;
  const fits = (askedFrom: number, readFrom: number) => read.startsWith(asked.slice(askedFrom), readFrom);
  if (same < read.length && fits(same + 1, same + 1)) return asked.length;
  if (fits(same + 1, same)) return asked.length - 1;
  if (same < read.length && fits(same, same + 1)) return asked.length + 1;
  const swapped = asked.charAt(same) === read.charAt(same + 1) && asked.charAt(same + 1) === read.charAt(same);
  return swapped && same + 1 < read.length && fits(same + 2, same + 2) ? asked.length : null;
}

/** The end of the character in which the n-th letter of the pinyin falls. */
function endAfter(units: readonly Unit[], start: number, letters: number): number {
  let left = letters;
  let last = units[start] as Unit;
  for (const unit of units.slice(start)) {
    if (left <= 0) break;
    last = unit;
    left -= unit.read.length;
  }
  return last.end;
}
