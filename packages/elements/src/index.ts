/** The whole public surface. Importing it registers nothing: use `@congress-kit/elements/<element>/define`, or the embed script. */
export { addLanguage, configure, define, version, type LanguageFile, type Messages, type PageSettings } from './base/registry.ts';
export { CongressElderEvent, CongressErrorEvent, CongressEvent } from './base/events.ts';
export { CongressElement } from './base/congress-element.ts';
export type { Remote } from './base/remote.ts';
export { looks } from './theme/tokens.ts';
export type { Language } from './locale/language.ts';

export { CongressBallotResults, CongressPickBallotEvent } from './ballot-results/congress-ballot-results.ts';
export { CongressCategoryField } from './category-field/congress-category-field.ts';
export { CongressCheckField } from './check-field/congress-check-field.ts';
export { CongressDeputyFinder } from './deputy-finder/congress-deputy-finder.ts';
export { CongressActEvent } from './handling-tracker/act-event.ts';
export { CongressLookUpEvent } from './handling-tracker/look-up-event.ts';
export { CongressHandlingTracker, CongressOpenCaseEvent, CongressRateEvent } from './handling-tracker/congress-handling-tracker.ts';
export { CongressPickDeputyEvent, CongressWriteEvent } from './deputy-finder/events.ts';
export { CongressReviewEvent, CongressSentEvent, CongressSubmitEvent, CongressSuggestionForm, CongressSupportEvent } from './suggestion-form/congress-suggestion-form.ts';
export { CongressPlaceField } from './place-field/congress-place-field.ts';
export { CongressTextField } from './text-field/congress-text-field.ts';
