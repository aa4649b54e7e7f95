/** Lazy part: one record in full, and the forms of whoever holds its receipt. The way in shows none of it. */
export { noForms, recordView } from './case-view.ts';
export { HolderActs } from './holder-acts.ts';
export { recordStyles as styles } from './record.styles.ts';
export { trackedCase, trackedReceipt } from './tracked.ts';
