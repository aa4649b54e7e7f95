// How a query is read in the lines of names, letter by letter: see pinyin-match.ts.

export const letterCount = 26;
export const firstLetter = 97;
const firstCapital = 65;
const isLetter = (code: number): boolean => code >= firstLetter && code < firstLetter + letterCount;
export const isLetterAt = (text: string, at: number): boolean => isLetter(text.charCodeAt(at));

/** Which letter, 0 to 25, is the first of what the sign that stands here is read, or is itself that sign; any other number where there is none. */
export const begunAt = (text: string, at: number): number =>
  isLetterAt(text, at) ? -1 : isLetterAt(text, at + 1) ? text.charCodeAt(at + 1) - firstLetter : text.charCodeAt(at) - firstCapital;

/** On most keyboards u is typed for ü. */
const isSame = (code: number, letter: number): boolean => code === letter || (letter === 117 && code === 118);
/** Passports write lü as LYU; but “lyu” may also be 李宇 by initial and syllable, so both are tried. */
const hasLyu = /[ln]yu/;
export const lyu = /([ln])yu/g;

/**
 * All ways to read a query in a text, letter by letter: a letter goes on in the same syllable, or begins that of the next character; a
 * character stands for itself. A query that goes on from the last one goes on where that one ended.
 */
export class Ways {
  /** From where to where each way leads, one pair after the other; those of one name side by side, the preferred one first. */
  pairs = new Uint32Array(32);
  /** How many numbers of `pairs` are in use. */
  count = 0;
  private asked = '';
  private spare = new Uint32Array(32);

  /** @param places where the first letter begins a reading; undefined when it is none */
  read(text: string, asked: string, places: ArrayLike<number> | undefined): void {
    const goesOn = this.asked !== '' && asked.startsWith(this.asked) && !hasLyu.test(asked);
    if (!goesOn) this.begin(text, asked, places);
    for (let next = goesOn ? this.asked.length : 1; next < asked.length; next += 1) this.step(text, asked, next);
    this.asked = asked;
  }

  private begin(text: string, asked: string, places: ArrayLike<number> | undefined): void {
    let kept = 0;
    if (places) for (let nth = 0; nth < places.length; nth += 1) kept = this.keep(kept, places[nth] as number, (places[nth] as number) + (isLetterAt(text, (places[nth] as number) + 1) ? 2 : 1));
    else for (let at = text.indexOf(asked.charAt(0)); at >= 0; at = text.indexOf(asked.charAt(0), at + 1)) kept = this.keep(kept, at, at + 1);
    this.turn(kept);
  }

  private step(text: string, asked: string, next: number): void {
    const code = asked.charCodeAt(next);
    const isRead = isLetter(code);
    const goesOn = isRead && isLetterAt(asked, next - 1);
    const isLyu = hasLyu.test(asked.slice(next - 2, next + 1));
    const isLy = hasLyu.test(asked.slice(next - 1, next + 2));
    const { pairs, count } = this;
    let kept = 0;
    for (let way = 0; way < count; way += 2) {
      const from = pairs[way] as number;
      let at = pairs[way + 1] as number;
      let here = text.charCodeAt(at);
      // Its v was read for the y already.
      if (isLyu && text.charCodeAt(at - 1) === 118) kept = this.keep(kept, from, at);
      if (goesOn && (isSame(here, code) || (isLy && here === 118))) kept = this.keep(kept, from, at + 1);
      while (isLetter(here)) here = text.charCodeAt(++at);
      if (isRead ? isSame(text.charCodeAt(at + 1), code) : here === code) kept = this.keep(kept, from, at + (isRead ? 2 : 1));
      else if (isRead && here === code - firstLetter + firstCapital) kept = this.keep(kept, from, at + 1);
    }
    this.turn(kept);
  }

  private keep(kept: number, from: number, to: number): number {
    if (kept === this.spare.length) {
      const wider = new Uint32Array(kept * 2);
      wider.set(this.spare);
      this.spare = wider;
    }
    this.spare[kept] = from;
    this.spare[kept + 1] = to;
    return kept + 2;
  }

  private turn(kept: number): void {
    [this.pairs, this.spare, this.count] = [this.spare, this.pairs, kept];
  }
}
