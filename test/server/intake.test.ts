// What other systems hand on: by the API, and by Open311; each once, by the other system's number, and no more public than the rest.
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { engines } from '../support/engines.ts';
import { draft, newKey, openCounty, type County } from './writing.ts';

for (const engine of engines()) {
  describe(`intake on ${engine.name}`, () => {
    let county: County;
    before(async () => { county = await openCounty(engine); });
    after(() => county.close());

    const count = async (): Promise<number> => (await county.ctx.store.db.selectFrom('suggestions').select('receipt_no').execute()).length;
    const fromGrid = (id: string, more: object = {}) => ({ ...draft(), channel: 'grid_platform', external: { system: 'wanggetong', id }, ...more });
    const token = () => county.tokens.integration;

    it('takes a matter of the grid platform once, whatever key it comes with', async () => {
      const before = await count();
      const first = await county.post('/staff/suggestions', fromGrid('WG-1'), { token: token() });
      assert.deepEqual([first.status, first.body.known, typeof first.body.secret], [201, false, 'string']);
      const again = await Promise.all([1, 2, 3].map(() => county.post('/staff/suggestions', fromGrid('WG-1'), { token: token() })));
      for (const { status, body } of again) assert.deepEqual([status, body.known, body.receiptNo, body.secret], [201, true, first.body.receiptNo, undefined]);
      const both = await Promise.all([1, 2].map(() => county.post('/staff/suggestions', fromGrid('WG-2'), { token: token() })));
      assert.equal(new Set(both.map(({ body }) => body.receiptNo)).size, 1, 'two at once are one');
      assert.equal(await count(), before + 2);
      const row = await county.ctx.store.db.selectFrom('suggestions').select(['channel', 'visibility']).where('receipt_no', '=', first.body.receiptNo).executeTakeFirstOrThrow();
      assert.deepEqual(row, { channel: 'grid_platform', visibility: 'private' });
      assert.equal((await county.get(`/suggestions/${first.body.receiptNo}`)).status, 404, 'nothing is public before review');
      const found = await county.get(`/receipts/${first.body.receiptNo}`, { secret: first.body.secret });
      assert.equal(found.status, 200);
    });

    it('is for the office and integrations, and asks what the form asks', async () => {
      assert.equal((await county.post('/staff/suggestions', fromGrid('WG-3'))).status, 401);
      assert.equal((await county.post('/staff/suggestions', fromGrid('WG-3'), { token: county.tokens.handling_unit })).status, 403);
      assert.equal((await county.post('/staff/suggestions', fromGrid('WG-3'), { token: county.tokens.office_clerk })).status, 201);
      const wrong = await county.post('/staff/suggestions', { ...fromGrid('WG-4'), external: undefined, channel: 'web' }, { token: token() });
      assert.deepEqual(wrong.body.errors.map(({ pointer }: { pointer: string }) => pointer).sort(), ['/channel', '/external']);
    });

    const open = async (method: 'GET' | 'POST', url: string, form?: Record<string, string>) => {
      const answer = await county.app.inject({ method, url: `/open311${url}`, ...(form && { payload: new URLSearchParams(form).toString(), headers: { 'content-type': 'application/x-www-form-urlencoded' } }) });
      return { status: answer.statusCode, text: answer.body, type: String(answer.headers['content-type']), json: /json/.test(String(answer.headers['content-type'])) ? JSON.parse(answer.body) : undefined };
    };

    it('speaks Open311: services, requests that are public, both formats, its own errors', async () => {
      const services = await open('GET', '/v2/services.json');
      assert.deepEqual([services.status, services.json.length, services.json[0].service_name], [200, 14, '道路交通']);
      assert.match((await open('GET', '/v2/services.xml')).text, /^<\?xml[^>]+>\n<services><service><service_code>roads<\/service_code>/);
      assert.equal((await open('GET', '/discovery.json')).json[0].specification, 'http://wiki.open311.org/GeoReport_v2');
      const { receiptNo } = await county.submit();
      assert.deepEqual((await open('GET', '/v2/requests.json')).json, []);
      assert.deepEqual((await open('GET', `/v2/requests/${receiptNo}.json`)).json.map(({ code }: { code: number }) => code), [404]);
      await county.ctx.store.db.updateTable('suggestions').set({ visibility: 'full', state: 'accepted' }).where('receipt_no', '=', receiptNo).execute();
      const [one] = (await open('GET', '/v2/requests.json?status=open')).json;
      assert.deepEqual([one.service_request_id, one.status], [receiptNo, 'open']);
      assert.deepEqual((await open('GET', '/v2/requests.json?status=closed')).json, []);
      assert.equal((await open('GET', `/v2/requests/${receiptNo}.xml`)).status, 200);
      assert.equal((await open('GET', `/v2/tokens/${receiptNo}.json`)).json[0].service_request_id, receiptNo);
      assert.deepEqual([(await open('GET', '/v2/requests.json?start_date=never')).status, (await open('GET', '/v2/nothing.json')).status, (await open('GET', '/v2/requests')).status], [400, 404, 404]);
    });

    it('takes in by Open311 with a key, once by the other number, and says what is missing', async () => {
      const form = { api_key: token(), service_code: 'lighting', description: '村口的路灯坏了。已经三天。', address_string: '青禾路1号', 'attribute[external_id]': 'CITY-77', phone: '13912345678', first_name: '强', last_name: '赵' };
      const first = await open('POST', '/v2/requests.json', form);
      assert.equal(first.status, 201, first.text);
      const [{ service_request_id: receiptNo }] = first.json;
      assert.equal((await open('POST', '/v2/requests.json', form)).json[0].service_request_id, receiptNo);
      const row = await county.ctx.store.db.selectFrom('suggestions').select(['title', 'may_publish', 'identity_mode']).where('receipt_no', '=', receiptNo).executeTakeFirstOrThrow();
      assert.deepEqual(row, { title: '村口的路灯坏了。', may_publish: false, identity_mode: 'withheld' });
      const { address_string: _, ...nameless } = form;
      for (const more of [{}, { address_string: '青禾路2号' }]) {
        const [{ service_request_id: at }] = (await open('POST', '/v2/requests.json', { ...nameless, ...(more as Record<string, string>), lat: '30.5', long: '104.25', 'attribute[external_id]': newKey() })).json;
        const place = await county.ctx.store.db.selectFrom('suggestions').select(['address', 'latitude', 'longitude', 'datum']).where('receipt_no', '=', at).executeTakeFirstOrThrow();
        assert.deepEqual(place, { address: ('address_string' in more && more.address_string) || null, latitude: 30.5, longitude: 104.25, datum: 'WGS-84' });
      }
      const nowhere = await open('POST', '/v2/requests.json', { ...nameless, lat: 'north', long: '104.25', 'attribute[external_id]': newKey() });
      assert.deepEqual([nowhere.status, /latitude|纬度/.test(nowhere.text)], [400, true], nowhere.text);
      assert.equal((await open('POST', '/v2/requests.json', { ...form, api_key: 'x'.repeat(30) })).status, 403);
      for (const [spoilt, said] of [[{ ...form, description: '' }, /description was not provided/], [{ ...form, service_code: 'moon' }, /service_code was not found/], [{ ...form, address_string: '' }, /address_string/], [{ ...form, phone: 'x' }, /phone/]] as const) {
        const refused = await open('POST', '/v2/requests.json', { ...spoilt, 'attribute[external_id]': newKey() });
        assert.equal(refused.status, 400);
        assert.match(refused.json[0].description, said);
      }
      assert.match((await open('POST', '/v2/requests.xml', { ...form, api_key: '' })).text, /<errors><error><code>403/);
    });

    it('keeps where it was measured for the office’s side and its holder, as it keeps the address, and for nobody else', async () => {
      const geo = { latitude: 30.512345, longitude: 104.203456, datum: 'GCJ-02' };
      const made = (await county.post('/staff/suggestions', fromGrid('WG-5', { geo, address: '村口' }), { token: token() })).body;
      const { receiptNo, secret } = made;
      for (const to of ['screening', 'accepted']) assert.equal((await county.moveSuggestion(receiptNo, to)).status, 201);
      for (const role of ['office_clerk', 'read_only'] as const) assert.deepEqual((await county.get(`/staff/suggestions/${receiptNo}`, { token: county.tokens[role] })).body.geo, geo);
      const own = async () => (await county.get(`/receipts/${receiptNo}/personal-data`, { secret })).body;
      assert.deepEqual([(await own()).geo, (await own()).address], [geo, '村口']);
      const everybodys = await Promise.all([county.get(`/suggestions/${receiptNo}`), county.get('/suggestions?limit=100'), county.get('/suggestions?q=30.512345'), county.get(`/receipts/${receiptNo}`, { secret })]);
      assert.equal(everybodys[0]!.status, 200, 'it is public');
      const requests = await county.app.inject('/open311/v2/requests.json');
      for (const text of [...everybodys.map((answer) => answer.text), requests.payload]) assert.doesNotMatch(text, /30\.512345|104\.203456/);
      // Of another place than the resident says it would be wrong.
      const corrected = await county.post(`/receipts/${receiptNo}/corrections`, { address: '村东头' }, { secret });
      assert.deepEqual([corrected.status, corrected.body.address, corrected.body.geo], [201, '村东头', undefined]);
      const measured = (await county.post('/staff/suggestions', fromGrid('WG-6', { geo }), { token: token() })).body;
      const erased = await county.post(`/receipts/${measured.receiptNo}/erasures`, {}, { secret: measured.secret });
      assert.deepEqual([erased.status, erased.body.texts], [201, 3], 'title, text and where');
      const rows = await county.ctx.store.db.selectFrom('suggestions').select(['latitude', 'longitude', 'datum', 'address']).where('receipt_no', '=', measured.receiptNo).execute();
      assert.deepEqual(rows, [{ latitude: null, longitude: null, datum: null, address: null }]);
      const wrong = await county.post('/staff/suggestions', fromGrid('WG-7', { geo: { latitude: 91, longitude: '104', datum: 'BD-09' } }), { token: token() });
      assert.deepEqual(wrong.body.errors.map(({ pointer }: { pointer: string }) => pointer), ['/geo/latitude', '/geo/longitude', '/geo/datum']);
      assert.equal((await county.post('/suggestions', { ...draft(), geo })).body.errors[0].pointer, '/geo', 'the form sends none');
    });
  });
}
