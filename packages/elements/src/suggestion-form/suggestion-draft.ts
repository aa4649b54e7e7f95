import { plainJson, type SuggestionDraft } from '@congress-kit/sdk';
import type { KeptItem } from './attachment-item.ts';

/** What a resident has typed so far, as the form's fields hold it. */
export interface Typed {
  kind: SuggestionDraft['kind'];
  category: SuggestionDraft['category'] | '';
  title: string;
  body: string;
  /** A place picked from the list, and how it is called in full, so that it need not be asked for again. */
  divisionId: string;
  divisionName: string;
  address: string;
  identityMode: SuggestionDraft['identityMode'];
  name: string;
  phone: string;
  mayPublish: boolean;
  agreed: boolean;
}

/** Withheld is the default: the office can answer, and nobody is made public by overlooking a choice. */
export const blank: Typed = {
  kind: 'suggestion', category: '', title: '', body: '', divisionId: '', divisionName: '', address: '', identityMode: 'withheld',
  name: '', phone: '', mayPublish: false, agreed: false,
};

/** One intent to send: the exact body and its key. The key is used again only with the very same body. */
export interface Intent {
  readonly key: string;
  readonly body: string;
  /** When it went out first, in milliseconds: servers remember keys for a day. */
  readonly since: number;
  /** The resident pressed “send” and it has not arrived: it goes by itself when the line is back. */
  readonly isQueued?: boolean;
}

export interface Kept {
  readonly typed: Typed;
  readonly intent?: Intent | undefined;
  readonly files?: readonly KeptItem[];
  readonly mark?: string | undefined;
  /** When it was kept, in milliseconds. */
  readonly at?: number;
}

export interface KeptDraft extends Kept {
  /** Where it lies on this device. */
  place: string;
  /** As it lies there. */
  text: string;
}

/** By the place of a name: where this tab keeps the draft of that name, and what it last read or wrote there. */
export const ours: Record<string, { place: string; text?: string }> = {};
export const placeOf = (name: string): string => `congress-kit:draft:${name}`;
/** What waits for the line goes first, then what was written last. */
const rankOf = ({ intent, at = 0 }: Kept): number => (intent?.isQueued ? 9e15 : at);

const draftAt = (place: string): KeptDraft | undefined => {
  const text = localStorage[place];
  try {
    return { ...JSON.parse(text), place, text };
  } catch {
    // A page's own, or cut off: it must not hide the others.
    return undefined;
  }
};

/** All drafts on the device whose places begin so; each tab that is written in beside another has one of its own. */
export const draftsAt = (begin: string): KeptDraft[] =>
  Object.keys(localStorage).filter((place) => `${place} `.startsWith(`${begin} `)).map(draftAt)
    .filter((kept): kept is KeptDraft => !!kept?.typed).sort((one, other) => rankOf(other) - rankOf(one));

/**
 * The draft on this device. It survives a reload, a crash and a lost network, and goes when the receipt is there or the
 * resident clears it. Storage may be forbidden (private windows, sandboxed frames): then nothing is kept, and `save` says so.
 */
export const draftStore = (name: string) => {
  const begin = placeOf(name);
  let own = (ours[begin] ??= { place: begin });
  const attempt = <T>(act: () => T, otherwise: T): T => {
    try {
      return act();
    } catch {
      return otherwise;
    }
  };
  /** Another tab has written there since. */
  const isOthers = (): boolean => (localStorage[own.place] ?? own.text) !== own.text;
  return {
    /** What lies at a place, or what goes first. From now on this tab writes there. */
    load: (place?: string): Kept | undefined =>
      attempt(() => {
        const kept = draftsAt(begin).find((each) => !place || each.place === place);
        return kept && (ours[begin] = own = kept);
      }, undefined),
    save: (kept: Kept): boolean =>
      attempt(() => {
        const at = Date.now();
        // What the other tab holds stays, and this one goes on beside it.
        if (isOthers()) own.place = `${begin} ${at}`;
        localStorage[own.place] = own.text = plainJson({ ...kept, at });
        return true;
      }, false),
    clear: (): void => attempt(() => { if (!isOthers()) localStorage.removeItem(own.place); }, undefined),
  };
};

export interface Addressee {
  readonly kind: 'deputy' | 'station';
  readonly id: string;
}

/** The fields → the request body. Blank optional fields are absent; a name typed before choosing “anonymous” is not sent. */
export const bodyOf = (typed: Typed, addressee: Addressee | undefined, textVersion: string, channel: 'web' | 'qr', attachments?: SuggestionDraft['attachments']): SuggestionDraft => {
  const said = (value: string): string | undefined => value.trim() || undefined;
  const named = typed.identityMode !== 'anonymous';
  const body: Record<string, unknown> = {
    kind: typed.kind,
    category: typed.category || undefined,
    title: typed.title,
    body: typed.body,
    attachments,
    divisionId: said(typed.divisionId),
    address: said(typed.address),
    target: addressee ?? { kind: 'congress' },
    identityMode: typed.identityMode,
    name: named ? said(typed.name) : undefined,
    phone: named ? said(typed.phone) : undefined,
    mayPublish: typed.mayPublish,
    channel,
    consent: typed.agreed ? { textVersion } : undefined,
  };
  Object.keys(body).forEach((key) => body[key] === undefined && delete body[key]);
  return body as unknown as SuggestionDraft;
};

/** Has anything been typed that would be missed? */
export const isTouched = (typed: Typed): boolean => /\S/.test(typed.title + typed.body + typed.address + typed.name + typed.phone);
