// The audit log: one chain whoever writes, nothing in it rewritten unseen, also by who may do anything in the database.
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { buildApp, openStore } from '@congress-kit/server';
import { writeAudit } from '@congress-kit/server/store/audit';
import { auditEnd, auditRows, readHead, verifyAudit, type AuditFault } from '@congress-kit/server/store/audit-reading';
import { inTransaction } from '@congress-kit/server/store/transaction';
import { sql } from 'kysely';
import { engines } from '../support/engines.ts';
import { newKey, openCounty, type County } from './writing.ts';

for (const engine of engines()) {
  describe(`the audit log on ${engine.name}`, () => {
    let county: County;
    before(async () => { county = await openCounty(engine); });
    after(() => county.close());
    const faults = async (noted?: { position: number; hash: string }) => (await verifyAudit(county.ctx, noted)).faults.map(({ kind, position }) => `${kind} ${position}`);

    /** What a superuser can do: triggers off, a change, triggers on; and back again afterwards. */
    const tampered = async (change: string, expected: `${AuditFault['kind']} ${number}`[], noted?: { position: number; hash: string }): Promise<void> => {
      const { db } = county.ctx.store;
      await assert.rejects(inTransaction(db, async (trx) => {
        for (const table of ['audit', 'audit_head']) await sql`alter table ${sql.table(table)} disable trigger user`.execute(trx);
        for (const statement of change.split('; ')) await sql.raw(statement).execute(trx);
        // Read inside the transaction, which is then given up: the log itself stays whole.
        const { faults: found } = await verifyAudit({ ...county.ctx, store: { ...county.ctx.store, db: asIsolated(trx) } }, noted);
        assert.deepEqual(found.map(({ kind, position }) => `${kind} ${position}`), expected, change);
        throw new Error('given up');
      }), /given up/);
    };
    // A transaction begun already cannot be given another isolation.
    const asIsolated = (trx: County['ctx']['store']['db']) => new Proxy(trx, {
      get: (of, name) => (name === 'transaction' ? () => ({ setIsolationLevel: () => ({ execute: (work: (inner: typeof trx) => unknown) => work(of) }) }) : Reflect.get(of, name)),
    });

    it('holds every staff act as one chain, and refuses to be changed', async () => {
      const { receiptNo } = await county.submit();
      for (const to of ['screening', 'accepted']) assert.equal((await county.moveSuggestion(receiptNo, to)).status, 201);
      assert.equal((await county.moveSuggestion(receiptNo, 'nowhere')).status, 422);
      const rows = [];
      for await (const row of auditRows(county.ctx.store.db)) rows.push(row);
      assert.deepEqual(rows.map(({ position }) => position), rows.map((_, index) => index + 1));
      assert.deepEqual(rows.slice(-2).map(({ act, subject, detail }) => [act, subject, (detail as { to: string }).to]), [['suggestion.move', receiptNo, 'screening'], ['suggestion.move', receiptNo, 'accepted']]);
      assert.ok(rows.filter(({ act }) => act === 'token.create').length === 9, 'tokens, too');
      assert.deepEqual(await faults(), []);
      const { db } = county.ctx.store;
      for (const statement of ['update audit set subject = subject', 'delete from audit', 'truncate audit', 'delete from audit_head', 'update audit_head set position = position', 'truncate case_steps cascade', 'truncate suggestion_steps cascade']) {
        await assert.rejects(sql.raw(statement).execute(db), /append-only|only goes on/, statement);
      }
    });

    it('names the row that somebody with all rights changed, took out, put in or cut off', async () => {
      const { head } = await verifyAudit(county.ctx);
      const last = head!.position;
      await tampered(`update audit set detail = '{"to":"closed"}' where position = 10`, ['changed 10']);
      await tampered('update audit set at = at + interval \'1 day\' where position = 3', ['changed 3']);
      await tampered('update audit set token_id = \'tk-0\' where position = 4', ['changed 4']);
      await tampered('delete from audit where position = 5', ['missing 5']);
      await tampered(`delete from audit where position > ${last - 2}`, [`cut_off ${last - 1}`]);
      await tampered(`delete from audit where position > ${last - 1}; update audit_head set position = ${last - 1}, hash = (select hash from audit where position = ${last - 1})`, [`head_unsigned ${last - 1}`]);
      // Whoever empties it leaves nothing to be found by: that is what the noted end is for.
      await tampered('delete from audit; delete from audit_head', [`cut_off ${last}`, 'head_unsigned 0'], head);
      assert.deepEqual(await faults(head), []);
    });

    it('goes on after its head was moved, and tells of it for ever', async () => {
      const { db } = county.ctx.store;
      const noted = (await verifyAudit(county.ctx)).head!;
      await inTransaction(db, (trx) => writeAudit({ ...county.ctx, key: Buffer.alloc(32, 1) }, trx, { by: 'x', act: 'x', subject: 'x' }));
      const other = noted.position + 2;
      assert.deepEqual(await faults(noted), [`resigned ${noted.position + 1}`, `head_unsigned ${other}`]);
      const { receiptNo } = await county.submit();
      await county.moveSuggestion(receiptNo, 'screening');
      assert.deepEqual(await faults(noted), [`resigned ${noted.position + 1}`, `resigned ${other + 1}`]);
      assert.deepEqual(await faults({ ...noted, hash: 'A'.repeat(43) }), [`resigned ${noted.position + 1}`, `resigned ${other + 1}`, `changed ${noted.position}`]);
      assert.deepEqual(readHead(`${noted.position}:${noted.hash}`), noted);
      assert.equal(readHead('x'), undefined);
    });

    it('tells by /readyz whether its end is as it was signed', async () => {
      const { db } = county.ctx.store;
      const told = async (of = county.app): Promise<object> => (await of.inject('/readyz')).json().audit;
      const { position } = (await verifyAudit(county.ctx)).head!;
      assert.deepEqual(await told(), { state: 'signed', position });
      const otherKey = await buildApp({ ...county.ctx, key: Buffer.alloc(32, 1) });
      assert.deepEqual(await told(otherKey), { state: 'broken', position }, 'signed by another server’s key');
      await otherKey.close();
      const tampering = async (change: string): Promise<void> => {
        await assert.rejects(inTransaction(db, async (trx) => {
          for (const table of ['audit', 'audit_head']) await sql`alter table ${sql.table(table)} disable trigger user`.execute(trx);
          await sql.raw(change).execute(trx);
          assert.equal((await auditEnd({ ...county.ctx, store: { ...county.ctx.store, db: trx } })).state, change.startsWith('truncate') ? 'empty' : 'broken', change);
          throw new Error('given up');
        }), /given up/);
      };
      for (const change of [`delete from audit where position = ${position}`, `update audit set hash = 'x' where position = ${position}`, 'delete from audit_head', 'truncate audit, audit_head']) await tampering(change);
      assert.deepEqual(await told(), { state: 'signed', position });
    });

    it('is one chain when two processes write at once', async () => {
      const { databaseUrl, dataDir } = county.place;
      const store = databaseUrl ? await openStore({ databaseUrl, dataDir }) : county.ctx.store;
      const other = await buildApp({ ...county.ctx, store });
      const before = (await verifyAudit(county.ctx)).rows;
      const receipts = await Promise.all(Array.from({ length: 20 }, () => county.submit()));
      const answers = await Promise.all(receipts.map(({ receiptNo }, index) => [county.app, other][index % 2]!.inject({
        method: 'POST', url: `/v1/staff/suggestions/${receiptNo}/moves`, payload: { to: 'screening' }, headers: { authorization: `Bearer ${county.tokens.office_clerk}`, 'idempotency-key': newKey() },
      })));
      assert.deepEqual(answers.map(({ statusCode }) => statusCode), receipts.map(() => 201));
      const { rows, faults: found } = await verifyAudit(county.ctx);
      assert.deepEqual([rows - before, found.filter(({ kind }) => kind !== 'resigned')], [20, []]);
      await other.close();
      if (store !== county.ctx.store) await store.close();
    });
  });
}
