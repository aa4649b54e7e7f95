import { html, type PropertyDeclarations, type PropertyValues } from 'lit';
import { getBallot, type Ballot } from '@congress-kit/sdk';
import { CongressElement } from '../../../packages/elements/src/base/congress-element.ts';
import { lazyPart } from '../../../packages/elements/src/base/lazy.ts';
import { RemoteController } from '../../../packages/elements/src/base/remote.ts';
import type { View } from '../../../packages/elements/src/base/views.ts';

const english = lazyPart(async () => (await import('../../../packages/elements/src/locale/english.ts')).learnShared());

class ProbeRemote extends RemoteController<Ballot> {
  private readonly probe: ProbeElement;

  constructor(host: ProbeElement) {
    super(host);
    this.probe = host;
  }

  protected load(signal: AbortSignal): Promise<Ballot | undefined> {
    return this.probe.read(signal, (client, stop) => getBallot(client, { id: this.probe.ballot ?? 'b1' }, { signal: stop }));
  }
}

/** The smallest element on the base: shows a title. */
export class ProbeElement extends CongressElement {
  static override properties: PropertyDeclarations = { ballot: {} };
  declare ballot: string | undefined;
  protected override readonly english = english;
  readonly remote = new ProbeRemote(this);

  protected override willUpdate(changed: PropertyValues): void {
    if (this.sourceChanged(changed, 'ballot')) this.remote.start();
  }

  protected override view(): View {
    return this.remoteView(this.remote.state, (ballot) => html`<h2>${ballot.title}</h2>`, { retry: () => this.remote.reload(), busy: this.remote.busy });
  }
}

export const defineProbe = (): void => {
  if (!customElements.get('congress-probe')) customElements.define('congress-probe', ProbeElement);
};

export const frameOf = (element: Element): HTMLElement => {
  const frame = element.shadowRoot?.querySelector<HTMLElement>('.frame');
  if (!frame) throw new Error('The element has no frame yet.');
  return frame;
};
export const textOf = (element: Element): string => (frameOf(element).textContent ?? '').replace(/\s+/g, ' ').trim();
