/**
 * What is close to a name, for when nothing fits as it was typed: 张晓明 “zhang xiao ming” is found as many people say it,
 * zangxiaomin; with one slip, zhnagxiaoming; and written with other characters of the same sound, 章小名.
 */
import { isLetterAt, lyu } from './name-ways.ts';
import { fitName, joinNames, normalizeNameQuery, rangeOf, scanNames, type NameHits, type NameList, type NameMatch, type PreparedName } from './pinyin-match.ts';

/** Fewer letters than this are not forgiven a slip: everything would be near everything. */
const lettersForSlip = 4;

/** The names that are close: for when nothing fits. As people pronounce it first; a slip only when there is none. */
export function scanNear(list: NameList, query: string): NameHits {
  const asked = normalizeNameQuery(query);
  if (!mayBeNear(asked)) return { indexes: [], ranks: [] };
  const sounding = scanSounding(list, patternOf(asked));
  return sounding.indexes.length > 0 ? sounding : scanSlips(list, asked);
}

/** Matches one prepared name, also when it is only close; null when the query does not fit or is empty. */
export function matchName(prepared: PreparedName, query: string): NameMatch | null {
  const found = fitName(prepared, query);
  const asked = normalizeNameQuery(query);
  if (found || !mayBeNear(asked)) return found;
  const { line } = prepared;
  const sounding = patternOf(asked).exec(line);
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

// --- other characters of the same sound ---

/**
 * What sounds like these characters, as a pattern over lines of names; undefined when one of them stands in no name, so that nobody
 * knows how it is read. A character with several readings stands for each of them; tones are not told apart.
 * @param lists names whose readings are known
 */
export function soundOf(query: string, lists: readonly NameList[]): RegExp | undefined {
  const readings = Array.from(normalizeNameQuery(query), (character) => {
    const known = new Set<string>();
    for (const { text } of lists) {
      for (let at = text.indexOf(character); at >= 0; at = text.indexOf(character, at + 1)) {
        let to = at + character.length;
        while (isLetterAt(text, to)) to += 1;
        if (to > at + character.length) known.add(text.slice(at + character.length, to));
      }
    }
    return Array.from(known);
  });
  return readings.every((known) => known.length > 0) ? new RegExp(readings.map((known) => `[^a-z\\n](?:${known.join('|')})(?![a-z])`).join(''), 'gu') : undefined;
}

/** The names in which it stands, with a whole name before one that only begins with it, and that before the others: ranks 5, 6, 7. */
export function scanSound(list: NameList, sound: RegExp): NameHits {
  const { text, starts } = list;
  sound.lastIndex = 0;
  const { indexes } = scanSounding(list, sound);
  return {
    indexes,
    ranks: indexes.map((index) => {
      sound.lastIndex = starts[index] as number;
      const found = sound.exec(text) as RegExpExecArray;
      return found.index > (starts[index] as number) ? 7 : sound.lastIndex < (starts[index + 1] as number) - 1 ? 6 : 5;
    }),
  };
}

/** What to highlight in one of them. */
export function matchSound(prepared: PreparedName, sound: RegExp): NameMatch | null {
  sound.lastIndex = 0;
  const found = sound.exec(prepared.line);
  return found && { rank: 7, ranges: [rangeOf(prepared, found.index, found[0])] };
}

// --- as it sounds ---

/** The last one: a list is scanned for the words, and then each row of it is highlighted by them. */
let last: { readonly asked: string; readonly pattern: RegExp } | undefined;
/** The rest of a reading, and then the sign of the next character. */
const onward = '[a-z]*[^a-z\\n]';

/** Letter by letter as well, and what many people do not tell apart is accepted. */
function patternOf(asked: string): RegExp {
  if (last?.asked !== asked) last = { asked, pattern: new RegExp(Array.from(new Set([asked, asked.replace(lyu, '$1v')]), soundingPattern).join('|'), 'g') };
  last.pattern.lastIndex = 0;
  return last.pattern;
}

function soundingPattern(asked: string): string {
  let pattern = '';
  let before = '';
  for (const character of asked) {
    if (isSoft(before, character)) {
      pattern += `(?:${character}?|${onward}${character})`;
    } else {
      const same = character === 'u' ? '[uv]' : character;
      const begins = /[nl]/.test(character) ? '[nl]' : same;
      const fresh = `(?:[^a-z\\n]${begins}|${character.toUpperCase()})`;
      const rest = /[zcs]/.test(character) ? 'h?' : '';
      pattern += before === '' ? fresh + rest : `(?:${character === 'n' ? 'ng?' : same}|[a-z]*${fresh})${rest}`;
    }
    before = character;
  }
  return pattern;
}

/** h after z, c, s and g after n: said or not said. */
const isSoft = (before: string, character: string): boolean => (character === 'h' && /[zcs]/.test(before)) || (character === 'g' && before === 'n');

/** Only whole words of letters are forgiven anything. */
const mayBeNear = (asked: string): boolean => asked.length >= lettersForSlip && /^[a-z]+$/.test(asked);

function scanSounding({ text, starts }: NameList, pattern: RegExp): NameHits {
  const indexes: number[] = [];
  let index = 0;
  for (let found = pattern.exec(text); found; found = pattern.exec(text)) {
    while ((starts[index + 1] as number) <= found.index) index += 1;
    indexes.push(index);
    pattern.lastIndex = starts[index + 1] as number;
  }
  return { indexes, ranks: indexes.map(() => 7 as const) };
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
