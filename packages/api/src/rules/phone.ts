/**
 * A telephone number as people write it → the one way in which it is kept, so that the same number looks the same wherever it came
 * from: `13800138000`, `010-12345678`, `0561-3012345-801` (with an extension), `4001234567`, `3012345` (called from within the
 * county), `+85291234567`.
 *
 * Source: 电信网编号计划 (2017): mobile numbers have 11 digits from 13 to 19; 010 and 02x have 8 digits behind them, other
 * area codes 7 or 8. What other countries count out differs, so of theirs only the length of E.164 is asked.
 */
const area = '0(?:10|2\\d)-[1-9]\\d{7}|0[03-9]\\d\\d-[1-9]\\d{6,7}';
const abroad = '\\+(?:8[0-57-9]|[1-79]\\d)\\d{5,13}';
/** Of the form in which it is kept. Six digits are a short number of one employer or county. */
export const phonePattern = new RegExp(`^(?:1[3-9]\\d{9}|${area}|[48]00\\d{7}|[2-9]\\d{5,7}|${abroad})(?:-\\d{1,6})?$`);

/** Without an extension; undefined where it is no number. */
const numberIn = (written: string): string | undefined => {
  const number = written.replace(/[\s().·\u2010-\u2015\u2212-]/g, '').replace(/^00(?=[1-9])/, '+')
    // China's own code says nothing here; behind it an area code has lost its 0.
    .replace(/^\+?86(?=0\d{9}|1[3-9]\d{9}$|[48]00\d{7}$)/, '').replace(/^\+86/, '0')
    .replace(/^0(?=1[3-9]\d{9}$)/, '').replace(/^(010|02\d|0\d{3})(\d{7,8})$/, '$1-$2');
  return phonePattern.test(number) ? number : undefined;
};

/**
 * The number as it is kept: full-width digits are digits; blanks, hyphens, dots and brackets go; +86 goes, too. What is no
 * number comes back as it was written, trimmed.
 */
export const normalizePhone = (text: string): string => {
  const written = text.normalize('NFKC').trim();
  const [, before = '', extension] = /^(.*\d)\s*(?:转|分机|-|#|ext\.?)\s*(\d{1,6})$/i.exec(written) ?? [];
  const [called, whole] = [numberIn(before), numberIn(written)];
  // Behind an area code and a whole number nothing but an extension stands; elsewhere a hyphen is one of those that part a number.
  return called && (!whole || called[0] === '0') ? `${called}-${extension}` : (whole ?? written);
};
