import { randomBytes } from 'node:crypto';
import { askQuestion, commentOnArticle, idempotencyHeader, proposeTopic, receiptSecretHeader, submitSuggestion, withdrawSuggestion, withdrawVoice, type OperationSpec } from '@congress-kit/api';
import { pathOf } from './contract.ts';
import { field, type Exchange } from './exchange.ts';
import type { Ask, Probe } from './probe.ts';

/** What stores something of a resident's, as its address ends, and what takes that back. */
const sending: readonly { readonly ends: RegExp; readonly withdrawal: OperationSpec }[] = [
  { ends: new RegExp(`${submitSuggestion.path}$`), withdrawal: withdrawSuggestion },
  ...[commentOnArticle, proposeTopic, askQuestion].map(({ path }) => ({ ends: new RegExp(`${path.replace(/\{\w+\}/g, '[^/]+')}$`), withdrawal: withdrawVoice })),
];

/** A suggestion, comment, topic or question that a check sent. It is withdrawn at the end, whatever became of the check. */
export interface Submitted {
  readonly receiptNo: string;
  readonly secret: string;
  /** What takes it back; a suggestion's when absent. */
  readonly withdrawal?: OperationSpec;
  withdrawn: boolean;
}

export interface Post {
  readonly headers?: Readonly<Record<string, string>>;
  /** null: without. Made anew when absent. */
  readonly key?: string | null;
  readonly secret?: string;
  readonly token?: string;
}

export const mark = '[conformance check]';
const excuse = `${mark} 一致性检查程序自动提交，检查完立即撤回，请不要办理。Sent by a program (congress-kit check), withdrawn at once; please do not handle.`;

export const newKey = (): string => randomBytes(16).toString('hex');

/** What all checks of one run share: the way to the server, what is known of it already, what was sent to it. */
export class Site {
  readonly probe: Probe;
  readonly mayWrite: boolean;
  readonly token: string | undefined;
  readonly seed: number;
  readonly submitted = new Map<string, Submitted>();
  /** Texts that no report may show. */
  readonly secrets = new Set<string>();
  readonly #known = new Map<string, Promise<unknown>>();

  constructor(probe: Probe, options: { mayWrite: boolean; token: string | undefined; seed: number }) {
    this.probe = probe;
    this.mayWrite = options.mayWrite;
    this.token = options.token;
    this.seed = options.seed;
    if (options.token) this.secrets.add(options.token);
  }

  /** Does something once per run and remembers it. A failure is remembered as well: asking again would only take time. */
  once<T>(name: string, make: () => Promise<T>): Promise<T> {
    const known = this.#known.get(name) as Promise<T> | undefined;
    if (known) return known;
    const made = make();
    this.#known.set(name, made);
    return made;
  }

  ask(ask: Ask): Promise<Exchange> {
    return this.probe.ask(ask);
  }

  /** A read that every check sees the same answer of. */
  read(path: string): Promise<Exchange> {
    return this.once(`GET ${path}`, () => this.ask({ path }));
  }

  post(path: string, body: unknown, { headers, key, secret, token }: Post = {}): Promise<Exchange> {
    return this.ask({
      method: 'POST', path, body: typeof body === 'string' || Buffer.isBuffer(body) ? body : JSON.stringify(body),
      headers: {
        'Content-Type': 'application/json', ...(key !== null && { [idempotencyHeader]: key ?? newKey() }),
        ...(secret !== undefined && { [receiptSecretHeader]: secret }), ...(token !== undefined && { Authorization: `Bearer ${token}` }), ...headers,
      },
    });
  }

  /** Everything that was ever stored is remembered here, also when it should never have been stored. */
  notice(exchange: Exchange): void {
    const { method, url, status } = exchange;
    const sent = sending.find(({ ends }) => ends.test(url));
    if (method !== 'POST' || status !== 201 || !sent) return;
    const [receiptNo, secret] = [field(exchange, 'receiptNo'), field(exchange, 'secret')];
    if (typeof receiptNo !== 'string' || typeof secret !== 'string' || this.submitted.has(receiptNo)) return;
    this.submitted.set(receiptNo, { receiptNo, secret, withdrawal: sent.withdrawal, withdrawn: false });
    this.secrets.add(secret);
  }

  /** The notice of consent, as discovery names it. */
  async consent(): Promise<string> {
    const consent = field(await this.read('/'), 'consent') as { textVersion?: unknown } | undefined;
    return typeof consent?.textVersion === 'string' ? consent.textVersion : '2026-01';
  }

  /** A suggestion that the contract accepts. */
  async draft(more: object = {}): Promise<Record<string, unknown>> {
    return {
      kind: 'suggestion', category: 'other', title: `${mark} 一致性检查`, body: excuse, identityMode: 'anonymous', mayPublish: false,
      consent: { textVersion: await this.consent() }, ...more,
    };
  }

  async submit(more: object = {}, options: Post = {}): Promise<Exchange> {
    return this.post(submitSuggestion.path, await this.draft(more), options);
  }

  withdraw({ receiptNo, secret, withdrawal = withdrawSuggestion }: Pick<Submitted, 'receiptNo' | 'secret' | 'withdrawal'>, options: Post = {}): Promise<Exchange> {
    return this.post(pathOf(withdrawal, { receiptNo }), { reason: `${mark} 检查结束 done` }, { secret, ...options });
  }

  /** Takes back whatever is still there. @returns the answers of those that could not be withdrawn */
  async withdrawAll(): Promise<Exchange[]> {
    const failed: Exchange[] = [];
    for (const one of this.submitted.values()) {
      if (one.withdrawn) continue;
      const answer = await this.withdraw(one);
      // 409: it is in an end state already, a check withdrew it.
      one.withdrawn = answer.status === 201 || answer.status === 409;
      if (!one.withdrawn) failed.push(answer);
    }
    return failed;
  }
}
