/**
 * Puts a text on the clipboard; false when the browser did not let it. Clipboard access does not exist on http:// pages; the
 * older command does, and works on a selection.
 */
export const copyText = async (text: string): Promise<boolean> => {
  if (navigator.clipboard) {
    try {
      await navigator.clipboard.writeText(text);
      return true;
    } catch {
      // Not allowed in this frame: try the older way.
    }
  }
  const held = focusedNode();
  const area = document.createElement('textarea');
  area.value = text;
  area.readOnly = true;
  area.style.position = 'fixed';
  area.style.opacity = '0';
  document.body.append(area);
  area.select();
  let worked = false;
  // Before the page hears of it: some forbid all copying, or add a line of their own, and the command says of both that it worked.
  const copied = (event: ClipboardEvent): void => {
    event.preventDefault();
    event.stopImmediatePropagation();
    event.clipboardData?.setData('text/plain', text);
    worked = true;
  };
  addEventListener('copy', copied, true);
  document.execCommand('copy');
  removeEventListener('copy', copied, true);
  area.remove();
  // The selection took the focus from the button that was pressed.
  held?.focus({ preventScroll: true });
  return worked;
};

/** What has the focus, in whichever shadow tree. */
const focusedNode = (): HTMLElement | null => {
  let at = document.activeElement;
  while (at?.shadowRoot?.activeElement) at = at.shadowRoot.activeElement;
  return at as HTMLElement | null;
};
