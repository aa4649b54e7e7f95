// People who send suggestions all the time and note what they were told; and the reckoning afterwards.
import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { Agent, request } from 'node:http';

export interface Sent {
  readonly key: string;
  readonly title: string;
  /** What a 201 said; absent: no answer, or a refusal, so nothing was promised. */
  receipt?: { receiptNo: string; secret: string };
  /** The last refusal, if one was heard. */
  refused?: number;
}

export interface Residents {
  readonly sent: readonly Sent[];
  /** How often each status was heard; `none`: the connection broke. */
  readonly heard: Record<string, number>;
  /** Resolves when the first few are acknowledged. */
  underway(): Promise<void>;
  /** No new ones; resolves when the last has heard something. */
  stop(): Promise<void>;
}

const draftOf = (title: string) => ({
  kind: 'suggestion', category: 'roads', title, body: '村口的路面坏了，下雨积水，盼修。', identityMode: 'anonymous', mayPublish: true, consent: { textVersion: '2026-01' },
});

type Told = { status: number; body: any; replayed: boolean } | undefined;

/** One request with plain sockets: what was heard, or nothing when the line broke. */
const post = (api: string, agent: Agent, key: string, body: object): Promise<Told> => new Promise((resolve) => {
  const text = JSON.stringify(body);
  const asked = request(`${api}/suggestions`, { method: 'POST', agent, headers: { 'content-type': 'application/json', 'content-length': Buffer.byteLength(text), 'idempotency-key': key } }, (answer) => {
    let heard = '';
    answer.setEncoding('utf8').on('data', (part: string) => { heard += part; }).on('error', () => resolve(undefined)).on('end', () => {
      try {
        resolve(answer.complete ? { status: answer.statusCode ?? 0, body: JSON.parse(heard), replayed: answer.headers['idempotent-replayed'] === 'true' } : undefined);
      } catch {
        resolve(undefined);
      }
    });
    answer.on('close', () => resolve(undefined));
  });
  asked.setTimeout(25_000, () => asked.destroy()).on('error', () => resolve(undefined)).on('close', () => resolve(undefined)).end(text);
});

/** `count` people, each sending one after the other. */
export const startResidents = (api: string, count: number): Residents => {
  const agent = new Agent({ keepAlive: true, maxSockets: count });
  const sent: Sent[] = [];
  const heard: Record<string, number> = {};
  let going = true;
  const one = async (): Promise<void> => {
    while (going) {
      const key = randomBytes(12).toString('hex');
      // In letters: a long row of digits would be masked like a phone number.
      const mine: Sent = { key, title: `路 ${key.replace(/\d/g, (digit) => 'ghijklmnop'.charAt(Number(digit)))}` };
      sent.push(mine);
      const told = await post(api, agent, mine.key, draftOf(mine.title));
      heard[told?.status ?? 'none'] = (heard[told?.status ?? 'none'] ?? 0) + 1;
      if (told?.status === 201) mine.receipt = told.body;
      else if (told) mine.refused = told.status;
      // Who is not heard does not hammer.
      // Nor does the pause keep a test alive that failed already.
      if (!told || told.status !== 201) await new Promise((resolve) => { setTimeout(resolve, 200).unref(); });
    }
  };
  const all = Array.from({ length: count }, one);
  return {
    sent, heard,
    async underway() {
      while ((heard['201'] ?? 0) < 3 && going) await new Promise((resolve) => { setTimeout(resolve, 20); });
    },
    async stop() {
      going = false;
      await Promise.all(all);
      agent.destroy();
    },
  };
};

/** Which of these titles the office's list has, each as often as it is stored. The newest come first: what was there before is not read. */
const storedTitles = async (api: string, token: string, mine: ReadonlySet<string>): Promise<string[]> => {
  const titles: string[] = [];
  for (let cursor: string | undefined; ;) {
    const answer = await fetch(`${api}/staff/suggestions?limit=100${cursor ? `&cursor=${encodeURIComponent(cursor)}` : ''}`, { headers: { authorization: `Bearer ${token}` } });
    assert.equal(answer.status, 200);
    const page = await answer.json() as { items: { title: string }[]; nextCursor?: string };
    const own = page.items.map(({ title }) => title).filter((title) => mine.has(title));
    titles.push(...own);
    if (!page.nextCursor || (own.length === 0 && titles.length >= mine.size)) return titles;
    cursor = page.nextCursor;
  }
};

export interface Reckoning { readonly acknowledged: number; readonly lost: number; readonly doubled: number; readonly replays: number; readonly open: number }

/**
 * After a disaster, with the server up again: every acknowledged suggestion answers to its receipt; every key, sent again, gives
 * the first answer where there was one and makes one where there was none; and nothing is stored twice.
 */
export const reckon = async (api: string, token: string, sent: readonly Sent[]): Promise<Reckoning> => {
  const agent = new Agent({ keepAlive: true, maxSockets: 8 });
  const queue = [...sent];
  let [lost, replays, open] = [0, 0, 0];
  const check = async (): Promise<void> => {
    for (let one = queue.pop(); one; one = queue.pop()) {
      let again = await post(api, agent, one.key, draftOf(one.title));
      for (let tries = 0; again?.status === 503 && tries < 20; tries += 1) {
        await new Promise((resolve) => { setTimeout(resolve, 500); });
        again = await post(api, agent, one.key, draftOf(one.title));
      }
      assert.equal(again?.status, 201, `${one.title}: ${JSON.stringify(again?.body)}`);
      if (!one.receipt) {
        open += 1;
        continue;
      }
      if (again.replayed && again.body.receiptNo === one.receipt.receiptNo && again.body.secret === one.receipt.secret) replays += 1;
      const held = await fetch(`${api}/receipts/${one.receipt.receiptNo}`, { headers: { 'receipt-secret': one.receipt.secret } });
      if (held.status !== 200 || (await held.json() as { title: string }).title !== one.title) lost += 1;
    }
  };
  try {
    await Promise.all(Array.from({ length: 8 }, check));
  } finally {
    agent.destroy();
  }
  const mine = new Set(sent.map(({ title }) => title));
  const titles = await storedTitles(api, token, mine);
  assert.deepEqual(new Set(titles).size, sent.length, 'every one of them is stored');
  return { acknowledged: sent.filter(({ receipt }) => receipt).length, lost, doubled: titles.length - new Set(titles).size, replays, open };
};

/** Nothing lost, nothing doubled, and every retry of an acknowledged one heard the first answer. */
export const assertSound = (found: Reckoning): void => {
  assert.deepEqual({ lost: found.lost, doubled: found.doubled, replays: found.replays }, { lost: 0, doubled: 0, replays: found.acknowledged });
};

export const unlimited = { SUBMIT_RATE: 'off', LOOKUP_RATE: 'off', LOG_LEVEL: 'warn' } as const;

/** Lets them come to an end: they heard nothing but success and “come back”, and what was promised is there. Says how much that was. */
export const endSound = async (api: string, token: string, residents: Residents): Promise<string> => {
  await residents.stop();
  assert.deepEqual(Object.keys(residents.heard).sort(), ['201', '503'], 'nothing but success and “come back”');
  const found = await reckon(api, token, residents.sent);
  assertSound(found);
  return `${found.acknowledged} acknowledged, ${residents.heard['503']} told to come back, none lost, none doubled`;
};
