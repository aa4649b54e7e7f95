import { placeLabels as placeEnglish } from '@congress-kit/api/messages/labels/place.en';
import { learnShared } from '../locale/english.ts';
import { placeLabels } from '../locale/labels.ts';
import { teach } from '../locale/language.ts';
import { finderEnglish } from './deputy-finder.words.en.ts';
import { finderWords } from './deputy-finder.words.ts';
import { rollEnglish } from './roll.words.en.ts';
import { rollWords } from './roll.words.ts';

/** Lazy part: what the element says in English. */
export const learn = (): void => {
  learnShared();
  teach(finderWords, finderEnglish);
  teach(placeLabels, placeEnglish);
  teach(rollWords, rollEnglish);
};
