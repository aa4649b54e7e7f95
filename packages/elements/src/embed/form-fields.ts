/** Fields for a page's own forms; with the API of `data-api` on the script tag. */
import './first-asks.ts';
import './settings.ts';
import '../text-field/define.ts';
import '../check-field/define.ts';
import '../category-field/define.ts';
import '../place-field/define.ts';
