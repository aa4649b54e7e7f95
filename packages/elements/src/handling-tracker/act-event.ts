import { CongressEvent } from '../base/events.ts';

/** What the holder of a receipt sends. */
export type Act = 'rate' | 'supplement' | 'withdraw' | 'correct' | 'erase';

/** About to send what the holder of a receipt wrote; a page may hold it back (`preventDefault`). What was written is not the page's, either. */
export class CongressActEvent extends CongressEvent<{ receiptNo: string; act: Act }> {
  constructor(receiptNo: string, act: Act) {
    super('congress-act', { receiptNo, act }, { cancelable: true });
  }
}

declare global {
  interface HTMLElementEventMap {
    'congress-act': CongressActEvent;
  }
}
