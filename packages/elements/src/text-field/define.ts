import { define } from '../base/registry.ts';
import { CongressTextField } from './congress-text-field.ts';

define('congress-text-field', CongressTextField);

declare global {
  interface HTMLElementTagNameMap {
    'congress-text-field': CongressTextField;
  }
}
