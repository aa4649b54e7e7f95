/** Lazy part: what is shown once the roll is here, and how it is searched. Fetched beside the roll, which is heavier. */
export { unpackFinder } from '@congress-kit/api/rules/finder-pack';
export { AddressKeeper } from './address-keeper.ts';
export { MapFold } from './map-fold.ts';
export { countWords, resultsView, stationsInsteadView } from './result-list.ts';
export { shownStyles as styles } from './shown.styles.ts';
export { SearchIndex } from './search-index.ts';
export { browseView, helpView, levelsView, moreFiltersView } from './search-view.ts';
