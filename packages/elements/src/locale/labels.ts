import { fill } from '@congress-kit/api/messages/fill';
import type { Language, Table } from './language.ts';

/**
 * The words of the contract (states, levels, kinds) are the API's own; here only the language is picked. Each section is a table
 * in a file of its own, so that a script carries only what it shows first. The element's `english.ts` teaches them English. What
 * is said of problems and faults comes later: `contract-words.ts`.
 */
export { attachmentLabels } from './attachment.labels.ts';
export { ballotFaultWords, ballotLabels, contractBallotFaults } from './ballot.labels.ts';
export { placeLabels } from './place.labels.ts';
export { progressLabels } from './progress.labels.ts';
export { suggestionLabels } from './suggestion.labels.ts';

/** All labels of one list, e.g. to build its options: `labelsOf(suggestionLabels, 'suggestionKinds', language).praise`. */
export const labelsOf = <Lists, Name extends keyof Lists>(labels: Table<Lists>, name: Name, language: Language): Lists[Name] => labels[language][name];

/** Label of one value. Lists are open: a word newer than this copy is shown as it came. */
export const labelOf = <Lists>(labels: Table<Lists>, name: keyof Lists, value: string, language: Language): string =>
  (labels[language][name] as Readonly<Record<string, string>>)[value] ?? value;

/** A label with figures in it: `sentenceOf(progressLabels, 'lightTexts', 'red', { days: 3 }, language)`. */
export const sentenceOf = <Lists>(labels: Table<Lists>, name: keyof Lists, value: string, params: Readonly<Record<string, unknown>>, language: Language): string => {
  // In an added language a label may have a form for each number.
  const said: unknown = labelOf(labels, name, value, language);
  return typeof said === 'function' ? said(params) : fill(said as string, params);
};
