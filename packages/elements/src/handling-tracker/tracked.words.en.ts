import type { English } from '../locale/language.ts';
import type { trackedWords } from './tracked.words.ts';

export const trackedEnglish: English<typeof trackedWords> = {
  semicolon: '; ',
  priority: 'Priority case',
  updated: 'There is news; the page has been updated.',
  ratedThanks: 'Thank you, your rating is recorded.',
  supplemented: 'Your details have been received.',
  withdrawn: 'It has been withdrawn.',
};
