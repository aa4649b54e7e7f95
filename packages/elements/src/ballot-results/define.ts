import { define } from '../base/registry.ts';
import { CongressBallotResults } from './congress-ballot-results.ts';

define('congress-ballot-results', CongressBallotResults);

declare global {
  interface HTMLElementTagNameMap {
    'congress-ballot-results': CongressBallotResults;
  }
}
