import { define } from '../../../packages/elements/src/base/registry.ts';
import { CongressBallotResults } from '../../../packages/elements/src/ballot-results/congress-ballot-results.ts';

export const defineBallotResults = (): void => define('congress-ballot-results', CongressBallotResults);
