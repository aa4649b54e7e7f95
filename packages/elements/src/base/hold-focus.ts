import type { ReactiveControllerHost } from 'lit';

/**
 * What has the focus may go with an update: a button once it was answered, what stood for a part until it came. Then the element keeps the
 * focus, and the next Tab stays in it; unless by then something better has it, or the person has gone elsewhere.
 */
export const holdFocus = (host: ReactiveControllerHost & { readonly renderRoot: HTMLElement | DocumentFragment }): void => {
  let held: Element | null;
  host.addController({
    hostUpdate: () => { held = (host.renderRoot as ShadowRoot).activeElement; },
    hostUpdated: () => {
      if (held && !held.isConnected) setTimeout(() => {
        const frame = host.renderRoot.querySelector<HTMLElement>('.frame');
        if (!frame || document.activeElement !== document.body) return;
        frame.tabIndex = -1;
        frame.focus({ preventScroll: true });
      });
    },
  });
};
