/** The whole public surface. Importing it registers nothing: use `@congress-kit/elements/<element>/define`, or the embed script. */
export { configure, define, version, type PageSettings } from './base/registry.ts';
export { CongressErrorEvent, CongressEvent } from './base/events.ts';
export { CongressElement } from './base/congress-element.ts';
export type { Remote } from './base/remote.ts';
export { looks } from './theme/tokens.ts';
export type { Language } from './locale/language.ts';

export { CongressBallotResults, CongressPickBallotEvent } from './ballot-results/congress-ballot-results.ts';
export { CongressDeputyFinder } from './deputy-finder/congress-deputy-finder.ts';
export { CongressHandlingTracker, CongressOpenCaseEvent, CongressRateEvent } from './handling-tracker/congress-handling-tracker.ts';
export { CongressPickDeputyEvent, CongressWriteEvent } from './deputy-finder/write-to-deputy.ts';
export { CongressSentEvent, CongressSubmitEvent, CongressSuggestionForm } from './suggestion-form/congress-suggestion-form.ts';
