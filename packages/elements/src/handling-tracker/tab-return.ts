import type { ReactiveController, ReactiveControllerHost } from 'lit';

/** Says when the page is looked at again, at most once a minute: news may have come meanwhile. */
export class TabReturn implements ReactiveController {
  private last = 0;
  private readonly act: () => void;
  private readonly every: number;

  constructor(host: ReactiveControllerHost, act: () => void, every = 60_000) {
    this.act = act;
    this.every = every;
    host.addController(this);
  }

  hostConnected(): void {
    this.last = Date.now();
    document.addEventListener('visibilitychange', this.changed);
  }

  hostDisconnected(): void {
    document.removeEventListener('visibilitychange', this.changed);
  }

  private readonly changed = (): void => {
    if (document.visibilityState !== 'visible' || Date.now() - this.last < this.every) return;
    this.last = Date.now();
    this.act();
  };
}
