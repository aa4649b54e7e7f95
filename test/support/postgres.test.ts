import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { describe, test } from 'node:test';
import { engines } from './engines.ts';
import { ask } from './postgres.ts';

for (const engine of engines()) {
  describe(engine.name, () => {
    test('every place is new and leaves nothing behind', async () => {
      const one = await engine.open();
      const other = await engine.open();
      assert.notEqual(one.dataDir, other.dataDir);
      assert.equal(one.env.DATABASE_URL, one.databaseUrl);
      await one.close();
      await other.close();
      assert.equal(existsSync(one.dataDir), false);
    });
  });
}

test('databases do not see each other and are dropped', { skip: engines().length < 2 }, async () => {
  const [, postgresql] = engines();
  const one = await postgresql!.open();
  const other = await postgresql!.open();
  await ask(one.databaseUrl!, 'CREATE TABLE seat (name text)');
  await assert.rejects(() => ask(other.databaseUrl!, 'SELECT * FROM seat'), /does not exist/);
  await one.close();
  await assert.rejects(() => ask(one.databaseUrl!, 'SELECT 1'), /does not exist/);
  await other.close();
});
