/** Text as people write it: the form it is kept in, and counting it. */
export * from './private-text.ts';

/** The form text is kept in: NFC, and one line feed per line end, whatever the sender's system writes. */
export function normalizeText(text: string): string {
  return text.normalize('NFC').replace(/\r\n?/g, '\n');
}

/**
 * Characters as a person counts them, near enough: code points of the normalised text. The server's limits and the
 * counters in the forms both use this, so that no text is refused that the counter called short enough.
 */
export function countCharacters(text: string): number {
  let count = 0;
  for (const _ of normalizeText(text)) count += 1;
  return count;
}
