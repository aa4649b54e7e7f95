/** Moves the focus to what the next update draws. */
export const focusDrawn = async (host: { readonly updateComplete: Promise<unknown>; readonly renderRoot: ParentNode }, selector: string): Promise<void> => {
  await host.updateComplete;
  host.renderRoot.querySelector<HTMLElement>(selector)?.focus();
};
