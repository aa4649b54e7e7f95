/** Languages that nobody speaks, added to the page at run time as a webmaster adds a real one. */
import { addLanguage } from '@congress-kit/elements';
import english from 'virtual:english-words';
import { pseudoLanguage } from '../../packages/elements/src/locale/message-file.ts';
import { mirrored, twice } from './surroundings.ts';

export const addPseudoLanguages = (): void => {
  addLanguage(twice, pseudoLanguage(english, { long: true }));
  addLanguage(mirrored, pseudoLanguage(english, { dir: 'rtl' }));
};
