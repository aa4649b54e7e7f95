/**
 * On a telephone the panels are there only while they are open, so the one for accessibility has missed the result and would wait for it
 * for good. When it comes up there, the story is looked at once more.
 */
import { createElement as h, Fragment, useEffect } from 'react';
import { addons, types, useParameter, useStorybookApi, useStorybookState } from 'storybook/manager-api';

const Scan = (): null => {
  const api = useStorybookApi();
  const { storyId } = useStorybookState();
  const parameters = useParameter('a11y', {});
  useEffect(() => {
    // Storybook's own border between a telephone and the rest.
    if (storyId && matchMedia('(max-width: 599px)').matches) api.emit('storybook/a11y/manual', storyId, parameters);
  }, [storyId]);
  return null;
};

/** Registered after the addon. */
export const scanOnOpening = (): void => addons.register('congress/scan-on-opening', () => {
  const panel = addons.getElements(types.PANEL)['storybook/a11y/panel'];
  if (!panel) return;
  const { render } = panel;
  panel.render = (props: Parameters<typeof render>[0]) => h(Fragment, null, render(props), h(Scan));
});
