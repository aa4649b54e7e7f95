import { countingClock, lightOfDue } from '@congress-kit/api/rules/light';
import type { CaseDetail, CaseSummary, Evaluation, Receipt } from '@congress-kit/sdk';
import { cases, handling, receiptNo, secret } from './fixtures.ts';

interface Heard {
  readonly method: string;
  readonly path: string;
  readonly query: URLSearchParams;
  readonly headers: Headers;
  readonly body: unknown;
}

type Answer = Response | Promise<Response>;

/** A little API in place of `fetch`, at an address of its own for each test. */
export class PlayedServer {
  readonly heard: Heard[] = [];
  receipt: Receipt | undefined;
  cases = new Map<string, CaseDetail>([[handling.number, handling]]);
  evaluations: readonly Partial<Evaluation>[] = [];
  /** Answers instead of the usual ones; undefined passes. */
  instead: ((heard: Heard) => Answer | undefined) | undefined;
  readonly api: string;
  private readonly real = globalThis.fetch;

  constructor() {
    this.api = `https://played-${Math.random().toString(36).slice(2)}.example/v1`;
    globalThis.fetch = async (input, init) => {
      const request = new Request(input, init);
      if (!request.url.startsWith(this.api)) return this.real(input, init);
      const url = new URL(request.url);
      const text = request.method === 'POST' ? await request.clone().text() : '';
      const heard: Heard = { method: request.method, path: decodeURIComponent(url.pathname.slice(3)), query: url.searchParams, headers: request.headers, body: text ? JSON.parse(text) : undefined };
      this.heard.push(heard);
      return (await this.instead?.(heard)) ?? this.answer(heard);
    };
  }

  close(): void {
    globalThis.fetch = this.real;
  }

  sent(method: string, path: string): Heard[] {
    return this.heard.filter((one) => one.method === method && one.path === path);
  }

  private answer({ path, query, headers }: Heard): Response {
    if (path === '/') return json({ title: 'not asked for in these tests' }, 404);
    if (path === '/cases') return this.page(query);
    if (path === '/statistics') return json({ items: rates, total: rates.length, asOf: new Date().toISOString() });
    if (path === '/evaluations') return json({ items: this.evaluations.map((one) => ({ ...one, subject: { kind: 'case', id: query.get('subject'), name: 'x' } })), total: this.evaluations.length, asOf: new Date().toISOString() });
    const found = /^\/cases\/(.+)$/.exec(path);
    if (found) return this.cases.has(found[1]!) ? json(this.cases.get(found[1]!)) : problem(404, 'not_found');
    if (path === `/receipts/${receiptNo}` && this.receipt && headers.get('Receipt-Secret') === secret.replace(/-/g, '')) return json(this.receipt);
    return problem(404, 'receipt_not_found');
  }

  private page(query: URLSearchParams): Response {
    const phases = query.getAll('phase');
    const q = query.get('q') ?? '';
    const lights = query.getAll('light');
    const unit = query.get('organization');
    const matching = cases.filter((one) => (phases.length === 0 || phases.includes(one.phase)) && (one.title.includes(q) || one.number.includes(q))
      && (lights.length === 0 || lights.includes(lightOf(one))) && (!query.has('priority') || String(one.priority) === query.get('priority'))
      && (unit === null || one.leadHandler?.id === unit));
    if (query.get('sort') === 'dueOn') matching.sort((one, other) => ((one.clock?.dueOn ?? '9') < (other.clock?.dueOn ?? '9') ? -1 : 1));
    const from = Number(query.get('cursor') ?? 0);
    const to = from + Number(query.get('limit') ?? 20);
    return json({ items: matching.slice(from, to), total: matching.length, ...(to < matching.length ? { nextCursor: String(to) } : {}), asOf: new Date().toISOString(), ...facetsOf(matching, query.getAll('facets')) });
  }
}

const lightOf = (one: CaseSummary): string => lightOfDue(countingClock(one) ?? {}, new Date()).light;

const facetsOf = (found: readonly CaseSummary[], names: readonly string[]): object => {
  if (names.length === 0) return {};
  const values: Readonly<Record<string, (one: CaseSummary) => { value: string; name?: string } | undefined>> = {
    phase: (one) => ({ value: one.phase }), light: (one) => ({ value: lightOf(one) }), organization: ({ leadHandler }) => leadHandler && { value: leadHandler.id, name: leadHandler.name },
  };
  return { facets: Object.fromEntries(names.map((name) => {
    const counts = new Map<string, { value: string; name?: string; count: number }>();
    for (const one of found) {
      const counted = values[name]!(one);
      if (counted) counts.set(counted.value, { ...counted, count: (counts.get(counted.value)?.count ?? 0) + 1 });
    }
    return [name, [...counts.values()]];
  })) };
};

const rates = [{
  id: 'case_completion-990101-2026', metric: 'case_completion', name: '办理件办结率（2026年）', definition: '分子是已经办结的办理件，分母是当年登记并已交办的办理件。', numerator: 174, denominator: 176, percent: '98.9',
  period: { from: '2026-01-01', to: '2026-12-31' }, computed: true, source: '本平台统计', asOf: '2026-11-20',
}];

export const json = (data: unknown, status = 200): Response => new Response(JSON.stringify(data), { status, headers: { 'content-type': 'application/json' } });
export const problem = (status: number, code: string, more: object = {}): Response =>
  new Response(JSON.stringify({ type: 'about:blank', title: code, status, code, ...more }), { status, headers: { 'content-type': 'application/problem+json' } });
