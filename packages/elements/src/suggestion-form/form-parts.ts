import { lazyPart } from '../base/lazy.ts';
import type * as Form from './form-part.ts';

/** What the form is made of: there as soon as `formPart` is. */
export let form = {} as typeof Form;
export const formPart = lazyPart(() => import('./form-part.ts'), (arrived) => {
  form = arrived;
  learnWords();
});

export const english = lazyPart(() => import('./english.ts'), (arrived) => {
  arrived.learn();
  learnWords();
});

/** Words come with what shows them; they learn their English once both are here. */
const learnWords = (): void => {
  if (formPart.part) english.part?.learnWords(formPart.part);
};
