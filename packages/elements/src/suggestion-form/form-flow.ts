import type { ReactiveController, ReactiveControllerHost } from 'lit';

/** The questions in the order a person thinks of them, each with its fields. Each is a page of its own where the form goes step by step. */
const grouped = {
  subject: ['target', 'kind', 'category'], words: ['title', 'body'], files: ['attachments'], place: ['place', 'address'], who: ['identityMode', 'name', 'phone'], agree: ['mayPublish', 'consent'],
} as const;
/** 长辈模式: one question a screen, after one that asks nothing. */
const singly = {
  start: [], target: ['target'], kind: ['kind'], category: ['category'], title: ['title'], body: ['body'], files: grouped.files, place: grouped.place, identity: ['identityMode'],
  contact: ['name', 'phone'], publish: ['mayPublish'], consent: ['consent'],
} as const;

export type StepName = keyof typeof grouped | keyof typeof singly;
/** `check` is the summary before sending. */
export type Screen = StepName | 'check';

/** Fields as they stand on the page, from the top down. */
export const fieldOrder: readonly string[] = ([] as string[]).concat(...Object.values(grouped));

/** Pointer of a fault → id of the field that mends it. */
export const fieldOf = (pointer: string): string => {
  const first = pointer.split('/')[1] ?? '';
  if (first === 'divisionId') return 'place';
  return first === '' || first === 'channel' ? 'title' : first;
};

export interface FlowHost extends ReactiveControllerHost {
  readonly isStepped: boolean;
  /** The page lets the form use its address: then “back” of the browser goes a step back. */
  readonly fromAddress: boolean;
  readonly takesFiles: boolean;
  /** 长辈模式: one question a screen. */
  readonly asksSingly: boolean;
  /** There is no name to ask for. */
  readonly isAnonymous: boolean;
  /** Another screen is to be shown because the browser went back or forward. */
  screenAsked(screen: Screen): void;
}

/** Where the resident is. What was typed lies elsewhere and is the same on every screen. No DOM but the page's history. */
export class FormFlow implements ReactiveController {
  private at: Screen = 'start';
  /** Came from the summary to change one answer, and goes back there. */
  isReturning = false;
  private readonly host: FlowHost;

  constructor(host: FlowHost) {
    this.host = host;
    host.addController(this);
  }

  hostConnected(): void {
    globalThis.addEventListener('popstate', this.popped);
  }

  hostDisconnected(): void {
    globalThis.removeEventListener('popstate', this.popped);
  }

  /** Switched into or out of 长辈模式, the screen is the one with the same question. */
  get screen(): Screen {
    const { at, steps } = this;
    return at === 'check' || steps.includes(at) ? at : this.stepOf(({ ...grouped, ...singly })[at][0] ?? 'target');
  }

  set screen(screen: Screen) {
    this.at = screen;
  }

  get steps(): readonly StepName[] {
    const { takesFiles, asksSingly, isAnonymous } = this.host;
    return (Object.keys(asksSingly ? singly : grouped) as StepName[]).filter((step) => !(step === 'files' && !takesFiles) && !(step === 'contact' && isAnonymous));
  }

  /** Where a field stands. */
  stepOf(field: string): StepName {
    const fields: Readonly<Record<string, readonly string[]>> = this.host.asksSingly ? singly : grouped;
    return (Object.keys(fields) as StepName[]).find((step) => fields[step]?.includes(field)) ?? this.stepOf('title');
  }

  /** Where “on” leads. */
  get following(): Screen {
    if (!this.host.isStepped || this.isReturning || this.screen === 'check') return 'check';
    return this.steps[this.steps.indexOf(this.screen) + 1] ?? 'check';
  }

  /** Where “back” leads; undefined on the first screen. */
  get previous(): StepName | undefined {
    if (this.screen === 'check') return this.host.isStepped ? this.steps[this.steps.length - 1] : this.steps[0];
    return this.host.isStepped ? this.steps[this.steps.indexOf(this.screen) - 1] : undefined;
  }

  go(screen: Screen, isReturning = false): void {
    const isOther = screen !== this.screen;
    this.screen = screen;
    this.isReturning = isReturning;
    if (isOther && this.host.fromAddress) history.pushState(history.state, '', this.addressOf(screen));
    this.host.requestUpdate();
  }

  /** The form begins anew: the address as well, without a further step to go back. */
  reset(): void {
    this.screen = 'start';
    this.isReturning = false;
    if (this.host.fromAddress && this.asked !== this.screen) history.replaceState(history.state, '', this.addressOf(this.screen));
    this.host.requestUpdate();
  }

  /** What the page's address asks for. */
  get asked(): Screen {
    const asked = new URLSearchParams(location.search).get('step') as Screen | null;
    return asked === 'check' || this.steps.indexOf(asked as StepName) > 0 ? (asked as Screen) : this.steps[0]!;
  }

  private addressOf(screen: Screen): string {
    const url = new URL(location.href);
    if (screen === this.steps[0]) url.searchParams.delete('step');
    else url.searchParams.set('step', screen);
    return url.href;
  }

  private readonly popped = (): void => {
    if (this.host.fromAddress && this.asked !== this.screen) this.host.screenAsked(this.asked);
  };
}
