import { CongressWriteEvent } from './events.ts';
import { nowhere, pageAddress } from './page-address.ts';

/** `form-href` with the deputy in it; undefined for what is no web address. */
export const formAddress = (formHref: string | null | undefined, deputyId: string): string | undefined => {
  if (!formHref) return undefined;
  try {
    const url = new URL(formHref, pageAddress());
    if (!/^(https?|file):$/.test(url.protocol)) return undefined;
    url.searchParams.set('deputy', deputyId);
    return url.href.replace(nowhere, formHref.charAt(0) === '/' ? '/' : '');
  } catch {
    return undefined;
  }
};

interface SuggestionForm extends HTMLElement {
  deputy?: string | null;
  updateComplete?: Promise<unknown>;
}

/** The form on the same page: beside the finder first, then anywhere in the document. */
export const formNear = (finder: Element): SuggestionForm | null => {
  // Drawn on a server it is in no document.
  if (!finder.isConnected) return null;
  const root = finder.getRootNode();
  const near = root instanceof ShadowRoot ? root.querySelector<SuggestionForm>('congress-suggestion-form') : null;
  return near ?? document.querySelector<SuggestionForm>('congress-suggestion-form');
};

/** Addresses the form to the deputy and takes the person there. */
export const takeToForm = async (form: SuggestionForm, deputyId: string): Promise<void> => {
  form.deputy = deputyId;
  await form.updateComplete;
  const isStill = globalThis.matchMedia?.('(prefers-reduced-motion: reduce)').matches === true;
  form.scrollIntoView({ block: 'start', behavior: isStill ? 'auto' : 'smooth' });
  // The form itself cannot take focus; its heading can, and it says where one is.
  const head = form.shadowRoot?.querySelector<HTMLElement>('h2[tabindex="-1"]');
  if (!head) form.tabIndex = -1;
  (head ?? form).focus({ preventScroll: true });
};

/** The person pressed “write to this deputy”: tells the page, which may prevent it, and leads to the form of this page or of another. */
export const writeTo = (finder: HTMLElement, formHref: string | null | undefined, { id, name }: { readonly id: string; readonly name: string }, event: Event): void => {
  if (!finder.dispatchEvent(new CongressWriteEvent(id, name))) {
    event.preventDefault();
    return;
  }
  // With an address it is a link, and the browser goes there.
  if (formAddress(formHref, id)) return;
  const form = formNear(finder);
  if (form) void takeToForm(form, id);
};
