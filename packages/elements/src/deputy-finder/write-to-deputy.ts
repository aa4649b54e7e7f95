import { CongressEvent } from '../base/events.ts';

/** The person wants to write to this deputy; prevent it to open a form of your own. */
export class CongressWriteEvent extends CongressEvent<{ deputyId: string; name: string }> {
  constructor(deputyId: string, name: string) {
    super('congress-write', { deputyId, name }, { cancelable: true });
  }
}

/** A person opened the card of a deputy. */
export class CongressPickDeputyEvent extends CongressEvent<{ deputyId: string; name: string }> {
  constructor(deputyId: string, name: string) {
    super('congress-pick-deputy', { deputyId, name });
  }
}

declare global {
  interface HTMLElementEventMap {
    'congress-write': CongressWriteEvent;
    'congress-pick-deputy': CongressPickDeputyEvent;
  }
}

/** `form-href` with the deputy in it; undefined for what is no web address. */
export const formAddress = (formHref: string | null | undefined, deputyId: string): string | undefined => {
  if (!formHref) return undefined;
  try {
    const url = new URL(formHref, document.baseURI);
    if (!/^(https?|file):$/.test(url.protocol)) return undefined;
    url.searchParams.set('deputy', deputyId);
    return url.href;
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
