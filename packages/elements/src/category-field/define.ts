import { define } from '../base/registry.ts';
import { CongressCategoryField } from './congress-category-field.ts';

define('congress-category-field', CongressCategoryField);

declare global {
  interface HTMLElementTagNameMap {
    'congress-category-field': CongressCategoryField;
  }
}
