import { addons } from 'storybook/manager-api';
import { theme } from './theme.ts';

addons.setConfig({
  theme,
  sidebar: { showRoots: true },
  // Designers come for the canvas; the panel with controls is one key (A) away on small screens.
  panelPosition: 'bottom',
});
