/**
 * Runs before the rest of the script: what the elements on the page are going to ask for is on its way while the script is still being
 * evaluated. A head start and nothing else: what is not asked for here, the elements ask for themselves.
 */
import { absolute, askAhead } from '../base/file-ahead.ts';
import { firstParts, loadPart } from './parts.ts';

for (const [selector, at] of firstParts) {
  for (const element of document.querySelectorAll<Element & { data?: unknown }>(selector)) {
    // Another copy has defined it, or its data lies in the page.
    if (customElements.get(element.localName) || element.data || element.querySelector('script')) continue;
    void loadPart(at);
    const src = element.getAttribute('src');
    // A folder is asked for more than one file.
    if (src && !/\/$/.test(src)) askAhead(absolute(src));
  }
}
