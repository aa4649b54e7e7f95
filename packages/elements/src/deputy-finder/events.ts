import { CongressEvent } from '../base/events.ts';

/** The person wants to write to this deputy; prevent it to open a form of your own. */
export class CongressWriteEvent extends CongressEvent<{ deputyId: string; name: string }> {
  constructor(deputyId: string, name: string) {
    super('congress-write', { deputyId, name }, { cancelable: true });
  }
}

/** A person is about to open the card of a deputy; prevent it to show the deputy in a way of your own. */
export class CongressPickDeputyEvent extends CongressEvent<{ deputyId: string; name: string }> {
  constructor(deputyId: string, name: string) {
    super('congress-pick-deputy', { deputyId, name }, { cancelable: true });
  }
}

declare global {
  interface HTMLElementEventMap {
    'congress-write': CongressWriteEvent;
    'congress-pick-deputy': CongressPickDeputyEvent;
  }
}
