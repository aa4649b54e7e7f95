import { addons } from 'storybook/manager-api';
import { namePanels } from './panel-names.ts';
import { registerMethods } from './methods-panel.ts';
import { scanOnOpening } from './scan-on-opening.ts';
import { theme } from './theme.ts';

addons.setConfig({
  theme,
  sidebar: {
    showRoots: true,
    renderLabel: ({ name, type }) => (type === 'docs' && name === 'Docs' ? '文档 · Docs' : name),
  },
  // Designers come for the canvas; the panel with controls is one key (A) away on small screens.
  layout: { panelPosition: 'bottom' },
});
registerMethods();
namePanels();
scanOnOpening();
