/** Lazy part: what is said beside the content. To a resident of refusals and faults, to the webmaster of what is amiss with the tag. */
export { waitWords } from '@congress-kit/api/messages/wait';
export * from '../locale/contract-words.ts';
export { adviceView, lacks } from './advice.ts';
export { toldWords } from './told.words.ts';
