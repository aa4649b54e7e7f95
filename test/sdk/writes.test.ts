import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import {
  checkSuggestion, createClient, getReceipt, isNetworkError, isProblemError, isTimeoutError, isUnreadableError, newIdempotencyKey, rateReply, responseInfo, submitSuggestion,
} from '@congress-kit/sdk';
import { cut, draft, hangUp, html, json, misbehaving, patience, problem, raw, receipt, redirect, silence, soon, stall } from './server.ts';

const accepted = json(receipt, 201);

// Together, because most of them wait for a timeout.
suite('writes', { concurrency: 8 }, () => {
  test('a write goes out with its body, its type and a key', async (t) => {
    const server = await misbehaving(t, accepted);
    const stored = await submitSuggestion(createClient({ api: server.api, token: 'office' }), draft);
    assert.equal(stored.secret, receipt.secret);
    const { method, url, headers, body } = server.seen[0]!;
    assert.deepEqual([method, url, JSON.parse(body)], ['POST', '/v1/suggestions', draft]);
    assert.equal(headers['content-type'], 'application/json');
    assert.match(String(headers['idempotency-key']), /^[0-9a-f]{32}$/);
    assert.equal(headers.authorization, undefined);
  });

  for (const [name, behaviour] of Object.entries({
    'the line is cut before the answer': hangUp, 'the line is cut in the answer': cut, 'the answer never comes': silence, 'the answer stalls': stall,
    'half a JSON': raw('{"receiptNo":"R-'), '500': problem('internal_error', 500), '503 in HTML': html(503),
    'the first try is still at work': problem('idempotency_in_flight', 409, {}, { 'Retry-After': '0' }),
  })) {
    test(`a write is repeated with the same key and body: ${name}`, async (t) => {
      const server = await misbehaving(t, behaviour, json(receipt, 201, { 'Idempotent-Replayed': 'true' }));
      const stored = await submitSuggestion(createClient({ api: server.api, timeout: patience(behaviour), retry: soon }), draft);
      assert.equal(stored.receiptNo, 'R-1');
      assert.equal(responseInfo(stored)!.replayed, true);
      assert.equal(server.seen.length, 2);
      assert.equal(server.seen[0]!.headers['idempotency-key'], server.seen[1]!.headers['idempotency-key']);
      assert.equal(server.seen[0]!.body, server.seen[1]!.body);
    });
  }

  for (const [code, status] of Object.entries({ malformed_body: 400, already_rated: 409, idempotency_key_reused: 422, invalid_request: 422, body_too_large: 413 })) {
    test(`a write that was refused is not repeated, and has not arrived: ${status} ${code}`, async (t) => {
      const server = await misbehaving(t, problem(code, status));
      await assert.rejects(submitSuggestion(createClient({ api: server.api, retry: soon }), draft), (error) => isProblemError(error) && error.code === code && !error.mayHaveArrived);
      assert.equal(server.seen.length, 1);
    });
  }

  test('a write whose answer got lost may have arrived, and says with which key to ask again', async (t) => {
    for (const [behaviour, is] of [[hangUp, isNetworkError], [silence, isTimeoutError], [html(200), isUnreadableError], [problem('internal_error', 500), isProblemError]] as const) {
      const server = await misbehaving(t, behaviour);
      await assert.rejects(submitSuggestion(createClient({ api: server.api, timeout: behaviour === silence ? 50 : 10_000, retry: soon }), draft, { idempotencyKey: 'key-1' }), (error) => {
        assert(is(error));
        assert.equal(error.mayHaveArrived, true);
        assert.equal(error.about.idempotencyKey, 'key-1');
        return true;
      });
      assert(server.seen.every((one) => one.headers['idempotency-key'] === 'key-1'));
    }
  });

  test('a write does not follow a redirect', async (t) => {
    const portal = await misbehaving(t, accepted);
    const server = await misbehaving(t, redirect(`${portal.api}/suggestions`));
    await assert.rejects(submitSuggestion(createClient({ api: server.api }), draft), (error) => isUnreadableError(error) && error.reason === 'redirected');
    assert.equal(portal.seen.length, 0);
  });

  test('the secret travels in its header, never in the address', async (t) => {
    const server = await misbehaving(t, problem('rating_not_open', 409));
    const client = createClient({ api: server.api });
    await assert.rejects(rateReply(client, { receiptNo: 'R-1' }, { attitude: 'satisfied', result: 'basic' }, { secret: ' 0123-4567 ' }), (error) => isProblemError(error, 'rating_not_open'));
    const { url, headers, body } = server.seen[0]!;
    assert.equal(url, '/v1/receipts/R-1/ratings');
    assert.equal(headers['receipt-secret'], '0123-4567');
    assert.deepEqual(JSON.parse(body), { attitude: 'satisfied', result: 'basic' });
  });

  test('a receipt that cannot exist is answered like one that does not', async (t) => {
    const server = await misbehaving(t, json({}));
    const client = createClient({ api: server.api });
    for (const [receiptNo, secret] of [['R-1', '秘密'], ['R-1', ''], ['R-1', 'a\nb'], ['第一号', 'abc'], ['..', 'abc']] as const) {
      await assert.rejects(getReceipt(client, { receiptNo }, { secret }), (error) => isProblemError(error, 'receipt_not_found') && error.status === 404 && error.errors.length === 0);
    }
    assert.equal(server.seen.length, 0);
  });

  test('no secret and no text of a resident is in an error', async (t) => {
    const server = await misbehaving(t, hangUp);
    const client = createClient({ api: server.api, retry: soon });
    for (const call of [() => submitSuggestion(client, draft), () => getReceipt(client, { receiptNo: 'R-1' }, { secret: 'hidden-word' })]) {
      const error = await call().catch((reason: unknown) => reason as Error);
      assert.doesNotMatch(JSON.stringify(error) + String(error), /路灯|hidden-word/);
    }
  });

  test('a draft is checked by the server’s own schema', () => {
    assert.deepEqual(checkSuggestion(draft), []);
    assert.deepEqual(
      checkSuggestion({ ...draft, title: '一'.repeat(61), body: ' ', identityMode: 'public', colour: 'red' }).map(({ pointer, code }) => [pointer, code]).sort(),
      [['/body', 'required'], ['/colour', 'unknown_field'], ['/name', 'required'], ['/title', 'too_long']],
    );
    assert.equal(checkSuggestion(undefined).length, 1);
  });

  test('keys differ', () => {
    assert.equal(new Set(Array.from({ length: 1000 }, newIdempotencyKey)).size, 1000);
  });
});
