import { lazyPart } from '../base/lazy.ts';

export type ResultsPart = typeof import('./results-part.ts');
export const resultsPart = lazyPart(() => import('./results-part.ts'), () => learnWords());

export const english = lazyPart(() => import('./english.ts'), (arrived) => {
  arrived.learn();
  learnWords();
});

/** Words come with what shows them; they learn their English once both are here. */
const learnWords = (): void => {
  if (resultsPart.part) english.part?.learnWords(resultsPart.part);
};
