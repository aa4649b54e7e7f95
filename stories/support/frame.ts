/** The page around an element: language, direction, width and font size as the toolbar or the story says. */
import type { Decorator } from '@storybook/web-components-vite';
import { html, nothing } from 'lit';
import { tags } from './manifest.ts';
import { pretendMedia } from './media.ts';
import { isDark, surroundingsOf } from './surroundings.ts';

export const frame: Decorator = (story, { globals, viewMode, parameters }) => {
  const surroundings = surroundingsOf(globals);
  const { language, direction, width, root, media } = surroundings;
  // Many stories share a page of documentation, and there is one root and one set of sheets: there the page stays as it is.
  if (viewMode === 'story') {
    document.documentElement.style.fontSize = root === '100' ? '' : `${root}%`;
    document.documentElement.lang = language;
    pretendMedia(tags, surroundings);
  }
  const own = width === 'full' ? (parameters['width'] as string | undefined) ?? '44em' : `${width}px`;
  return html`
    <div class="host ${isDark(surroundings) ? 'dark' : ''}" data-width=${width === 'full' ? nothing : width} data-media=${media} lang=${language} dir=${direction} style="font-size:${root}%">
      <div class="page" style="max-width:${own}">${story()}</div>
    </div>
  `;
};
