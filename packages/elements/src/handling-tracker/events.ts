import { CongressEvent } from '../base/events.ts';

/** The server has recorded a rating. Neither secret nor marks: a single rating is the resident's, not the page's. */
export class CongressRateEvent extends CongressEvent<{ receiptNo: string }> {
  constructor(receiptNo: string) {
    super('congress-rate', { receiptNo });
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
    'congress-open-case': CongressOpenCaseEvent;
  }
}
