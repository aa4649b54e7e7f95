/** Lazy part: one record in full. The way in shows none of it; the forms of whoever holds a receipt are `holder-acts.ts`. */
export { noForms } from './case-view.ts';
export { holdersRecord } from './clocks.ts';
export { trackedOf } from './found.ts';
export { withEvaluations } from './evaluations.ts';
export { seldomPart } from './seldom.ts';
export { recordLabels } from './record-labels.ts';
export { otherWay, readSuggestion, RecordReading } from './record-reading.ts';
export { recordStyles as styles } from './record.styles.ts';
export { recordWords } from './record.words.ts';
export { correctedView } from './timeline-view.ts';
export { trackedReceipt } from './tracked.ts';
export { trackedWords } from './tracked.words.ts';
