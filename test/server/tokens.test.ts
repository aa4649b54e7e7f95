// Tokens over the wire, and what a token for one congress reaches: its own data, and of another congress's nothing at all.
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { createToken, staffByToken } from '@congress-kit/server/store/tokens';
import { searchable } from '@congress-kit/server/store/searching';
import { engines } from '../support/engines.ts';
import { draft, inHandling, newKey, openCounty, type County, type Role } from './writing.ts';

const provenance = { source: '样例', as_of: '2026-03-01' };

for (const engine of engines()) {
  describe(`tokens on ${engine.name}`, () => {
    let county: County;
    before(async () => { county = await openCounty(engine); });
    after(() => county.close());
    const asDirector = () => ({ token: county.tokens.office_director });
    const make = (body: object, token = county.tokens.office_director) => county.post('/staff/tokens', body, { token });

    it('are made, listed without their secrets and ended by the director alone', async () => {
      const made = await make({ name: '交通局', role: 'handling_unit', organizationId: 'DW2', expiresOn: '2026-12-31' });
      assert.equal(made.status, 201, made.text);
      assert.match(made.body.token, /^ckt_[\w-]{43}$/);
      assert.deepEqual([made.body.role, made.body.organization, made.body.state, made.body.expiresAt], ['handling_unit', { id: 'DW2', name: '交通局' }, 'valid', '2026-12-31T23:59:59.999+08:00']);
      assert.equal((await county.get('/staff/cases', { token: made.body.token })).status, 200);
      const listed = await county.get('/staff/tokens?limit=100', asDirector());
      assert.ok(!listed.text.includes(made.body.token) && !/ckt_/.test(listed.text));
      const own = listed.body.items.find((one: { id: string }) => one.id === made.body.id);
      assert.match(own.lastUsedAt, /^2026-03-02/);
      assert.equal(listed.body.total, listed.body.items.length);
      const pages = await county.get('/staff/tokens?limit=2', asDirector());
      assert.deepEqual((await county.get(`/staff/tokens?limit=2&cursor=${pages.body.nextCursor}`, asDirector())).body.items.map((one: { id: string }) => one.id), listed.body.items.slice(2, 4).map((one: { id: string }) => one.id));

      const revoke = (id: string) => county.post(`/staff/tokens/${id}/revocations`, {}, asDirector());
      assert.deepEqual([(await revoke(made.body.id)).body.state, (await revoke(made.body.id)).status, (await revoke('tk-none')).status], ['revoked', 409, 404]);
      assert.equal((await county.get('/staff/cases', { token: made.body.token })).status, 401);
      const { tokenId } = (await staffByToken(county.ctx.store.db, county.tokens.office_director, county.ctx.now()))!;
      assert.equal((await revoke(tokenId)).status, 409, 'nobody locks themselves out');
      const log = await county.get(`/staff/audit-entries?subject=${made.body.id}`, asDirector());
      assert.deepEqual(log.body.items.map(({ act, by }: { act: string; by: string }) => [act, by]), [['token.revoke', tokenId], ['token.create', tokenId]]);
      assert.ok(!log.text.includes(made.body.token));
      const proof = await county.get('/staff/audit-proof', asDirector());
      assert.deepEqual([proof.body.whole, proof.body.faults], [true, []]);
      assert.equal((await county.get(`/staff/audit-proof?head=${proof.body.head}`, asDirector())).body.whole, true);
      assert.equal((await county.get(`/staff/audit-proof?head=99999:${proof.body.head.split(':')[1]}`, asDirector())).body.whole, false);
    });

    it('name what they are for, and a day to come', async () => {
      const faults = async (body: object): Promise<string[]> => ((await make(body)).body.errors ?? []).map((fault: { pointer: string; code: string }) => `${fault.pointer} ${fault.code}`);
      assert.deepEqual(await faults({ name: 'x', role: 'handling_unit' }), ['/organizationId required']);
      assert.deepEqual(await faults({ name: 'x', role: 'deputy' }), ['/deputyId required']);
      assert.deepEqual(await faults({ name: 'x', role: 'deputy', deputyId: 'DB9' }), ['/deputyId unknown_reference']);
      assert.deepEqual(await faults({ name: 'x', role: 'read_only', congressId: 'RD9' }), ['/congressId unknown_reference']);
      assert.deepEqual(await faults({ name: 'x', role: 'read_only', expiresOn: '2026-03-01' }), ['/expiresOn too_small']);
      assert.deepEqual(await faults({ name: 'x', role: 'superuser' }), ['/role not_one_of']);
    });

    it('for one congress reach nothing of another, whatever their role', async () => {
      const { db } = county.ctx.store;
      await db.insertInto('congresses').values([['RD1', '990101', '青禾县'], ['RD2', '990102', '白溪县']].map(([id, division, name]) => ({ id: id!, name: `${name}人民代表大会`, level: 'county', division_id: division!, division_name: name!, ...provenance }))).execute();
      await db.insertInto('divisions').values([['990102', '[]'], ['990102.01', '[{"id":"990102","name":"白溪县"}]']].map(([id, path]) => ({ id: id!, code: id!, kind: 'county', name: '白溪', pinyin: 'bai xi', path: path!, ...searchable(''), ...provenance }))).execute();
      await db.insertInto('organizations').values([['DW21', 'RD2'], ['DW22', 'RD1']].map(([id, congress_id]) => ({ id: id!, name: id!, kind: 'handling_unit', congress_id: congress_id!, ...searchable(id!), ...provenance }))).execute();
      await db.insertInto('disclosures').values({ id: 'WJ1', title: '决议', kind: 'resolution', organ_id: 'DW22', organ_name: 'DW22', issued_on: '2026-03-01', legal_basis: '[]', attachments: '[]', publication: 'draft', ...searchable(''), ...provenance } as never).execute();

      const here = await inHandling(county, { target: { kind: 'deputy', id: 'DB1' }, divisionId: '990101' });
      const there = await county.submit({ divisionId: '990102.01' });
      const congressOf = async (receiptNo: string) => (await db.selectFrom('suggestions').select('congress_id').where('receipt_no', '=', receiptNo).executeTakeFirstOrThrow()).congress_id;
      assert.deepEqual([await congressOf(here.receiptNo), await congressOf(there.receiptNo), await congressOf((await county.submit()).receiptNo)], ['RD1', 'RD2', 'RD1']);

      const owners: Partial<Record<Role, object>> = { handling_unit: { organizationId: 'DW1' }, supervising_committee: { organizationId: 'ZGW1' }, deputy: { deputyId: 'DB1' } };
      for (const role of ['office_clerk', 'office_director', 'handling_unit', 'supervising_committee', 'deputy', 'read_only', 'integration'] as const) {
        const tokens = await Promise.all(['RD1', 'RD2'].map(async (congressId) => (await createToken(county.ctx, { name: role, role, congressId, ...owners[role] })).token));
        const [own, foreign] = tokens;
        const paths = [`/staff/suggestions/${here.receiptNo}`, ...(role === 'deputy' ? [] : [`/staff/cases/${here.number}`])];
        for (const path of paths) {
          assert.equal((await county.get(path, { token: own })).status, 200, `${role} ${path}`);
          assert.equal((await county.get(path, { token: foreign })).status, 404, `${role} of another congress ${path}`);
          if (role !== 'read_only' && role !== 'integration') assert.equal((await county.post(`${path}/moves`, path.includes('cases') ? { to: 'urged' } : { to: 'hidden', reason: 'x' }, { token: foreign })).status, 404, `${role} moves ${path}`);
        }
        for (const path of ['/staff/suggestions', '/staff/cases']) {
          const seen = (await county.get(path, { token: foreign })).text;
          assert.ok(!seen.includes(here.receiptNo) && !seen.includes(here.number), `${role} lists ${path}`);
        }
        const takes = role === 'integration' || role === 'office_clerk' || role === 'office_director';
        const sent = async (id: string, token: string | undefined, more: object = {}) => {
          const { status, body } = await county.post('/staff/suggestions', { ...draft(), channel: 'station', external: { system: role, id }, ...more }, { token });
          return [status, status === 201 ? await congressOf(body.receiptNo) : (body.errors?.[0]?.pointer ?? body.code)];
        };
        assert.deepEqual(await sent('1', foreign), takes ? [201, 'RD2'] : [403, 'forbidden'], `what ${role} hands on is its own congress’s`);
        if (takes) {
          assert.deepEqual(await sent('2', own, { divisionId: '990102.01' }), [422, '/divisionId'], `${role} writes nothing down for another congress`);
          assert.deepEqual(await sent('2', foreign, { divisionId: '990102.01' }), [201, 'RD2']);
          assert.deepEqual(await sent('2', own), [422, '/external/id'], `nor is told another congress’s receipt (${role})`);
          const form = { api_key: own!, service_code: 'roads', description: '路不平', address_id: '990102.01', 'attribute[external_id]': '3', 'attribute[external_system]': role };
          const open311 = await county.app.inject({ method: 'POST', url: '/open311/v2/requests.json', payload: new URLSearchParams(form).toString(), headers: { 'content-type': 'application/x-www-form-urlencoded' } });
          assert.deepEqual([open311.statusCode, /\/divisionId/.test(open311.payload)], [400, true], open311.payload);
        }
        if (role !== 'office_clerk' && role !== 'office_director') continue;
        assert.ok((await county.get('/staff/suggestions', { token: foreign })).text.includes(there.receiptNo));
        assert.deepEqual([(await county.get('/staff/disclosures', { token: own })).body.total, (await county.get('/staff/disclosures', { token: foreign })).body.total], [1, 0]);
        assert.equal((await county.post('/staff/disclosures/WJ1/publications', { reviewer: '某' }, { token: foreign })).status, 404);
        for (const to of ['screening', 'accepted']) await county.post(`/staff/suggestions/${there.receiptNo}/moves`, { to }, { token: foreign });
        const joined = await county.post(`/staff/suggestions/${there.receiptNo}/moves`, { to: 'transferred', caseNumber: here.number }, { token: foreign });
        assert.deepEqual([joined.status, joined.body.errors?.[0]?.pointer], [422, '/caseNumber'], 'nor joins its cases');
        const filed = await county.post('/staff/cases', { origin: 'opinion', title: '审议意见' }, { token: foreign });
        assert.equal((await county.get(`/staff/cases/${filed.body.number}`, { token: own })).status, 404, 'what it registers is its own congress’s');
        const sheet = { method: 'POST' as const, url: '/v1/staff/imports?name=x.csv', payload: 'x', headers: { authorization: `Bearer ${foreign}`, 'content-type': 'text/csv', 'idempotency-key': newKey() } };
        assert.equal((await county.app.inject(sheet)).statusCode, 403, 'a spreadsheet may hold everybody’s rows');
      }
    });

    it('of a director for one congress let in nobody for another', async () => {
      const { token } = await createToken(county.ctx, { name: '主任', role: 'office_director', congressId: 'RD2' });
      const refused = async (body: object) => (await make({ name: 'x', ...body }, token)).body.errors?.[0]?.pointer;
      assert.deepEqual([await refused({ role: 'read_only', congressId: 'RD1' }), await refused({ role: 'handling_unit', organizationId: 'DW22' })], ['/congressId', '/organizationId']);
      const made = await make({ name: 'x', role: 'handling_unit', organizationId: 'DW21' }, token);
      assert.deepEqual([made.status, made.body.congress.id], [201, 'RD2']);
      const seen = await county.get('/staff/tokens?limit=100', { token });
      assert.ok(seen.body.items.length > 0 && seen.body.items.every((one: { congress?: { id: string } }) => one.congress?.id === 'RD2'));
      const log = await county.get('/staff/audit-entries?limit=100', { token });
      assert.ok(log.body.items.some(({ subject }: { subject: string }) => subject === made.body.id) && log.body.total < (await county.get('/staff/audit-entries', asDirector())).body.total);
      const others = (await county.get('/staff/tokens?limit=100', asDirector())).body.items.find((one: { congress?: object; state: string }) => one.congress === undefined && one.state === 'valid');
      assert.equal((await county.post(`/staff/tokens/${others.id}/revocations`, {}, { token })).status, 404);
    });
  });
}
