import { lazyPart } from '../base/lazy.ts';
import type * as Home from './home-part.ts';

export type RecordPart = typeof import('./record-part.ts');
export const recordPart = lazyPart(() => import('./record-part.ts'), () => learnWords());
/** What the holder of a receipt may do. */
export const holderPart = lazyPart(() => import('./holder-acts.ts'));

/** What form and list are made of: there as soon as `homePart` is. */
export let home = {} as typeof Home;
export const homePart = lazyPart(() => import('./home-part.ts'), (arrived) => {
  home = arrived;
  learnWords();
});

/** The same, with its styles, on a page that keeps the address, and what keeps it. */
export const addressPart = lazyPart(async () => ({ ...await homePart.load(), ...await import('./case-address.ts') }));

export const english = lazyPart(() => import('./english.ts'), (arrived) => {
  arrived.learn();
  learnWords();
});

/** Words come with what shows them; each learns its English once both are here. */
const learnWords = (): void => {
  if (homePart.part) english.part?.learnHome(homePart.part);
  if (recordPart.part) english.part?.learnRecord(recordPart.part);
};
