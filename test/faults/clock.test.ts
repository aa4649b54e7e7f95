// The clock of the machine jumps, forward by days and back again, while the server runs.
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { pathToFileURL } from 'node:url';
import { newIdempotencyKey, createClient, getReceipt, isProblemError, submitSuggestion } from '@congress-kit/sdk';
import { root } from '../support/process.ts';
import { engines } from '../support/engines.ts';
import { startServer } from '../support/server.ts';

const hour = 3_600_000;
const wish = { kind: 'suggestion', category: 'roads', title: '路灯', body: '村口的路灯坏了。', identityMode: 'anonymous', mayPublish: true, consent: { textVersion: '2026-01' } } as const;

for (const engine of engines()) {
  describe(`a clock that jumps, on ${engine.name}`, () => {
    it('loses no receipt, doubles nothing and shuts nobody out', { timeout: 300_000 }, async () => {
      const folder = mkdtempSync(join(tmpdir(), 'congress-kit-clock-'));
      const file = join(folder, 'clock');
      const jump = async (milliseconds: number): Promise<void> => {
        writeFileSync(file, String(milliseconds));
        await new Promise((resolve) => { setTimeout(resolve, 400); });
      };
      writeFileSync(file, '0');
      try {
        await using server = await startServer({
          engine: engine.name,
          env: { LOG_LEVEL: 'warn', SUBMIT_RATE: '4/60', PROOF_OF_WORK: 'off', CLOCK_FILE: file, NODE_OPTIONS: `--import=${pathToFileURL(join(root, 'test/faults/shift-clock.mjs')).href}` },
        });
        const client = createClient({ api: server.api });
        const once = createClient({ api: server.api, retry: false });
        const key = newIdempotencyKey();
        const first = await submitSuggestion(client, wish, { idempotencyKey: key });

        // An hour ahead, and the bucket is emptied there.
        await jump(hour);
        assert.ok(Date.parse((await fetch(`${server.api}/deputies`).then((answer) => answer.json()) as { asOf: string }).asOf) > Date.now() + hour / 2, 'the server believes the clock');
        for (let sent = 0; sent < 12; sent += 1) {
          const refused = await submitSuggestion(once, wish).then(() => undefined, (error: unknown) => error);
          if (isProblemError(refused, 'too_many_requests')) break;
        }
        assert.equal((await submitSuggestion(client, wish, { idempotencyKey: key })).receiptNo, first.receiptNo);

        // Back: the bucket fills as it should, within seconds and not in an hour.
        await jump(0);
        const later = await submitSuggestion(client, wish);
        assert.equal((await submitSuggestion(client, wish, { idempotencyKey: key })).receiptNo, first.receiptNo, 'the first answer is still known');

        // Two years ahead and back: nothing is overdue for ever, nothing is gone.
        await jump(730 * 24 * hour);
        assert.equal((await fetch(`${server.url}/readyz`)).status, 200);
        const future = await submitSuggestion(client, wish);
        await jump(0);
        for (const { receiptNo, secret } of [first, later, future]) assert.equal((await getReceipt(client, { receiptNo }, { secret })).receiptNo, receiptNo);
        assert.equal((await fetch(`${server.url}/readyz`)).status, 200);
      } finally {
        rmSync(folder, { recursive: true, force: true });
      }
    });
  });
}
