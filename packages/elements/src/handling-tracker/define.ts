import { define } from '../base/registry.ts';
import { CongressHandlingTracker } from './congress-handling-tracker.ts';

define('congress-handling-tracker', CongressHandlingTracker);

declare global {
  interface HTMLElementTagNameMap {
    'congress-handling-tracker': CongressHandlingTracker;
  }
}
