/**
 * Whoever asks again from within an error stays where the error was: its button goes when the answer comes, and the focus would go with it.
 * Called before each drawing, once something has failed.
 */
export const keepPlace = ({ shadowRoot }: HTMLElement): void => {
  const box = shadowRoot?.activeElement?.closest('[part="error"]');
  const place = box?.parentElement;
  if (!place) return;
  // What is drawn is there by then; who moves the focus on purpose does it later.
  queueMicrotask(() => {
    if (box.isConnected || shadowRoot?.activeElement) return;
    const left = place.isConnected ? place : shadowRoot?.querySelector<HTMLElement>('.frame');
    if (!left) return;
    left.tabIndex = -1;
    left.focus({ preventScroll: true });
    left.addEventListener('blur', () => left.removeAttribute('tabindex'), { once: true });
  });
};
