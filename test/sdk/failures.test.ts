import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import {
  type AttemptReport, createClient, getDeputy, getReceipt, isAbortedError, isNetworkError, isProblemError, isTimeoutError, isUnreadableError, listDeputies,
} from '@congress-kit/sdk';
import { cut, deputy, hangUp, html, json, misbehaving, pageOf, patience, problem, raw, redirect, silence, soon, stall } from './server.ts';

const good = json(pageOf([deputy('d1')]));

// Together, because most of them wait for a timeout.
suite('failures', { concurrency: 8 }, () => {
  test('a server that is down is a network error, after three tries', async (t) => {
    const server = await misbehaving(t, good);
    await server.stop();
    const tries: AttemptReport[] = [];
    const client = createClient({ api: server.api, retry: soon, onAttempt: (report) => tries.push(report) });
    await assert.rejects(listDeputies(client), (error) => isNetworkError(error) && !error.mayHaveArrived && error.cause instanceof TypeError);
    assert.deepEqual(tries.map((one) => [one.attempt, one.error?.kind]), [[1, 'network'], [2, 'network'], [3, 'network']]);
  });

  test('a server that is silent is a timeout', async (t) => {
    const server = await misbehaving(t, silence);
    // Counted here: on a busy machine a try may end before the server has seen it.
    let tries = 0;
    await assert.rejects(listDeputies(createClient({ api: server.api, timeout: 50, retry: soon, onAttempt: () => (tries += 1) })), isTimeoutError);
    assert.equal(tries, 3);
  });

  for (const [name, behaviour] of Object.entries({ silence, stall, cut, hangUp, 'half a JSON': raw('{"items":[{"id":'), '500': problem('internal_error', 500), '502 in HTML': html(502), '408': html(408) })) {
    test(`a read survives one bad answer: ${name}`, async (t) => {
      const server = await misbehaving(t, behaviour, good);
      const page = await listDeputies(createClient({ api: server.api, timeout: patience(behaviour), retry: soon }));
      assert.equal(page.items.length, 1);
      assert.equal(server.seen.length, 2);
    });
  }

  test('a body that stalls half way ends the try and hangs up', async (t) => {
    const server = await misbehaving(t, stall);
    await assert.rejects(listDeputies(createClient({ api: server.api, timeout: 100, retry: false })), isTimeoutError);
    await server.until(() => server.left.length === server.seen.length);
  });

  test('a slow answer that keeps coming is not a silent one', async (t) => {
    const text = JSON.stringify(pageOf([deputy('d1')]));
    const server = await misbehaving(t, (response) => {
      response.writeHead(200, { 'Content-Type': 'application/json' });
      let at = 0;
      const drip = setInterval(() => {
        response.write(text.slice(at, (at += 8)));
        if (at >= text.length) {
          clearInterval(drip);
          response.end();
        }
      }, 80);
    });
    const page = await listDeputies(createClient({ api: server.api, timeout: 2500, retry: false }));
    assert.equal(page.items.length, 1);
  });

  test('one that drips for ever ends with the total time', async (t) => {
    const server = await misbehaving(t, (response) => {
      response.writeHead(200, { 'Content-Type': 'application/json' });
      const drip = setInterval(() => response.write(' '), 20);
      response.on('close', () => clearInterval(drip));
    });
    await assert.rejects(listDeputies(createClient({ api: server.api, totalTimeout: 200 })), isTimeoutError);
    await server.until(() => server.left.length === server.seen.length);
  });

  test('when the time runs out between two tries, the last reason is told', async (t) => {
    const server = await misbehaving(t, problem('temporarily_unavailable', 503, {}, { 'Retry-After': '9' }));
    await assert.rejects(listDeputies(createClient({ api: server.api, totalTimeout: 3000 })), (error) => isProblemError(error, 'temporarily_unavailable') && error.retryAfter === 9);
    assert.equal(server.seen.length, 1);
  });

  test('a log-in page behind a 200 is unreadable, and not asked again', async (t) => {
    const server = await misbehaving(t, html(200));
    await assert.rejects(listDeputies(createClient({ api: server.api, retry: soon })), (error) => isUnreadableError(error) && error.reason === 'not_json');
    assert.equal(server.seen.length, 1);
  });

  test('so is one that a redirect leads to', async (t) => {
    const portal = await misbehaving(t, html(200));
    const server = await misbehaving(t, redirect(`${portal.api}/login`, 302));
    await assert.rejects(listDeputies(createClient({ api: server.api })), (error) => isUnreadableError(error) && error.reason === 'not_json');
  });

  test('a secret does not follow a redirect', async (t) => {
    const portal = await misbehaving(t, json({}));
    const server = await misbehaving(t, redirect(`${portal.api}/login`));
    await assert.rejects(getReceipt(createClient({ api: server.api }), { receiptNo: 'R-1' }, { secret: 's' }), (error) => isUnreadableError(error) && error.reason === 'redirected');
    assert.equal(portal.seen.length, 0);
  });

  test('half a JSON for good is unreadable', async (t) => {
    const server = await misbehaving(t, raw('{"items":['));
    await assert.rejects(listDeputies(createClient({ api: server.api, retry: soon })), (error) => isUnreadableError(error) && error.reason === 'damaged');
  });

  test('an empty 200 is unreadable', async (t) => {
    const server = await misbehaving(t, raw(''));
    await assert.rejects(listDeputies(createClient({ api: server.api, retry: soon })), isUnreadableError);
  });

  test('a 503 with Retry-After is waited for', async (t) => {
    const server = await misbehaving(t, problem('temporarily_unavailable', 503, {}, { 'Retry-After': '1' }), good);
    await listDeputies(createClient({ api: server.api }));
    assert.equal(server.seen.length, 2);
  });

  test('a Retry-After of an hour is told, not waited for', async (t) => {
    const server = await misbehaving(t, problem('too_many_requests', 429, { retryAfter: 3600 }, { 'Retry-After': '3600' }));
    await assert.rejects(listDeputies(createClient({ api: server.api })), (error) => isProblemError(error, 'too_many_requests') && error.retryAfter === 3600);
    assert.equal(server.seen.length, 1);
  });

  test('also when only the body says so (a header that CORS hides), or when it is a date', async (t) => {
    const hidden = await misbehaving(t, problem('too_many_requests', 429, { retryAfter: 3600 }));
    await assert.rejects(listDeputies(createClient({ api: hidden.api })), (error) => isProblemError(error) && error.retryAfter === 3600);
    const dated = await misbehaving(t, html(429, { 'Retry-After': new Date(Date.now() + 3_600_000).toUTCString() }));
    await assert.rejects(listDeputies(createClient({ api: dated.api })), (error) => isProblemError(error, 'too_many_requests') && error.retryAfter! > 60);
    assert.deepEqual([hidden.seen.length, dated.seen.length], [1, 1]);
  });

  for (const [code, status] of Object.entries({ malformed_body: 400, unauthorized: 401, forbidden: 403, not_found: 404, gone_for_good: 410, move_not_allowed: 409, invalid_request: 422, not_acceptable: 406 })) {
    test(`${status} ${code} is asked once`, async (t) => {
      const server = await misbehaving(t, problem(code, status, { requestId: 'req-9', detail: 'why', allowed: ['accepted'] }, { 'Request-Id': '' }));
      await assert.rejects(getDeputy(createClient({ api: server.api, retry: soon }), { id: 'd1' }), (error) => {
        assert(isProblemError(error));
        assert.deepEqual([error.code, error.status, error.problem.detail, error.allowed], [code, status, 'why', ['accepted']]);
        return true;
      });
      assert.equal(server.seen.length, 1);
    });
  }

  test('a 422 says what to change', async (t) => {
    const errors = [{ in: 'query', pointer: '/limit', code: 'too_large', params: { max: 100 }, detail: '最多 100' }];
    const server = await misbehaving(t, problem('invalid_request', 422, { errors }));
    await assert.rejects(listDeputies(createClient({ api: server.api }), { limit: 1000 }), (error) => {
      assert(isProblemError(error, 'invalid_request'));
      assert.deepEqual(error.errors, errors);
      return true;
    });
  });

  test('a 404 or 403 in HTML is a wrong address or a firewall, not a record that does not exist', async (t) => {
    for (const status of [403, 404]) {
      const server = await misbehaving(t, html(status));
      await assert.rejects(getDeputy(createClient({ api: server.api }), { id: 'd1' }), (error) => isUnreadableError(error) && error.about.status === status);
    }
  });

  test('a gateway’s own page is read for what it says', async (t) => {
    const server = await misbehaving(t, html(503));
    await assert.rejects(listDeputies(createClient({ api: server.api, retry: soon })), (error) => isProblemError(error, 'temporarily_unavailable') && error.status === 503);
    assert.equal(server.seen.length, 3);
  });

  test('the caller’s signal ends the call: before, during, in the body, and while it waits', async (t) => {
    const early = await misbehaving(t, good);
    const gone = new AbortController();
    gone.abort();
    await assert.rejects(listDeputies(createClient({ api: early.api }), {}, { signal: gone.signal }), isAbortedError);
    assert.equal(early.seen.length, 0);

    for (const behaviour of [silence, stall]) {
      const server = await misbehaving(t, behaviour);
      const controller = new AbortController();
      const call = listDeputies(createClient({ api: server.api }), {}, { signal: controller.signal });
      void server.until(() => server.seen.length === 1).then(() => controller.abort());
      await assert.rejects(call, (error) => isAbortedError(error) && error.name === 'AbortError');
      await server.until(() => server.left.length === server.seen.length);
    }

    const waiting = await misbehaving(t, problem('temporarily_unavailable', 503, {}, { 'Retry-After': '3' }));
    const controller = new AbortController();
    const client = createClient({ api: waiting.api, onAttempt: () => setImmediate(() => controller.abort()) });
    await assert.rejects(listDeputies(client, {}, { signal: controller.signal }), isAbortedError);
    assert.equal(waiting.seen.length, 1);
  });

  test('a fetch of one’s own that fails in its own words is a network error all the same', async () => {
    const client = createClient({ api: 'http://congress.invalid/v1', retry: soon, fetch: () => Promise.reject(new Error('proxy says no')) });
    await assert.rejects(listDeputies(client), (error) => isNetworkError(error) && (error.cause as Error).message === 'proxy says no');
  });
});
