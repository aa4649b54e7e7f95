/** Chinese beside the English of Storybook's own panels. Their titles count things, so they are kept and stand beside ours. */
import { createElement, Fragment, type ComponentType } from 'react';
import { addons, types } from 'storybook/manager-api';

const names: Readonly<Record<string, string>> = {
  'addon-controls': '控件',
  'storybook/actions/panel': '事件',
  'storybook/interactions/panel': '操作',
  'storybook/a11y/panel': '无障碍',
  'storybook/docs/panel': '代码',
};

/** Registered last: by then the other panels are there. */
export const namePanels = (): void => addons.register('congress/panel-names', () => {
  const panels = addons.getElements(types.PANEL);
  for (const [id, name] of Object.entries(names)) {
    const panel = panels[id];
    if (!panel) continue;
    const { title } = panel;
    const original = typeof title === 'function' ? createElement(title as ComponentType) : title;
    panel.title = () => createElement(Fragment, null, createElement('span', { className: 'congress-name' }, `${name} ·`), original);
  }
});
