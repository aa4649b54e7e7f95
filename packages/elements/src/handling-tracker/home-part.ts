/** Lazy part: the way in, form and list. Asked for beside the list's data; who shows one record has no need of it. */
export { trackerWords } from './handling-tracker.words.ts';
export { casesView, foundWords, lookupForm } from './home-view.ts';
export { homeStyles as styles } from './home.styles.ts';
export { ListTools } from './list-tools.ts';
export { ReceiptLookup } from './receipt-lookup.ts';
