// What the SDK does, told so that any engine can do it: no test runner, no Node, no DOM. Bundled for Chromium 80 and run as it is.
import {
  createClient, getDeputy, getFinderIndex, getReceipt, isAbortedError, isNetworkError, isProblemError, isProblemOf, isTimeoutError, isUnreadableError, items, listDeputies, listSuggestions,
  newIdempotencyKey, responseInfo, submitSuggestion, withdrawSuggestion,
} from '@congress-kit/sdk';
import type { Fault } from '../support/faults.ts';

export interface Place {
  /** The real server. */
  readonly api: string;
  /** The same behind a bad network. */
  readonly faulty: string;
}
interface Journey {
  readonly fault?: Fault;
  readonly times?: number;
  run(place: Place): Promise<void>;
}

const holds = (condition: unknown, what: string): void => {
  if (!condition) throw new Error(`does not hold: ${what}`);
};
const failing = async (promise: Promise<unknown>): Promise<unknown> => {
  const reason = await promise.then(() => undefined, (error: unknown) => error);
  holds(reason, 'it fails');
  return reason;
};
const soon = { delay: () => 5 };
const draft = {
  kind: 'suggestion', category: 'lighting', title: '村口没有路灯𠮷', body: '村口到镇上有两公里没有路灯。', identityMode: 'anonymous', mayPublish: false, consent: { textVersion: '2026-1' },
} as const;

export const journeys: Readonly<Record<string, Journey>> = {
  'reads a page, a record and the next pages': {
    async run({ api }) {
      const client = createClient({ api, language: 'zh-CN' });
      const page = await listDeputies(client, { level: ['county'], limit: 5, facets: ['level'] });
      holds(page.items.length === 5 && page.total > 5 && page.nextCursor, 'five of many');
      holds(page.facets!.level!.length > 0, 'facets');
      const one = await getDeputy(client, { id: page.items[0]!.id });
      holds(one.name === page.items[0]!.name, 'the same deputy');
      const seen: string[] = [];
      for await (const deputy of items(client, listDeputies, { limit: 20 })) if (seen.push(deputy.id) === 45) break;
      holds(new Set(seen).size === 45, 'forty-five different ones');
      holds(responseInfo(page)!.requestId, 'a request id that CORS lets through');
    },
  },
  'reads the index of the finder': {
    async run({ api }) {
      const index = await getFinderIndex(createClient({ api }));
      holds(index.deputies.id.length > 50 && index.divisions.id.length > 10, 'columns');
    },
  },
  'asks once when two ask the same': {
    async run({ api }) {
      let asked = 0;
      const client = createClient({ api, fetch: (request) => { asked += 1; return fetch(request); } });
      const [one, other] = await Promise.all([listSuggestions(client, { limit: 3 }), listSuggestions(client, { limit: 3 })]);
      holds(asked === 1 && one !== other && JSON.stringify(one) === JSON.stringify(other), 'one request, two values');
    },
  },
  'writes once for a key, reads with the secret, takes back': {
    async run({ api }) {
      const client = createClient({ api });
      const idempotencyKey = newIdempotencyKey();
      const sent = await submitSuggestion(client, draft, { idempotencyKey });
      const again = await submitSuggestion(client, draft, { idempotencyKey });
      holds(again.receiptNo === sent.receiptNo && responseInfo(again)!.replayed, 'the first answer again');
      const at = { receiptNo: sent.receiptNo };
      holds((await getReceipt(client, at, sent)).title === draft.title, 'the text as it was written');
      holds((await withdrawSuggestion(client, at, {}, sent)).state === 'withdrawn', 'withdrawn');
      holds(isProblemOf(await failing(getReceipt(client, at, { secret: 'wrong' })), 'getReceipt', 'receipt_not_found'), 'a wrong secret');
    },
  },
  'knows refusals by code, pointer and language': {
    async run({ api }) {
      const client = createClient({ api, language: 'en' });
      holds(isProblemOf(await failing(getDeputy(client, { id: 'nobody' })), 'getDeputy', 'not_found'), 'not found');
      const refused = await failing(submitSuggestion(client, { ...draft, title: '一'.repeat(61) }));
      holds(isProblemError(refused, 'invalid_request') && refused.errors[0]!.pointer === '/title' && /60/.test(refused.errors[0]!.detail), 'what to change');
    },
  },
  'repeats what is worth it': {
    fault: { kind: 'unavailable', retryAfter: 0 }, times: 2,
    async run({ faulty }) {
      let tries = 0;
      await listDeputies(createClient({ api: faulty, retry: soon, onAttempt: () => { tries += 1; } }), { limit: 1 });
      holds(tries === 3, `three tries, not ${tries}`);
    },
  },
  'repeats a write whose answer got lost, and it is one': {
    fault: { kind: 'lost-answer' }, times: 1,
    async run({ faulty }) {
      const sent = await submitSuggestion(createClient({ api: faulty, retry: soon }), draft);
      holds(responseInfo(sent)!.replayed, 'replayed');
    },
  },
  'tells a server that is down from everything else': {
    fault: { kind: 'down', how: 'reset' },
    async run({ faulty }) {
      holds(isNetworkError(await failing(listDeputies(createClient({ api: faulty, retry: soon })))), 'a network error');
    },
  },
  'takes a log-in page for what it is': {
    fault: { kind: 'html' },
    async run({ faulty }) {
      const error = await failing(listDeputies(createClient({ api: faulty, retry: soon })));
      holds(isUnreadableError(error) && error.reason === 'not_json', 'unreadable');
    },
  },
  'does not wait for a body that stalls': {
    fault: { kind: 'half', stall: true },
    async run({ faulty }) {
      const error = await failing(listDeputies(createClient({ api: faulty, timeout: 300, retry: false }), { limit: 100 }));
      holds(isTimeoutError(error), `a timeout, not ${String(error)}`);
    },
  },
  'survives a body that is cut': {
    fault: { kind: 'half' }, times: 1,
    async run({ faulty }) {
      holds((await listDeputies(createClient({ api: faulty, retry: soon }), { limit: 100 })).items.length === 100, 'the second answer');
    },
  },
  'lets go of whoever leaves': {
    fault: { kind: 'slow', ms: 30_000 },
    async run({ faulty }) {
      const leaving = new AbortController();
      const call = failing(listDeputies(createClient({ api: faulty }), {}, { signal: leaving.signal }));
      setTimeout(() => leaving.abort(), 50);
      holds(isAbortedError(await call), 'aborted');
    },
  },
};

/** Runs one journey by its name; resolves with nothing, or with what went wrong. */
export const run = async (name: string, place: Place): Promise<string | null> => {
  try {
    await journeys[name]!.run(place);
    return null;
  } catch (error) {
    return error instanceof Error ? `${error.name}: ${error.message}\n${error.stack ?? ''}` : String(error);
  }
};
