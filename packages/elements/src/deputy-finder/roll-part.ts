/** Lazy part: what is shown once the roll is here, and how it is searched. Fetched beside the roll, which is heavier. */
export { unpackFinder } from '@congress-kit/api/rules/finder-pack';
export { cardStyles as styles } from './deputy-card.styles.ts';
export { backView, cardView } from './deputy-card.ts';
export { factsFromIndex, factsFromRecord } from './deputy-facts.ts';
export { resultsView } from './result-list.ts';
export { SearchIndex } from './search-index.ts';
export { browseView, helpView, levelsView } from './search-view.ts';
