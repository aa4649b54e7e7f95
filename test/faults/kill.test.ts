// kill -9 while residents send. FAULT_ROUNDS says how often; the figure that counts is 20, CI has time for a few.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { engines } from '../support/engines.ts';
import { startServer } from '../support/server.ts';
import { assertSound, reckon, startResidents, unlimited } from './residents.ts';

const rounds = Number(process.env['FAULT_ROUNDS'] ?? (process.env['CI'] ? 3 : 20));

for (const engine of engines()) {
  describe(`kill -9 under load on ${engine.name}`, () => {
    it(`${rounds} rounds: nothing acknowledged is lost, nothing doubled, every retry hears the first answer`, { timeout: 1_500_000 }, async (context) => {
      await using server = await startServer({ engine: engine.name, env: unlimited });
      const sum = { acknowledged: 0, open: 0, replays: 0 };
      for (let round = 1; round <= rounds; round += 1) {
        const residents = startResidents(server.api, 12);
        // At another moment each time: while connecting, storing, answering.
        await residents.underway();
        await new Promise((resolve) => { setTimeout(resolve, 50 + ((round * 137) % 900)); });
        await server.kill();
        await residents.stop();
        await server.restart();
        const found = await reckon(server.api, server.staffToken, residents.sent);
        assertSound(found);
        sum.acknowledged += found.acknowledged;
        sum.open += found.open;
        sum.replays += found.replays;
      }
      context.diagnostic(`${rounds} rounds: ${sum.acknowledged} acknowledged, 0 lost, 0 doubled, ${sum.replays} replayed; ${sum.open} never answered, sent again`);
      assert.ok(sum.acknowledged > rounds, 'there was load');
    });
  });
}
