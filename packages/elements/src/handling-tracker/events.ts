import { CongressEvent } from '../base/events.ts';

/** The server has recorded a rating. Neither secret nor marks: a single rating is the resident's, not the page's. */
export class CongressRateEvent extends CongressEvent<{ receiptNo: string }> {
  constructor(receiptNo: string) {
    super('congress-rate', { receiptNo });
  }
}

/** What the holder of a receipt sends. */
export type Act = 'rate' | 'supplement' | 'withdraw' | 'correct' | 'erase';

/** About to send what the holder of a receipt wrote; a page may hold it back (`preventDefault`). What was written is not the page's, either. */
export class CongressActEvent extends CongressEvent<{ receiptNo: string; act: Act }> {
  constructor(receiptNo: string, act: Act) {
    super('congress-act', { receiptNo, act }, { cancelable: true });
  }
}

/** A person is about to open a case from the list; prevent it to show the case in a way of your own. */
export class CongressOpenCaseEvent extends CongressEvent<{ case: string }> {
  constructor(number: string) {
    super('congress-open-case', { case: number }, { cancelable: true });
  }
}

declare global {
  interface HTMLElementEventMap {
    'congress-rate': CongressRateEvent;
    'congress-act': CongressActEvent;
    'congress-open-case': CongressOpenCaseEvent;
  }
}
