/**
 * Finding what is nobody's business in a text.
 *
 * Source: 个人信息保护法: mobile, identity, bank and plate numbers do not belong in public text. The original is kept apart;
 * what is public is masked.
 */

export type PrivateKind = 'mobile' | 'id_number' | 'bank_card' | 'plate';

/** A stretch of the text, `start` to before `end`, in UTF-16 units as `String.prototype.slice` takes them. */
export type PrivateSpan = { start: number; end: number; kind: PrivateKind };

const provinces = '京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼使';
const date = '(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\\d|3[01])';
const year = '(?:18|19|20)\\d{2}';
const gap = '[ \\-.]?';

/**
 * In the order they claim the text: the longest first, so that no mobile number is seen inside a bank card. Each pattern
 * works on the folded text; `(^|…)` stands where a look-behind would, which older WebKit does not know.
 * - identity numbers by their date, not their check digit: a mistyped one is private too
 * - bank cards as 16 to 19 digits in one run, or in groups of four as they are embossed; years and dates side by side are neither
 * - mobile numbers with single gaps after the third digit, as people write them, unless they turn out to be an amount of money
 */
const patterns: readonly { kind: PrivateKind; pattern: RegExp }[] = [
  { kind: 'id_number', pattern: /* @__PURE__ */ new RegExp(`(^|[^0-9])([1-9]\\d{5}${gap}${year}${date}${gap}\\d{3}[0-9X])(?![0-9])`, 'g') },
  { kind: 'bank_card', pattern: /(^|[^0-9])(\d{16,19}|[3-9]\d{3}([ -])\d{4}\3\d{4}\3\d{4}(?:\3\d{1,3})?)(?!\d)/g },
  { kind: 'id_number', pattern: /* @__PURE__ */ new RegExp(`(^|[^0-9])([1-9]\\d{7}${date}\\d{3})(?![0-9])`, 'g') },
  { kind: 'mobile', pattern: /* @__PURE__ */ new RegExp(`(^|[^0-9])((?:\\+?86${gap}|0086${gap})?1[3-9]\\d(?:${gap}\\d){8})(?!\\d| ?元)`, 'g') },
  { kind: 'plate', pattern: /* @__PURE__ */ new RegExp(`()([${provinces}][A-Z][ \\-.·•]?(?=[A-Z]*\\d)(?:[A-Z0-9]{5,6}|[A-Z0-9]{4}[挂学警港澳领]))(?![A-Z0-9])`, 'g') },
];

/** Full-width to half-width and upper case, unit by unit, so that positions stay those of the original. */
function fold(text: string): string {
  return text
    .replace(/[\uFF01-\uFF5E]/g, (character) => String.fromCharCode(character.charCodeAt(0) - 0xfee0))
    .replace(/[\u3000\u00A0\u2002-\u2009\t]/g, ' ')
    .replace(/[‐‑‒–—―−]/g, '-')
    .replace(/[a-z]/g, (character) => character.toUpperCase());
}

/** Mobile, identity, bank and plate numbers in a text, by position; spans never overlap. */
export function findPrivateSpans(text: string): PrivateSpan[] {
  let rest = fold(text);
  const spans: PrivateSpan[] = [];
  for (const { kind, pattern } of patterns) {
    pattern.lastIndex = 0;
    for (let match = pattern.exec(rest); match !== null; match = pattern.exec(rest)) {
      const found = match[2] as string;
      const start = match.index + (match[1] as string).length;
      spans.push({ start, end: start + found.length, kind });
      // What is claimed is blanked out with a character no pattern knows; the last unit may begin the next match.
      rest = rest.slice(0, start) + '*'.repeat(found.length) + rest.slice(start + found.length);
      pattern.lastIndex = start + found.length;
    }
  }
  return spans.sort((one, other) => one.start - other.start);
}

/** How much is left standing, so that a reader can tell what stood there and nobody whose it was. */
const kept: Readonly<Record<PrivateKind, number>> = { mobile: 3, id_number: 0, bank_card: 0, plate: 1 };

/**
 * The text with every private number starred, as long as before: `电话138********`.
 * Masking twice changes nothing more.
 */
export function maskPrivate(text: string): string {
  let masked = '';
  let done = 0;
  for (const { start, end, kind } of findPrivateSpans(text)) {
    masked += text.slice(done, start + kept[kind]) + '*'.repeat(end - start - kept[kind]);
    done = end;
  }
  return masked + text.slice(done);
}
