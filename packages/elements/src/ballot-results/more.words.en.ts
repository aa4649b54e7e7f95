import type { English } from '../locale/language.ts';
import type { moreWords } from './more.words.ts';

/** The English of `moreWords`. */
export const moreEnglish: English<typeof moreWords> = {
  tools: 'Sort and filter',
  sort: 'Order',
  sorts: { rank: 'Most yes votes first', title: 'Title', place: 'Place', investment: 'Highest investment first', listed: 'As published' },
  category: 'Category',
  anyCategory: 'All categories',
  place: 'Place',
  anyPlace: 'All places',
  some: (shown: string, all: string) => `${shown} of ${all} shown`,
  all: 'Show all',
  none: 'No project fits this filter',
  save: 'Save to this device:',
  wholeGroup: (count: string) => `Show all ${count}`,
  csv: 'Table (CSV)',
  png: 'Picture (PNG)',
  svg: 'Vector picture (SVG)',
  progress: 'See the progress',
  hideProgress: 'Hide the progress',
  progressPage: 'The project’s own page',
  origin: 'From residents’ suggestions',
  compare: 'Compare with other years',
  address: 'On a phone, or for somebody else',
  totalsOnly: 'These are the totals of each project; who voted what is not among the published data.',
};
