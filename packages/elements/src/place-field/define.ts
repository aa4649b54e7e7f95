import { define } from '../base/registry.ts';
import { CongressPlaceField } from './congress-place-field.ts';

define('congress-place-field', CongressPlaceField);

declare global {
  interface HTMLElementTagNameMap {
    'congress-place-field': CongressPlaceField;
  }
}
