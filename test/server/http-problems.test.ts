// What any thrown thing becomes for the caller, and what of it reaches the log.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { problemCodes, problems } from '@congress-kit/api';
import fastify from 'fastify';
import { readConfig } from '@congress-kit/server';
import { endLateAnswers, serverOptions, usualAnswer, waitForAnswers } from '../../packages/server/src/http/transport.ts';
import { languageOf } from '../../packages/server/src/http/language.ts';
import { ApiProblem, forLog, problemBody, problemOf, errorHandler } from '../../packages/server/src/http/problems.ts';

const thrown = (code: string, message = 'x') => Object.assign(new Error(message), { code });

describe('problems', () => {
  it('takes a database that is away for a moment as that, and its refusal of a value as the caller’s', () => {
    for (const code of ['ECONNREFUSED', 'ECONNRESET', '08006', '53300', '57P01', '40001', '40P01']) {
      const found = problemOf(thrown(code));
      assert.equal(found.code, 'temporarily_unavailable', code);
      assert.ok(found.extras.retryAfter);
    }
    assert.equal(problemOf(new Error('Connection terminated unexpectedly')).code, 'temporarily_unavailable');
    for (const code of ['22021', '22003', '22P02']) assert.equal(problemOf(thrown(code)).code, 'invalid_request', code);
    for (const error of [thrown('23505'), thrown('42P01'), new TypeError('x'), undefined, null, 'text', 5]) assert.equal(problemOf(error).code, 'internal_error');
  });

  it('has words for every problem, and leaves no blank in them', () => {
    for (const code of problemCodes) {
      for (const language of ['zh-CN', 'en'] as const) {
        const bare = problemBody(new ApiProblem(code, { params: { max: 1 }, allowed: ['GET'] }), language, 'abc');
        assert.equal(bare.status, problems[code]);
        assert.doesNotMatch(`${bare.title}${bare.detail}`, /[{}[\]]|undefined/, `${code} ${bare.detail}`);
      }
    }
  });

  it('logs a database error without the values it quotes', () => {
    const logged = JSON.stringify(forLog(Object.assign(thrown('23505', 'Key (phone)=(13800000000) already exists'), { detail: '13800000000' })));
    assert.doesNotMatch(logged, /1380/);
    assert.match(logged, /23505/);
  });

  it('that are late are said: no line is cut while its answer may still be made', async () => {
    const { connectionTimeout = 0 } = serverOptions(readConfig({}));
    assert.ok(connectionTimeout > usualAnswer && usualAnswer > 0);
    const app = fastify({ connectionTimeout: 150 });
    waitForAnswers(app);
    const slowly = async (): Promise<string> => { await new Promise((resolve) => { setTimeout(resolve, 600); }); return 'made'; };
    app.get('/usual', slowly);
    app.get('/long', { config: { answersWithin: 30_000 } }, slowly);
    const url = await app.listen();
    try {
      assert.equal(await (await fetch(`${url}/long`)).text(), 'made');
      await assert.rejects(fetch(`${url}/usual`), 'the time of the socket is real');
    } finally {
      await app.close();
    }
  });

  it('that are late are said to who reads and to who writes, whose body has been read long before', async () => {
    const app = fastify();
    endLateAnswers(app);
    app.setErrorHandler(errorHandler);
    const seen: string[] = [];
    app.addHook('onResponse', async (request, reply) => { seen.push(`${request.method} ${reply.statusCode}`); });
    const slowly = async (): Promise<string> => { await new Promise((resolve) => { setTimeout(resolve, 1000); }); return 'made'; };
    app.route({ method: ['GET', 'POST'], url: '/slow', config: { answersWithin: 200 }, handler: slowly });
    app.post('/quick', async () => 'made');
    const url = await app.listen();
    const write = (path: string) => fetch(`${url}${path}`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: '{}' });
    try {
      for (const answer of [await fetch(`${url}/slow`), await write('/slow')]) {
        assert.deepEqual([answer.status, answer.headers.get('retry-after'), (await answer.json() as { code: string }).code], [503, '10', 'temporarily_unavailable']);
      }
      assert.equal(await (await write('/quick')).text(), 'made');
      // What is made after all goes nowhere, and is nobody's second answer.
      await new Promise((resolve) => { setTimeout(resolve, 1000); });
      assert.deepEqual(seen, ['GET 503', 'POST 503', 'POST 200']);
    } finally {
      await app.close();
    }
  });

  it('survives any Accept-Language', () => {
    for (const header of [undefined, '', ',', 'en;q=', 'en;q=abc', 'zh'.repeat(5000), ';;;,en', 'en-US,en;q=0.9,zh-CN;q=0.8']) assert.ok(['zh-CN', 'en'].includes(languageOf(header)));
    assert.equal(languageOf('en-US,en;q=0.9,zh-CN;q=0.8'), 'en');
  });
});
