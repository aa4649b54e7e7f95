/** Lazy part: the results as a file. */
import { saveFile } from '../base/save-file.ts';
import { formatDay, formatNumber } from '../locale/format.ts';
import { ballotLabels, labelOf, suggestionLabels } from '../locale/labels.ts';
import type { Language } from '../locale/language.ts';
import { sharedWords } from '../locale/shared-words.ts';
import { turnoutOf, whereOf, type CountedBallot, type Entry, type Says } from './ballot-figures.ts';
import { fontOf, paint, pictureOf, svgOf, type Picture } from './ballot-picture.ts';
import { circumstances, ruleWords } from './ballot-summary.ts';
import { shareOf } from './ballot-table.ts';
import { ballotWords } from './ballot-words.ts';

export { chosenEntries, noChoices } from './ballot-choices.ts';

const resultOf = ({ elected, row }: Entry, { outcome }: Says, language: Language): string => {
  const words = ballotWords[language];
  if (!outcome) return '';
  return elected ? words.isElected : row.reason === 'tied_at_cut' ? words.undecided : words.notElected;
};

/** A text that begins like a formula is taken for one by spreadsheets: it gets a sign before it that they show as nothing. */
const cell = (value: string | number | undefined): string => {
  const text = String(value ?? '');
  const harmless = typeof value === 'string' && /^[=+\-@\t\r\uff1d\uff0b\uff0d\uff20]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(harmless) ? `"${harmless.replace(/"/g, '""')}"` : harmless;
};

/** UTF-8 with its mark, so that spreadsheets read the Chinese. Counts are plain figures, money whole 元. */
export const csvOf = ({ tally, ballot, says }: CountedBallot, entries: readonly Entry[], language: Language): string => {
  const words = ballotWords[language];
  const heads = [words.rank, words.project, words.category, words.location, words.yes, words.no, words.abstain, words.blank, words.share(String(tally.valid)), words.investment, words.result];
  const rows = entries.map((entry) => {
    const { candidate, row } = entry;
    return [
      row.rank, candidate.title, candidate.category && labelOf(suggestionLabels, 'suggestionCategories', candidate.category, language), whereOf(candidate).join(' '),
      candidate.yes, says.no ? candidate.no : '', says.abstain ? candidate.abstain : '', candidate.blank, shareOf(candidate.yes, tally.valid), candidate.investment, resultOf(entry, says, language),
    ];
  });
  const notes = [[ballot.title], ...(ballot.source ? [[sharedWords[language].source(ballot.source, ballot.asOf)]] : [])];
  return `\ufeff${[heads, ...rows, [], ...notes].map((row) => `${row.map(cell).join(',')}\r\n`).join('')}`;
};

const drawn = (counted: CountedBallot, entries: readonly Entry[], language: Language, frame: Element): Picture => {
  const { ballot, tally, says } = counted;
  const words = ballotWords[language];
  const style = getComputedStyle(frame);
  const pen = document.createElement('canvas').getContext('2d');
  const family = style.fontFamily || 'sans-serif';
  const colour = (name: string, otherwise: string): string => style.getPropertyValue(name).trim() || otherwise;
  // A dark look is for screens; the picture is on white, where only the county's own colour may be used as it is.
  const isDark = /dark/.test(frame.getAttribute('data-theme') ?? '');
  return pictureOf(counted, entries, {
    facts: [
      circumstances(ballot, language).join('  '),
      says.seats ? words.contest(formatNumber(ballot.candidates.length, language), formatNumber(ballot.seats, language)) : '',
      says.turnout ? turnoutOf(counted).map(({ name, count }) => `${words.turnoutNames[name]} ${formatNumber(count, language)}`).join(' → ') : '',
      says.rule ? ruleWords(counted, language) : '',
    ],
    threshold: tally.need === null ? '' : words.line(formatNumber(tally.need, language)),
    yes: words.yes, no: words.no, abstain: words.abstain,
    outcome: (entry) => (says.outcome && entry.row.reason === 'below_threshold' ? labelOf(ballotLabels, 'resultReasons', entry.row.reason, language) : resultOf(entry, says, language)),
    source: ballot.source ? sharedWords[language].source(ballot.source, formatDay(ballot.asOf, language)) : '',
  }, isDark ? { accent: '#1f5fa8', no: '#8a5a00', abstain: '#73767d' } : { accent: colour('--c-accent', '#1f5fa8'), no: colour('--c-no', '#8a5a00'), abstain: colour('--c-abstain', '#73767d') }, family, (text, size, bold) => {
    if (!pen) return text.length * size;
    pen.font = fontOf(size, bold, family);
    return pen.measureText(text).width;
  });
};

export const saveAs = (kind: 'csv' | 'png' | 'svg', counted: CountedBallot, entries: readonly Entry[], language: Language, frame: Element): void => {
  const { title } = counted.ballot;
  if (kind === 'csv') return saveFile(`${title}.csv`, new Blob([csvOf(counted, entries, language)], { type: 'text/csv;charset=utf-8' }));
  const picture = drawn(counted, entries, language, frame);
  if (kind === 'svg') return saveFile(`${title}.svg`, new Blob([svgOf(picture)], { type: 'image/svg+xml;charset=utf-8' }));
  const canvas = document.createElement('canvas');
  // Old phones have no canvas higher than 4,096 pixels.
  paint(picture, canvas, Math.min(2, 4096 / picture.height));
  canvas.toBlob((blob) => blob && saveFile(`${title}.png`, blob), 'image/png');
};
