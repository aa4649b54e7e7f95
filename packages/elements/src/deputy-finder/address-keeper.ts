import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { addressWith, askedOf } from './address.ts';
import type { DeputySearch } from './deputy-search.ts';

export interface KeptHost extends ReactiveControllerHost {
  readonly keepAddress: boolean;
  readonly deputy: string | null | undefined;
  readonly search: DeputySearch;
  /** Shows another card, or the list again, because the browser's buttons were pressed. */
  turnTo(deputy: string): void;
}

/** Writes what is asked into the page's address, and follows the browser's “back” and “forward”. */
export class AddressKeeper implements ReactiveController {
  private readonly host: KeptHost;
  /** Cards opened here that the browser's “back” closes. */
  private opened = 0;
  private isNoted = false;

  constructor(host: KeptHost) {
    this.host = host;
    host.addController(this);
  }

  hostConnected(): void {
    globalThis.addEventListener('popstate', this.returned);
  }

  hostDisconnected(): void {
    globalThis.removeEventListener('popstate', this.returned);
  }

  hostUpdated(): void {
    if (this.isNoted) return;
    // What the page's attributes began with stands in the address, too: “back” leads there again.
    this.isNoted = true;
    this.note(false);
  }

  /** @param isStep “back” leads to what was there before it */
  note(isStep: boolean, deputy = this.host.deputy): boolean {
    const { keepAddress, search } = this.host;
    if (!keepAddress) return false;
    const address = addressWith(location.href, { ...search.asked, deputy: deputy ?? '' });
    if (address === location.href) return false;
    try {
      history[isStep ? 'pushState' : 'replaceState'](history.state, '', address);
      return true;
    } catch {
      // A page opened from disk, or in a frame that may not: it works as without the attribute.
      return false;
    }
  }

  open(): void {
    // What was typed a moment ago is not noted yet, and belongs to the list that “back” leads to.
    this.note(false, '');
    if (this.note(true)) this.opened += 1;
  }

  /** Lets the browser go back to the list, so that its own button does not open the card again. False where it cannot. */
  back(): boolean {
    if (this.opened > 0) history.back();
    return this.opened > 0;
  }

  private readonly returned = (): void => {
    const { keepAddress, search, deputy } = this.host;
    if (!keepAddress) return;
    const asked = askedOf(location.search);
    search.prefill(asked);
    if (asked.deputy === (deputy ?? '')) return;
    this.opened = Math.max(0, this.opened + (asked.deputy ? 1 : -1));
    this.host.turnTo(asked.deputy);
  };
}
