/** A file of the draft, as the form shows it. */
export interface AttachmentItem {
  /** On this page and on this device; also the idempotency key of its upload. */
  readonly key: string;
  readonly name: string;
  readonly type: string;
  /** Size of what is sent; a large photo is made smaller first. */
  readonly bytes: number;
  readonly stage: AttachmentStage;
  /** It is on this device as well, and will be there after a reload. */
  readonly isKept: boolean;
}

/** Exactly one of these. Only what the server has acknowledged is `stored`. */
export type AttachmentStage =
  | { readonly type: 'preparing' }
  | { readonly type: 'waiting' }
  | { readonly type: 'sending'; readonly sent: number }
  | { readonly type: 'stored'; readonly id: string }
  /** On the way: may be tried again. */
  | { readonly type: 'failed'; readonly error: unknown }
  /** By what it is: only another file helps. */
  | { readonly type: 'refused'; readonly code: string };

/** What a draft on this device says of a file; the file itself is kept apart. */
export type KeptItem = Pick<AttachmentItem, 'key' | 'name' | 'type' | 'bytes'> & { readonly id?: string | undefined };

/** What may be uploaded, as the discovery document says. */
export interface AttachmentRules {
  readonly mediaTypes: readonly string[];
  readonly count: number;
  /** Of one file, in bytes. */
  readonly bytes: number;
}
