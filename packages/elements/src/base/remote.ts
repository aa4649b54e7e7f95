import type { ReactiveController, ReactiveControllerHost } from 'lit';

/** One remote thing is in exactly one of these states; a view branches on `type` and cannot show two at once. */
export type Remote<T> =
  | { readonly type: 'loading' }
  | { readonly type: 'empty' }
  | { readonly type: 'error'; readonly error: unknown }
  | { readonly type: 'loaded'; readonly data: T };

/** An element hears of failures once, to announce them. */
export interface RemoteHost extends ReactiveControllerHost {
  failed?(error: unknown): void;
}

/**
 * Loads one thing and keeps its state. No DOM: an element asks `state` in its render. A subclass says what to load.
 * One AbortSignal at a time; an answer that comes after its request was given up is dropped.
 */
export abstract class RemoteController<T> implements ReactiveController {
  state: Remote<T> = { type: 'loading' };
  /** True while a reload keeps the old state on screen (focus and reading place are not lost). */
  busy = false;
  protected readonly host: RemoteHost;
  private running: AbortController | undefined;
  private wanted = false;

  constructor(host: RemoteHost) {
    this.host = host;
    host.addController(this);
  }

  /** Fetches through the SDK with that signal. Undefined means there is nothing to fetch from. */
  protected abstract load(signal: AbortSignal): Promise<T | undefined>;

  protected isEmpty(_data: T): boolean {
    return false;
  }

  /** Called with what was loaded, before the view shows it. */
  protected loaded(_data: T): void {}

  /** Starts anew, forgetting what was there: another address, another record. */
  start(): void {
    this.state = { type: 'loading' };
    void this.run();
  }

  /** Asks again and keeps what is shown until the answer is there. */
  reload(): void {
    void this.run();
  }

  /** Data that is here already (a property, a JSON child, a confirmed write). */
  set(data: T): void {
    this.stop();
    this.wanted = true;
    this.settle(data);
  }

  hostConnected(): void {
    globalThis.addEventListener('online', this.online);
    // Moved within the page, or put back: what was given up is asked again.
    if (this.wanted && this.state.type === 'loading') void this.run();
  }

  hostDisconnected(): void {
    globalThis.removeEventListener('online', this.online);
    this.stop();
  }

  private readonly online = (): void => {
    if (this.state.type === 'error') void this.run();
  };

  private stop(): void {
    this.running?.abort();
    this.running = undefined;
    this.busy = false;
  }

  private async run(): Promise<void> {
    this.stop();
    this.wanted = true;
    const running = new AbortController();
    this.running = running;
    this.busy = true;
    this.host.requestUpdate();
    try {
      const data = await this.load(running.signal);
      if (running !== this.running) return;
      this.settle(data);
    } catch (error) {
      if (running !== this.running) return;
      this.finish({ type: 'error', error });
      this.host.failed?.(error);
    }
  }

  private settle(data: T | undefined): void {
    if (data === undefined || data === null || this.isEmpty(data)) return this.finish({ type: 'empty' });
    this.loaded(data);
    this.finish({ type: 'loaded', data });
  }

  private finish(state: Remote<T>): void {
    this.state = state;
    this.busy = false;
    this.running = undefined;
    this.host.requestUpdate();
  }
}
