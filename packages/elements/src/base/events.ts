/**
 * Base of all events the elements fire. Named `congress-<verb>`, fired after a person's act and never after a script's
 * assignment. Only what an embedder must hear bubbles out of the shadow tree; a nested control's own events never do.
 *
 * An element declares its events beside its class:
 *
 *     export class SubmitEvent extends CongressEvent<{ receiptNo: string }> {
 *       constructor(detail: { receiptNo: string }) { super('congress-submit', detail); }
 *     }
 *     declare global { interface HTMLElementEventMap { 'congress-submit': SubmitEvent } }
 */
export class CongressEvent<Detail> extends CustomEvent<Detail> {
  constructor(type: `congress-${string}`, detail: Detail, options: { cancelable?: boolean } = {}) {
    super(type, { detail, bubbles: true, composed: true, cancelable: options.cancelable ?? false });
  }
}

/** Something could not be read or sent: for a page's own monitoring. Fired once per failure. */
export class CongressErrorEvent extends CongressEvent<{ error: unknown }> {
  constructor(error: unknown) {
    super('congress-error', { error });
  }
}

/** A person switched 长辈模式 on or off: all elements of the page follow, and this device remembers it. */
export class CongressElderEvent extends CongressEvent<{ elder: boolean }> {
  constructor(elder: boolean) {
    super('congress-elder', { elder });
  }
}

declare global {
  interface HTMLElementEventMap {
    'congress-error': CongressErrorEvent;
    'congress-elder': CongressElderEvent;
  }
}
