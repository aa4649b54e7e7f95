import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { startServer } from '../support/server.ts';
import { runCommand as run } from '../support/process.ts';
import { pdf } from './pictures.ts';
import { draft, newKey } from './writing.ts';

describe('the office’s commands', () => {
  it('make, list and end tokens, say so when the server has the database, and move by the API', async () => {
    await using server = await startServer({ env: { LOG_LEVEL: 'warn' } });
    const env = { DATA_DIR: server.dataDir, DATABASE_URL: '', LANG: 'zh_CN.UTF-8', LC_ALL: '', LC_MESSAGES: '' };
    const busy = await run(['token', 'list'], env);
    assert.deepEqual([busy.code, busy.out], [1, '']);
    assert.match(busy.err, /先停止服务器/);
    assert.doesNotMatch(busy.err, /\n\s+at /, 'no stack');

    const made = await fetch(`${server.api}/suggestions`, {
      method: 'POST', body: JSON.stringify(draft()), headers: { 'content-type': 'application/json', 'idempotency-key': newKey() },
    }).then((answer) => answer.json()) as { receiptNo: string };
    const move = (...args: string[]) => run(['move', ...args, '--api', server.api], { ...env, CONGRESS_TOKEN: server.staffToken });
    const moved = await move('suggestion', made.receiptNo, 'screening');
    assert.equal(moved.code, 0, moved.err);
    assert.match(moved.out, /screening[\s\S]*accepted/);
    const folder = mkdtempSync(join(tmpdir(), 'congress-kit-evidence-'));
    const [paper, text] = [join(folder, '记录.pdf'), join(folder, '记录.txt')];
    writeFileSync(paper, pdf());
    writeFileSync(text, '记录');
    const ask = async (...files: string[]) => move('suggestion', made.receiptNo, 'needs_supplement', '--question', '哪一段？', ...files.flatMap((file) => ['--evidence', file]));
    assert.match((await ask(paper, text)).err, /记录\.txt 不是 JPEG、PNG、WebP 或 PDF/);
    assert.match((await ask(join(folder, 'none.pdf'))).err, /读不到文件/);
    const [proved, back] = [await ask(paper, paper), await move('suggestion', made.receiptNo, 'screening', '--supplement', '这一段。')];
    assert.deepEqual([proved.code, back.code], [0, 0], proved.err + back.err);
    const kept = await fetch(`${server.api}/staff/suggestions/${made.receiptNo}`, { headers: { authorization: `Bearer ${server.staffToken}` } }).then((answer) => answer.json()) as { steps: { type: string; evidence?: { name: string }[] }[] };
    assert.deepEqual(kept.steps.find(({ type }) => type === 'needs_supplement')!.evidence!.map(({ name }) => name), ['记录.pdf', '记录.pdf']);
    rmSync(folder, { recursive: true });
    const refused = await move('suggestion', made.receiptNo, 'closed');
    assert.deepEqual([refused.code, refused.out], [1, '']);
    assert.match(refused.err, /accepted/);
    const missing = await move('suggestion', made.receiptNo, 'rejected');
    assert.match(missing.err, /--code/);
    const english = await run(['move', 'suggestion', made.receiptNo, 'rejected', '--code=judicial', '--api', server.api, '--token', server.staffToken], { ...env, LANG: 'en_GB.UTF-8' });
    assert.equal(english.code, 0, english.err);

    // While the server has the database, its own API does the same for a director.
    const asked = ['--api', server.api, '--token', server.staffToken];
    const overApi = await run(['token', 'create', '--role', 'read_only', '--name', 'API', ...asked], env);
    assert.match(overApi.out, /^ckt_[\w-]{43}\n$/, overApi.err);
    const apiId = /tk-\w+/.exec(overApi.err)![0];
    assert.match((await run(['token', 'list', ...asked], env)).out, new RegExp(`${apiId}\tread_only\t-\t-\tAPI\t`));
    assert.equal((await run(['token', 'revoke', apiId, ...asked], env)).code, 0);
    assert.deepEqual([(await run(['token', 'revoke', apiId, ...asked], env)).code, (await run(['audit', 'verify', ...asked], env)).code], [1, 0]);
    assert.match((await run(['audit', 'list', '--subject', apiId, ...asked], env)).out, new RegExp(`token.create\t${apiId}[\\s\\S]*token.revoke\t${apiId}`));

    const overWire = (await run(['audit', 'export', ...asked], env)).out.trim().split('\n').map((line) => JSON.parse(line) as { position: number; at: string });
    assert.deepEqual(overWire.map(({ position }) => position), overWire.map((_, index) => index + 1));

    await server.kill();
    const token = await run(['token', 'create', '--role', 'read_only', '--expires', '2999-12-31'], env);
    assert.match(token.out, /^ckt_[\w-]{43}\n$/);
    const id = /tk-\w+/.exec(token.err)![0];
    assert.match((await run(['token', 'list'], env)).out, new RegExp(`${id}\tread_only`));
    assert.equal((await run(['token', 'revoke', id], env)).code, 0);
    assert.equal((await run(['token', 'revoke', id], env)).code, 1);
    assert.match((await run(['token', 'create', '--role', 'deputy'], env)).err, /--deputy/);

    const whole = await run(['audit', 'verify'], env);
    assert.deepEqual([whole.code, whole.err], [0, '']);
    const [head] = /\d+:[\w-]{43}/.exec(whole.out)!;
    assert.equal((await run(['audit', 'verify', '--head', head], env)).code, 0);
    const elsewhere = await run(['audit', 'verify', '--head', `9999:${head.split(':')[1]}`], env);
    assert.deepEqual([elsewhere.code, /9999/.test(elsewhere.err)], [1, true]);
    assert.match((await run(['audit', 'list', '--act', 'token'], env)).out, new RegExp(`command line\ttoken.revoke\t${id}`));
    const exported = (await run(['audit', 'export'], env)).out.trim().split('\n').map((line) => JSON.parse(line) as { position: number; act: string; at: string; previous: string });
    assert.deepEqual(exported.map(({ position }) => position), exported.map((_, index) => index + 1));
    assert.deepEqual(overWire, exported.slice(0, overWire.length).map(({ previous, at, ...entry }) => ({ ...entry, at: overWire[entry.position - 1]!.at })), 'the same as over the API');
    assert.ok(exported.some(({ act }) => act === 'suggestion.move') && exported.some(({ act }) => act === 'token.revoke'));
  });
});
