/** Lazy part: what most records have nothing of. One file for all: each has its hash in the script, and those do not compress. */
export { deadlinesView } from './deadlines-view.ts';
export { evaluationsView, readEvaluations } from './evaluations-view.ts';
export { readOtherFile } from './record-file.ts';
