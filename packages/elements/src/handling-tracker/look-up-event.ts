import { CongressEvent } from '../base/events.ts';

/** A person is about to open a receipt; a page may show it in a way of its own (`preventDefault`). The secret is the resident's alone. */
export class CongressLookUpEvent extends CongressEvent<{ receiptNo: string }> {
  constructor(receiptNo: string) {
    super('congress-look-up', { receiptNo }, { cancelable: true });
  }
}

declare global {
  interface HTMLElementEventMap {
    'congress-look-up': CongressLookUpEvent;
  }
}
