import type { Preview } from '@storybook/web-components-vite';
import { setCustomElementsManifest } from '@storybook/web-components-vite';
import { startClock } from '../stories/support/clock.ts';
import { openCounty } from '../stories/support/county.ts';
import { frame } from '../stories/support/frame.ts';
import { addPseudoLanguages } from '../stories/support/languages.ts';
import { globalTypes, initialGlobals } from '../stories/support/surroundings.ts';
import { manifest } from '../stories/support/manifest.ts';
import { listenForCalls } from '../stories/support/method-calls.ts';
import componentPage from './component-page.mdx';
import { theme } from './theme.ts';
import './preview.css';

startClock();
addPseudoLanguages();
listenForCalls();
setCustomElementsManifest(manifest);

const preview: Preview = {
  // A page for every component; written here, where Storybook's index can read it.
  tags: ['autodocs'],
  globalTypes,
  initialGlobals,
  beforeEach: openCounty,
  decorators: [frame],
  parameters: {
    layout: 'fullscreen',
    controls: { expanded: true, sort: 'requiredFirst', matchers: { color: /^--congress-/ } },
    docs: { theme, page: componentPage, toc: { headingSelector: 'h2, h3', title: '目录 · Contents' } },
    // Told in the panel while designing; `npm run test:visual` fails on them, and asks by itself (`?axe=off`): axe runs once at a time.
    a11y: { options: { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'] }, test: new URLSearchParams(location.search).get('axe') === 'off' ? 'off' : 'todo' },
    options: {
      storySort: { method: 'alphabetical', order: [
          '开始 Start', ['欢迎 · Welcome', '架构 · Architecture'],
          '指南 Guides', ['网站管理员指南 · For webmasters (Chinese)', '网站管理员（英文）· For webmasters', '老网页 · An old page', '指南的图 · Pictures of the guides', '开发者 · Developers', '运维 · Operating the API', '表格 · Spreadsheets'],
          '组件 Components', ['我要找代表 · Deputy finder', '意见建议 · Suggestion form', '票决结果 · Ballot results', '办理进度 · Handling tracker'],
          '设计 Design', '说明 Statements', ['无障碍 · Accessibility', '隐私 · Privacy', '变更政策 · What may change', '决定 · Decisions'],
        ] },
    },
  },
};

export default preview;
