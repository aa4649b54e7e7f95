import { define } from '../base/registry.ts';
import { CongressCheckField } from './congress-check-field.ts';

define('congress-check-field', CongressCheckField);

declare global {
  interface HTMLElementTagNameMap {
    'congress-check-field': CongressCheckField;
  }
}
