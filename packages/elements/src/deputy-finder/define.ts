import { define } from '../base/registry.ts';
import { CongressDeputyFinder } from './congress-deputy-finder.ts';

define('congress-deputy-finder', CongressDeputyFinder);

declare global {
  interface HTMLElementTagNameMap {
    'congress-deputy-finder': CongressDeputyFinder;
  }
}
