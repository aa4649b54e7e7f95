/** Lazy part: the English of problems and faults. */
export { faults, formats, marks, problems, types } from '@congress-kit/api/messages/en';
