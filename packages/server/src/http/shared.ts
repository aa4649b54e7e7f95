import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import type { AppContext } from './context.ts';

/**
 * Answers that are the same for everybody, kept as the bytes that are sent.
 *
 * Never older than the data: before one is sent, the store is asked for its version, which is another after every change,
 * whoever made it; so nobody has to remember to call anything old.
 */
export interface SharedAnswer {
  readonly text: Buffer;
  readonly etag: string;
  readonly headers: Readonly<Record<string, string>>;
}

/** An answer as it went out, but for its request id. */
export interface Sent {
  readonly status: number;
  /** Name, value, name, value …, as Node takes them. */
  readonly headers: readonly string[];
  /** All that stood before the body, where Node tells it, but for what is each answer's own: text, request id, text, date, text. */
  readonly head: readonly [string, string, string] | undefined;
  readonly bytes: Buffer | undefined;
  /** The same a letter for a byte: a short body goes out in one piece with its head. */
  readonly letters: string | undefined;
  readonly operation: string | undefined;
}

export interface Kept extends SharedAnswer {
  readonly version: string;
  readonly madeAt: number;
  /** The same, packed, made when first asked for. */
  packed: Partial<Record<Encoding, Promise<Buffer>>>;
  /** The forms in which it went out already; `kept-first.ts` sends them again. */
  readonly sent: Map<Form, Sent>;
}

export type Encoding = 'br' | 'gzip';

/** What is said about a moment (“read at”, days left) may be as old as a public answer's `max-age`. */
const longest = 15_000;
/** Bytes in all, and of one: longer ones are seldom asked for and cost less to make than to keep. */
const room = { all: 24 * 1024 * 1024, one: 1024 * 1024 };
/** Shorter ones are not worth packing. */
const worthPacking = 1024;

const packers = {
  br: (text: Buffer) => promisify(brotliCompress)(text, { params: { [constants.BROTLI_PARAM_QUALITY]: 5, [constants.BROTLI_PARAM_SIZE_HINT]: text.length } }),
  gzip: (text: Buffer) => promisify(gzip)(text),
};

/** The best encoding that the asker names, of those we have. */
const encodingOf = (header: string | undefined): Encoding | undefined => {
  if (header === undefined) return undefined;
  const names = header.toLowerCase().split(',').filter((part) => !/;\s*q=0(\.0*)?\s*$/.test(part)).map((part) => part.split(';')[0]!.trim());
  return names.includes('br') ? 'br' : names.includes('gzip') ? 'gzip' : undefined;
};

/** The forms of one answer: “you have it”, as it is, or packed. With the answer it decides over all that is sent. */
export type Form = 'known' | 'plain' | Encoding;

export const formOf = ({ text }: Kept, isKnown: boolean, accepted: string | undefined): Form =>
  (isKnown ? 'known' : text.length < worthPacking ? 'plain' : (encodingOf(accepted) ?? 'plain'));

export class SharedAnswers {
  readonly #ctx: AppContext;
  /** In the order of their last use. */
  readonly #kept = new Map<string, Kept>();
  readonly #making = new Map<string, Promise<Kept>>();
  #bytes = 0;

  constructor(ctx: AppContext) {
    this.#ctx = ctx;
  }

  /** Is anything kept under this address, old or new? */
  has(address: string): boolean {
    return this.#kept.has(address);
  }

  /** What is kept under this address and true of this version of the data. */
  peek(address: string, version: string): Kept | undefined {
    const now = this.#ctx.now().getTime();
    const kept = this.#kept.get(address);
    if (kept?.version !== version || now < kept.madeAt || now - kept.madeAt >= longest) return undefined;
    this.#kept.delete(address);
    this.#kept.set(address, kept);
    return kept;
  }

  /** What is kept under this address, or what `make` makes now. Many who ask for the same at once wait for one. */
  async get(address: string, make: () => Promise<SharedAnswer>): Promise<Kept> {
    const asked = this.#ctx.store.version();
    const version = typeof asked === 'string' ? asked : await asked;
    const kept = this.peek(address, version);
    if (kept) return kept;
    const now = this.#ctx.now().getTime();
    const name = `${version} ${now - (now % 1000)} ${address}`;
    const making = this.#making.get(name) ?? make()
      .then((answer): Kept => ({ ...answer, version, madeAt: now, packed: {}, sent: new Map() }))
      .then((made) => { this.#keep(address, made); return made; })
      .finally(() => { this.#making.delete(name); });
    this.#making.set(name, making);
    return making;
  }

  /** The bytes of a form; none where the asker has them. */
  async bytesOf(kept: Kept, form: Form): Promise<Buffer | undefined> {
    if (form === 'known') return undefined;
    return form === 'plain' ? kept.text : (kept.packed[form] ??= packers[form](kept.text));
  }

  #keep(address: string, made: Kept): void {
    this.#forget(address);
    if (made.text.length > room.one) return;
    this.#kept.set(address, made);
    this.#bytes += sizeOf(address, made);
    for (const oldest of this.#kept.keys()) {
      if (this.#bytes <= room.all) break;
      this.#forget(oldest);
    }
  }

  #forget(address: string): void {
    const kept = this.#kept.get(address);
    if (!kept) return;
    this.#kept.delete(address);
    this.#bytes -= sizeOf(address, kept);
  }
}

/** With what is packed of it, which is at most as long again, and both once more as letters with their heads. */
const sizeOf = (address: string, { text }: Kept): number => 4 * text.length + 2 * address.length + 2000;

declare module 'fastify' {
  interface FastifyInstance {
    sharedAnswers: SharedAnswers;
  }
  interface FastifyReply {
    /** Set where a kept answer is being sent. */
    sharedForm?: { readonly kept: Kept; readonly form: Form; readonly bytes: Buffer | undefined };
  }
}
