/** The whole public surface. Importing it registers nothing: use `@congress-kit/elements/<element>/define`, or the embed script. */
export { configure, define, version, type PageSettings } from './base/registry.ts';
export { CongressErrorEvent, CongressEvent } from './base/events.ts';
export { CongressElement } from './base/congress-element.ts';
export type { Remote } from './base/remote.ts';
export { looks } from './theme/tokens.ts';
export type { Language } from './locale/language.ts';

export { BallotPickEvent, CongressBallotResults } from './ballot-results/congress-ballot-results.ts';
export { CongressDeputyFinder } from './deputy-finder/congress-deputy-finder.ts';
export { CongressHandlingTracker } from './handling-tracker/congress-handling-tracker.ts';
export { CongressSuggestionForm } from './suggestion-form/congress-suggestion-form.ts';
