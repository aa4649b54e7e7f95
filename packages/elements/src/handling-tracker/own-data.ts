import { normalizePhone } from '@congress-kit/api/rules/phone';
import {
  correctPersonalData, erasePersonalData, getPersonalData, isProblemError, type BareFault, type Erasure, type PersonalData, type PersonalDataCorrection, type WriteOptions,
} from '@congress-kit/sdk';
import { RemoteController } from '../base/remote.ts';
import { ReceiptWriting, type Holder, type WritingHost } from './receipt-writing.ts';

/** What of it can be put right here. */
export interface Corrected {
  readonly identityMode: 'public' | 'withheld' | 'anonymous';
  readonly name: string;
  readonly phone: string;
  readonly address: string;
  readonly mayPublish: boolean;
}

const asKept = ({ identityMode, contact, address, mayPublish }: PersonalData): Corrected =>
  ({ identityMode: identityMode as Corrected['identityMode'], name: contact.name ?? '', phone: contact.phone ?? '', address: address ?? '', mayPublish });

/** Putting right what was left; only what is another than it was is sent. */
export class Correction extends ReceiptWriting<PersonalDataCorrection, PersonalData> {
  protected readonly act = 'correct';
  typed: Corrected = { identityMode: 'anonymous', name: '', phone: '', address: '', mayPublish: false };
  faults: readonly BareFault[] = [];
  private before = this.typed;
  private readonly done: (kept: PersonalData) => void;

  constructor(host: WritingHost, done: (kept: PersonalData) => void) {
    super(host);
    this.done = done;
  }

  begin(kept: PersonalData): void {
    this.before = asKept(kept);
    this.typed = this.before;
    this.faults = [];
    this.become({ type: 'idle' });
  }

  change(changed: Partial<Corrected>): void {
    this.typed = { ...this.typed, ...changed };
    this.faults = this.faults.filter(({ pointer }) => !(pointer.slice(1) in changed) && !(pointer === '/name' && this.isAnonymous));
    this.host.requestUpdate();
  }

  private get isAnonymous(): boolean {
    return this.typed.identityMode === 'anonymous';
  }

  /** It may be taken back, and not given again: that is the office's to ask for. */
  get mayTakeBack(): boolean {
    return this.before.mayPublish;
  }

  /** Nothing would change. */
  get isSame(): boolean {
    return Object.keys(this.asked()).length === 0;
  }

  private asked(): PersonalDataCorrection {
    const { typed, before } = this;
    const asked: Record<string, unknown> = {};
    if (typed.identityMode !== before.identityMode) asked['identityMode'] = typed.identityMode;
    for (const field of ['name', 'phone', 'address'] as const) {
      // Whoever is nameless leaves no number either: the fields are gone, and so is what stood in them.
      const said = this.isAnonymous && field !== 'address' ? '' : field === 'phone' ? normalizePhone(typed.phone) : typed[field].normalize('NFC').trim();
      if (said !== before[field] && (said === '' || typed[field] !== before[field])) asked[field] = said || null;
    }
    if (before.mayPublish && !typed.mayPublish) asked['mayPublish'] = false;
    return asked;
  }

  protected body(): PersonalDataCorrection | undefined {
    this.faults = !this.isAnonymous && this.typed.name.trim() === '' ? [{ pointer: '/name', code: 'required' }] : [];
    return this.faults.length > 0 ? undefined : this.asked();
  }

  protected post({ client, receiptNo }: Holder, body: PersonalDataCorrection, options: WriteOptions & { secret: string }): Promise<PersonalData> {
    return correctPersonalData(client, { receiptNo }, body, options).catch((error: unknown) => {
      if (isProblemError(error)) this.faults = (error.problem.errors ?? []) as readonly BareFault[];
      throw error;
    });
  }

  protected override arrived(kept: PersonalData): void {
    this.done(kept);
  }

  protected blank(): void {
    this.faults = [];
  }
}

/** Taking all of it out, for good. Not before the person has ticked that they know. */
export class Erasing extends ReceiptWriting<Record<string, never>, Erasure> {
  protected readonly act = 'erase';
  knows = false;
  isMissing = false;
  private readonly done: (erasure: Erasure) => void;

  constructor(host: WritingHost, done: (erasure: Erasure) => void) {
    super(host);
    this.done = done;
  }

  tick(knows: boolean): void {
    this.knows = knows;
    if (knows) this.isMissing = false;
    this.host.requestUpdate();
  }

  protected body(): Record<string, never> | undefined {
    this.isMissing = !this.knows;
    return this.knows ? {} : undefined;
  }

  protected post({ client, receiptNo }: Holder, body: Record<string, never>, options: WriteOptions & { secret: string }): Promise<Erasure> {
    return erasePersonalData(client, { receiptNo }, body, options);
  }

  protected override arrived(erasure: Erasure): void {
    this.done(erasure);
  }

  protected blank(): void {
    this.knows = false;
    this.isMissing = false;
  }
}

/** What is kept about whoever holds the receipt: to see, to put right, to take along, to have erased. No DOM. */
export class OwnData extends RemoteController<PersonalData> {
  screen: 'kept' | 'correcting' | 'erasing' = 'kept';
  /** Just put right; said where it is shown. */
  isCorrected = false;
  readonly correction: Correction;
  readonly erasing: Erasing;
  private readonly wants: WritingHost;

  /** @param erased hears that nothing is left to show */
  constructor(host: WritingHost, erased: (erasure: Erasure) => void) {
    super(host);
    this.wants = host;
    this.correction = new Correction(host, (kept) => {
      this.set(kept);
      this.turn('kept');
      this.isCorrected = true;
      host.outdated();
    });
    this.erasing = new Erasing(host, erased);
  }

  /** Another thing to do with it; what was begun is dropped. */
  turn(screen: OwnData['screen']): void {
    this.screen = screen;
    this.isCorrected = false;
    if (screen === 'correcting' && this.state.type === 'loaded') this.correction.begin(this.state.data);
    if (screen === 'erasing') this.erasing.clear();
    this.host.requestUpdate();
  }

  protected async load(signal: AbortSignal): Promise<PersonalData | undefined> {
    const { holder } = this.wants;
    return holder && getPersonalData(holder.client, { receiptNo: holder.receiptNo }, { secret: holder.secret, signal });
  }
}
