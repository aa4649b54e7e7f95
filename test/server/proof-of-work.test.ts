// Work instead of waiting: over a real port, with the client that pages use; two processes' worth of apps on one database.
import assert from 'node:assert/strict';
import type { AddressInfo } from 'node:net';
import { after, before, describe, it } from 'node:test';
import { buildApp } from '@congress-kit/server';
import { createClient, isProblemOf, newIdempotencyKey, submitSuggestion, supportSuggestion, type ProofChallenge } from '@congress-kit/sdk';
import { challengeOf, solveChallenge } from '@congress-kit/sdk/proof';
import { engines } from '../support/engines.ts';
import { draft, openCounty, type County } from './writing.ts';

const wish = draft() as unknown as Parameters<typeof submitSuggestion>[1];

for (const engine of engines()) {
  describe(`proof of work on ${engine.name}`, () => {
    let county: County;
    const apis: string[] = [];
    const closing: (() => Promise<void>)[] = [];
    before(async () => {
      // Two at once, and one more every minute; as many again for those who work.
      county = await openCounty(engine, { env: { SUBMIT_RATE: '2/1', SUPPORT_RATE: '1/1' } });
      const second = await buildApp(county.ctx);
      closing.push(() => second.close());
      for (const app of [county.app, second]) {
        await app.listen({ host: '127.0.0.1', port: 0 });
        apis.push(`http://127.0.0.1:${(app.server.address() as AddressInfo).port}/v1`);
      }
    });
    after(async () => {
      for (const close of closing) await close();
      await county.close();
    });

    const clientOf = (which: number, more = {}) => createClient({ api: apis[which]!, retry: { maxWait: 0 }, timeout: 60_000, totalTimeout: 120_000, ...more });
    const count = async (): Promise<number> => (await county.ctx.store.db.selectFrom('suggestions').select('receipt_no').execute()).length;
    const refusal = async (sending: Promise<unknown>): Promise<{ code: string; challenge: ProofChallenge | undefined; retryAfter: number | undefined }> => {
      const error = await sending.then(() => undefined, (reason: unknown) => reason);
      assert.ok(isProblemOf(error, 'submitSuggestion'), String(error));
      return { code: error.code, challenge: challengeOf(error), retryAfter: error.retryAfter };
    };

    it('lets through whoever works, once, for this act, on any process', async () => {
      for (const which of [0, 1]) await submitSuggestion(clientOf(which), wish);
      const key = newIdempotencyKey();
      const asked = await refusal(submitSuggestion(clientOf(0), wish, { idempotencyKey: key }));
      assert.equal(asked.code, 'too_many_requests', 'who cannot work is told what was always told');
      assert.equal(asked.retryAfter, 60);
      assert.ok(asked.challenge);
      assert.equal(asked.challenge.bits, 12, 'the first is the easiest');

      const told: number[] = [];
      const proof = await solveChallenge(asked.challenge, { onProgress: ({ solved }) => told.push(solved) });
      assert.deepEqual([told[0], told.at(-1)], [0, 16]);
      assert.deepEqual([...told].sort((one, other) => one - other), told);

      // Spoilt, or for another intent: refused with a new challenge, and nothing is kept.
      const stored = await count();
      for (const [spoilt, idempotencyKey] of [[proof.replace(/.$/, (last) => (last === 'a' ? 'b' : 'a')), key], ['nonsense', key], [proof, newIdempotencyKey()]] as const) {
        const again = await refusal(submitSuggestion(clientOf(0), wish, { idempotencyKey, proof: spoilt }));
        assert.equal(again.code, 'proof_not_accepted');
        assert.ok(again.challenge);
      }
      assert.equal(await count(), stored);

      // Given by one process, taken by the other; sent again, it is answered with the first answer and makes no second.
      const first = await submitSuggestion(clientOf(1), wish, { idempotencyKey: key, proof });
      assert.equal(await count(), stored + 1);
      const second = await submitSuggestion(clientOf(0), wish, { idempotencyKey: key, proof });
      assert.equal(second.receiptNo, first.receiptNo);
      assert.equal(await count(), stored + 1);

      // Both of those who work are through: now all wait, and nobody is set to work in vain.
      const done = await refusal(submitSuggestion(clientOf(0), wish));
      assert.deepEqual([done.code, done.challenge], ['too_many_requests', undefined]);
    });

    it('is done by the client itself when it may, and grows harder', async () => {
      county.pass(1);
      const seen: number[] = [];
      const proving = clientOf(0, { prove: (challenge: ProofChallenge, options: { signal: AbortSignal }) => { seen.push(challenge.bits); return solveChallenge(challenge, options); } });
      const stored = await count();
      for (let sent = 0; sent < 4; sent += 1) await submitSuggestion(proving, wish);
      assert.equal(await count(), stored + 4);
      assert.deepEqual(seen, [12, 14], 'the emptier, the harder');
      // Another act has a bucket of its own, and its proof serves no other.
      const { receipt_no: receiptNo } = await county.ctx.store.db.selectFrom('suggestions').select('receipt_no').limit(1).executeTakeFirstOrThrow();
      await county.ctx.store.db.updateTable('suggestions').set({ visibility: 'full', state: 'accepted' }).where('receipt_no', '=', receiptNo).execute();
      assert.equal((await supportSuggestion(proving, { receiptNo }, { device: 'device-of-one-person' })).counted, true);
      assert.equal(seen.length, 2);
    });

    it('is old after a while, and ends with the signal', async () => {
      county.pass(1);
      for (const which of [0, 1]) await submitSuggestion(clientOf(which), wish);
      const key = newIdempotencyKey();
      const { challenge } = await refusal(submitSuggestion(clientOf(0), wish, { idempotencyKey: key }));
      const stopping = new AbortController();
      await assert.rejects(solveChallenge(challenge!, { signal: stopping.signal, onProgress: ({ solved }) => { if (solved < 16) stopping.abort(); } }), { name: 'AbortError' });
      const proof = await solveChallenge(challenge!);
      county.pass(1);
      for (const which of [0, 1]) await submitSuggestion(clientOf(which), wish);
      assert.equal((await refusal(submitSuggestion(clientOf(0), wish, { idempotencyKey: key, proof }))).code, 'proof_not_accepted');
    });
  });
}

it('can be turned off', async () => {
  const county = await openCounty(engines()[0]!, { env: { SUBMIT_RATE: '1/1', PROOF_OF_WORK: 'off' } });
  try {
    assert.equal((await county.post('/suggestions', draft())).status, 201);
    const refused = await county.post('/suggestions', draft());
    assert.deepEqual([refused.status, refused.body.challenge], [429, undefined]);
  } finally {
    await county.close();
  }
});
