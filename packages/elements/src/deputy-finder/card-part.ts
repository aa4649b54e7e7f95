/** Lazy part: the card of one deputy, and what is saved from it. */
export { backView, cardView, goneView } from './deputy-card.ts';
export { factsFromIndex, factsFromRecord } from './deputy-facts.ts';
export { shownStyles as styles } from './shown.styles.ts';
export { saveCalendar } from './save-calendar.ts';
export { formAddress, formNear, writeTo } from './write-to-deputy.ts';
