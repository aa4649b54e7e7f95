import type { ReactiveController, ReactiveControllerHost } from 'lit';

export interface AddressedHost extends ReactiveControllerHost {
  readonly keepAddress: boolean;
  /** What the page itself wants to be shown: then there is no list. */
  readonly case: string | null | undefined;
  readonly suggestion: string | null | undefined;
  readonly renderRoot: HTMLElement | DocumentFragment;
  /** Number of the case that is shown. */
  readonly wanted: string | undefined;
  /** Shows that case, or the list again; `isStart`: the page begins with it. */
  turnTo(number: string, isStart?: boolean): void;
  /** Set while a receipt is shown. */
  readonly holder: object | undefined;
}

/** Of the step at which a receipt is shown. Its number stays out of the address: whoever is handed the telephone reads that. */
const receiptMark = 'congress-receipt';
const isMarked = (): boolean => !!(history.state as Record<string, unknown> | null)?.[receiptMark];

const asked = (): string => new URLSearchParams(location.search).get('case') ?? '';

/** Keeps the case that was opened from the list in the page's address, and follows the browser's “back” and “forward”. Comes with the list. */
export class CaseAddress implements ReactiveController {
  private readonly host: AddressedHost;
  /** Cases opened here that the browser's “back” closes. */
  private opened = 0;
  /** The page's address at the step of a receipt that is shown. */
  private receiptAt: string | undefined;

  constructor(host: AddressedHost) {
    this.host = host;
    host.addController(this);
    if (this.keeps && asked()) host.turnTo(asked(), true);
  }

  hostConnected(): void {
    globalThis.addEventListener('popstate', this.returned);
  }

  hostDisconnected(): void {
    globalThis.removeEventListener('popstate', this.returned);
  }

  private get keeps(): boolean {
    const { host } = this;
    return host.keepAddress && !host.case && !host.suggestion;
  }

  /** A case that a merged one goes on in takes its place: “back” is the list's. */
  open(number: string): void {
    this.note(number, this.host.wanted !== undefined);
  }

  /** Of a receipt that is shown the browser's “back” leads to the form, and not off the page; its own button does the same, and leaves no step behind. */
  hostUpdated(): void {
    const isHeld = this.host.holder !== undefined;
    if (!this.keeps || isHeld === (this.receiptAt !== undefined)) return;
    this.receiptAt = isHeld ? location.href : undefined;
    if (!isHeld) return isMarked() ? history.back() : undefined;
    try {
      history.pushState({ ...(history.state as object | null), [receiptMark]: true }, '');
    } catch {
      // As below.
    }
  }

  /** Leads back to the list: the browser does, so that its own button does not open the case again. False where no address is kept. */
  back(): boolean {
    if (this.opened > 0) history.back();
    else if (this.keeps) {
      this.note('');
      void this.toList();
    }
    return this.keeps;
  }

  private note(number: string, isInPlace = number === ''): void {
    const { href } = location;
    const url = new URL(href);
    if (number) url.searchParams.set('case', number);
    else url.searchParams.delete('case');
    if (!this.keeps || url.href === href) return;
    try {
      if (isInPlace) history.replaceState(history.state, '', url);
      else history.pushState(history.state, '', url);
      this.opened += isInPlace ? 0 : 1;
    } catch {
      // As in the finder: a page opened from disk, or in a frame that may not, works as without the attribute.
    }
  }

  private readonly returned = (): void => {
    const number = asked();
    if (!this.keeps) return;
    if (number === (this.host.wanted ?? '')) {
      // As its own button does: the receipt is forgotten, and the form stands there.
      if (location.href === this.receiptAt && !isMarked()) this.host.renderRoot.querySelector<HTMLElement>('.bar button')?.click();
      return;
    }
    this.opened = Math.max(0, this.opened + (number ? 1 : -1));
    if (number) this.host.turnTo(number);
    else void this.toList();
  };

  private async toList(): Promise<void> {
    const { host } = this;
    host.turnTo('');
    await host.updateComplete;
    const root = host.renderRoot as ShadowRoot;
    // The page began with that case, and its row is on no page of the list that was read; in elder mode the list waits behind a button.
    if (!root.activeElement) root.querySelector<HTMLElement>('#listing, .listing button')?.focus();
  }
}
