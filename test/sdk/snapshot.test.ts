// The sample county twice: asked over the API, and read from the files of a snapshot on a web server that knows nothing.
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import * as sdk from '@congress-kit/sdk';
import { createCongress } from '@congress-kit/sdk/congress';
import { createSnapshotClient, isSnapshotError } from '@congress-kit/sdk/snapshot';
import { layOut } from '@congress-kit/server/snapshot/layout';
import { readAnswers } from '@congress-kit/server/snapshot/read';
import { startServer, type TestServer } from '../support/server.ts';
import { startSite, type Site } from '../support/static-site.ts';

describe('a snapshot', () => {
  let server: TestServer;
  let site: Site;
  let files: Map<string, string>;
  let live: sdk.Client;
  let still: sdk.Client;
  before(async () => {
    server = await startServer({ seed: 'sample' });
    const ask = async (path: string) => {
      const answer = await fetch(server.api + path);
      return { status: answer.status, body: await answer.json() };
    };
    files = layOut(await readAnswers({ ask }), { takenAt: '2026-11-22T09:00:00+08:00', perFile: 100 });
    // As text, as an old server would send it.
    site = await startSite(Object.fromEntries([...files].map(([name, body]) => [`/data/${name}`, { body, headers: { 'content-type': 'text/plain' } }])));
    live = sdk.createClient({ api: server.api });
    still = createSnapshotClient({ src: `${site.local}/data/` });
  });
  after(async () => {
    await server.stop();
    await site.stop();
  });

  /** Without what says when it was asked, and where the next page begins. */
  const comparable = (page: { items: readonly object[]; total: number; facets?: Record<string, unknown> | undefined; nextCursor?: string | undefined }) =>
    ({ items: page.items, total: page.total, facets: page.facets, more: page.nextCursor !== undefined });

  const lists = {
    listDivisions: [{}, { limit: 100 }, { kind: ['village', 'grid'], limit: 7 }, { parentId: '990101' }, { q: 'liu xi' }, { q: '柳溪 村' }, { q: 'lx', kind: ['township'] }, { sort: 'name', limit: 50 }, { sort: '-id' }],
    listCongresses: [{}, { level: ['county', 'township'] }, { q: '青禾' }, { q: '青禾 县' }],
    listTerms: [{}, { congressId: 'RD-990101' }, { congressId: 'none' }],
    listSessions: [{}, { congressId: 'RD-990101' }, { sort: 'startDate' }, { q: '第十' }],
    listOrganizations: [{}, { kind: ['handling_unit'] }, { q: 'jyj' }, { q: '教育' }, { q: 'zhufang' }],
    listGroups: [{}, { kind: ['industry'] }, { q: 'nongye' }],
    listDeputies: [
      {}, { limit: 100 }, { level: ['national', 'township'] }, { q: '柳溪' }, { q: 'wang' }, { q: 'zs' }, { division: '990101.104', limit: 100 }, { station: 'JZ003' }, { group: 'XZ01' },
      { sort: 'name', limit: 100 }, { sort: '-name' }, { facets: ['level', 'township', 'group'], limit: 1 }, { level: ['county'], division: '990101.104', facets: ['level', 'township', 'group'] },
    ],
    listStations: [{}, { kind: ['home'] }, { division: '990101.104' }, { division: '990101.104.001' }, { q: 'dai biao' }, { q: '联络中心' }, { q: 'lxz' }],
    listSuggestions: [
      {}, { state: ['closed', 'rated'] }, { category: ['roads', 'water'] }, { division: '990101.104' }, { deputy: 'DB0001' }, { q: '路灯' }, { q: '自来水 村' },
      { sort: 'supportCount' }, { sort: '-supportCount', limit: 30 }, { sort: 'submittedOn' }, { include: ['steps'], limit: 3 }, { facets: ['category', 'state', 'township'] },
      { category: ['roads'], facets: ['category', 'state'] },
    ],
    listCases: [
      {}, { limit: 100 }, { phase: ['handling', 'replied'] }, { state: ['completed'] }, { origin: ['deputy_suggestion'], q: '公路' }, { organization: 'DW001' }, { deputy: 'DB0001' },
      { q: '群众意见' }, { sort: 'registeredOn', limit: 30 }, { include: ['steps'], limit: 5 }, { facets: ['phase', 'organization', 'light'] }, { light: ['red', 'dark_red'] }, { priority: true, facets: ['light'] }, { sort: 'dueOn', limit: 40 }, { sort: '-dueOn', light: ['yellow', 'done'] }, { organization: 'DW001', phase: ['handling'], facets: ['phase', 'organization'] },
      { division: '990101.104', limit: 40 }, { division: '990101', facets: ['phase'] }, { division: '990101.10' }, { congressId: 'RD-990101', limit: 3 }, { congressId: 'none' },
    ],
    listEvaluations: [{}, { limit: 100 }, { subjectKind: ['case'] }, { q: '青禾' }, { q: '群众意见' }],
    listBallots: [{}, { year: 2026 }, { division: '990101' }, { division: '990101.104' }, { include: ['candidates'], limit: 2 }, { sort: 'votedOn' }, { q: '公路' }],
  } as const satisfies { readonly [list: string]: readonly object[] };

  for (const [name, queries] of Object.entries(lists)) {
    it(`${name}: the same answers to the same questions`, async () => {
      const list = sdk[name as keyof typeof lists] as unknown as (client: sdk.Client, query: object) => Promise<Parameters<typeof comparable>[0] & { nextCursor?: string }>;
      let hits = 0;
      for (const query of queries) {
        const [wanted, given] = [await list(live, query), await list(still, query)];
        assert.deepEqual(comparable(given), comparable(wanted), JSON.stringify(query));
        hits += wanted.total;
        if (wanted.nextCursor === undefined) continue;
        const further = [await list(live, { ...query, cursor: wanted.nextCursor }), await list(still, { ...query, cursor: given.nextCursor })] as const;
        assert.deepEqual(comparable(further[1]), comparable(further[0]), `the next page of ${JSON.stringify(query)}`);
      }
      assert.ok(hits > 0);
      // What changed: an instant of the middle of the import; below the millisecond a record does not say in which order.
      const all: { changedAt: string }[] = [];
      for await (const one of sdk.items(live, list as never, {})) all.push(one as { changedAt: string });
      const since = all[Math.floor(all.length / 2)]!.changedAt;
      const byChange = (page: { items: readonly object[] }) => (page.items as { changedAt: string }[]).map(({ changedAt }) => changedAt);
      for (const query of [{ updatedSince: since }, { updatedSince: since, sort: '-changedAt', limit: 100 }, { sort: 'changedAt' }]) {
        const [wanted, given] = [await list(live, query), await list(still, query)];
        assert.equal(given.total, wanted.total);
        if ('sort' in query) assert.deepEqual(byChange(given), byChange(wanted));
      }
    });
  }

  it('walks page after page to the end, each record once, and reads only the files it needs', async () => {
    const fresh = createSnapshotClient({ src: `${site.local}/data` });
    site.requests.length = 0;
    const first = await sdk.listDeputies(fresh, { limit: 5 });
    assert.equal(first.items.length, 5);
    assert.deepEqual([...site.requests].sort(), ['/data/deputies.json', '/data/manifest.json']);
    const congress = createCongress({ client: fresh });
    const ids: string[] = [];
    for await (const { id } of congress.deputies.each({ limit: 100 })) ids.push(id);
    assert.equal(ids.length, first.total);
    assert.equal(new Set(ids).size, ids.length);
    assert.equal(new Set(site.requests).size, site.requests.length, 'no file twice');
  });

  it('reads one record, the index and what the deployment is', async () => {
    const { number } = (await sdk.listCases(live, { limit: 1, phase: ['completed'] })).items[0]!;
    assert.deepEqual(await sdk.getCase(still, { number }), await sdk.getCase(live, { number }));
    assert.deepEqual(await sdk.getFinderIndex(still), await sdk.getFinderIndex(live));
    assert.equal((await sdk.getDiscovery(still)).sample, true);
    await assert.rejects(sdk.getCase(still, { number: 'QH-1' }), (error) => sdk.isProblemError(error, 'not_found'));
  });

  it('says what needs a server, in an error of its own, and asks nobody for it', async () => {
    site.requests.length = 0;
    const is = (reason: string, parameter?: string) => (error: unknown) => isSnapshotError(error) && error.reason === reason && error.parameter === parameter && !error.mayHaveArrived;
    await assert.rejects(sdk.withdrawSuggestion(still, { receiptNo: 'R-1' }, {}, { secret: 'x' }), is('write'));
    await assert.rejects(sdk.submitSuggestion(still, {} as never), is('write'));
    await assert.rejects(sdk.getReceipt(still, { receiptNo: 'R-1' }, { secret: 'x' }), is('private'));
    await assert.rejects(sdk.listStaffSuggestions(still), is('private'));
    assert.deepEqual(site.requests, []);
    await assert.rejects(sdk.listTerms(still, { nonsense: 'x' } as never), (error) => sdk.isProblemError(error, 'invalid_request') && error.errors[0]!.pointer === '/nonsense');
    await assert.rejects(sdk.listTerms(still, { cursor: 'not-ours' }), (error) => sdk.isProblemError(error, 'invalid_request') && error.errors[0]!.pointer === '/cursor');
  });

  it('tells a folder that is not a snapshot, an older one, and a list that this version cannot filter', async (t) => {
    const other = async (content: Record<string, string>) => {
      const one = await startSite(content);
      t.after(() => one.stop());
      return createSnapshotClient({ src: one.local, retry: false });
    };
    const manifest = (more: object) => JSON.stringify({ ...JSON.parse(files.get('manifest.json')!), ...more });
    await assert.rejects(sdk.listTerms(await other({})), (error) => sdk.isUnreadableError(error) && error.about.status === 404);
    await assert.rejects(sdk.listTerms(await other({ '/manifest.json': manifest({ format: 'congress-kit-snapshot/9' }) })), sdk.isUnreadableError);
    await assert.rejects(sdk.listTerms(await other({ '/manifest.json': manifest({ operations: {} }) })), (error) => isSnapshotError(error) && error.reason === 'missing');
    const damaged = await other({ '/manifest.json': files.get('manifest.json')!, '/terms.json': '{"total":1,"items":[' });
    await assert.rejects(sdk.listTerms(damaged), sdk.isUnreadableError);
  });

  it('leaves by its signal and takes nothing from the others', async () => {
    const fresh = createSnapshotClient({ src: `${site.local}/data/` });
    const leaving = new AbortController();
    const both = [sdk.listCases(fresh, { q: '路' }, { signal: leaving.signal }), sdk.listCases(fresh, { q: '路' })] as const;
    leaving.abort();
    await assert.rejects(both[0], sdk.isAbortedError);
    assert.ok((await both[1]).total > 0);
  });
});
