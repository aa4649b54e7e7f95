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
