import { data, fault, problem, query, reads, readsBelow, spoil, headers, office, both, write, type Fault } from './fault.ts';

/** Broken in what the public reads. */
const lists = /^\/(divisions|congresses|terms|sessions|organizations|deputies|groups|stations|suggestions|cases|evaluations|ballots|projects|disclosures|events|activities|duty-records|statistics|consultations|solicitations|qa-sessions|comments|topics|questions)$/;
const isList = ({ resource, method }: { resource: string; method: string }): boolean => method === 'GET' && lists.test(resource);
const known = /^(q|limit|cursor|sort|updatedSince|include|facets|division|parentId|kind|level|station|group|congressId|termId|state|category|phase|origin|organization|deputy|subjectKind|subject|year|ballot|candidate|suggestion|status|organ|session|attendance|from|until|metric|computed|title|consultation|article|stance|outcome|solicitation|qaSession|answered)$/;

const discovery: Fault[] = [
  fault('discovery.limits', 'announces another limit', spoil(reads('/'), (json) => { json.limits.title = 80; })),
  fault('discovery.clocks-told', 'announces all clocks but one', spoil(reads('/'), (json) => { delete json.clocks.publish; })),
  fault('discovery.clocks', 'gives a month and a half for a reply', spoil(reads('/'), (json) => { json.clocks.written_reply = 1.5; })),
  fault('discovery.clocks', 'extends to no more than is given', spoil(reads('/'), (json) => { json.clocks.extension = json.clocks.written_reply; })),
  fault('discovery.consent', 'does not name the notice', spoil(reads('/'), (json) => { json.consent.textVersion = ''; })),
  fault('discovery.languages', 'names no Chinese', spoil(reads('/'), (json) => { json.languages = ['en']; })),
  fault('discovery.links', 'points to documentation that is gone', spoil(reads('/'), (json) => { json.links.docs = '/v1/no-docs'; })),
  fault('document.present', 'has lost its OpenAPI document', { in: ({ resource }) => (resource === '/openapi.json' ? problem(404, 'not_found') : undefined) }),
  fault('document.complete', 'documents no withdrawal', spoil(reads('/openapi.json'), (json) => { delete json.paths['/receipts/{receiptNo}/withdrawals']; })),
  fault('document.requests-closed', 'documents an open request', spoil(reads('/openapi.json'), (json) => { delete json.components.schemas.SuggestionDraft.additionalProperties; })),
  fault('document.responses-open', 'documents a closed response', spoil(reads('/openapi.json'), (json) => { json.components.schemas.Deputy.additionalProperties = false; })),
  fault('document.responses-open', 'documents a closed enum in a response', spoil(reads('/openapi.json'), (json) => { json.components.schemas.Station.properties.kind = { type: 'string', enum: ['home', 'station'] }; })),
  fault('document.parameters', 'documents no search', spoil(reads('/openapi.json'), (json) => { const { get } = json.paths['/deputies']; get.parameters = get.parameters.filter(({ name }: { name?: string }) => name !== 'q'); })),
  fault('document.security', 'documents receipts as open', spoil(reads('/openapi.json'), (json) => { json.paths['/receipts/{receiptNo}'].get.security = []; })),
];

const records: Fault[] = [
  fault('reads.listStations', 'leaves a name out of a list', spoil(reads('/stations'), (json) => { delete json.items[0].name; })),
  fault('reads.listGroups', 'tells the time without an offset', spoil(reads('/groups'), (json) => { json.asOf = '2026-11-20T08:00:00'; })),
  fault('reads.getBallot', 'sends numbers as text', spoil(readsBelow('/ballots'), (json) => { json.seats = String(json.seats); })),
  fault('reads.getFinderIndex', 'sends the finder index without its levels', spoil(reads('/finder-index'), (json) => { delete json.deputies.levels; })),
  fault('reads.media-type', 'sends data as a page', headers({ 'content-type': 'text/html; charset=utf-8' }, ({ method }, { status }) => method === 'GET' && status === 200)),
  fault('reads.list-and-record-agree', 'says one address in the list and another in the record', spoil(readsBelow('/stations'), (json) => { json.address = '别处'; })),
  fault('reads.names', 'lists a group without a name', spoil(reads('/groups'), (json) => { if (json.items.length > 0) json.items[0].name = ' '; })),
  fault('reads.references-lead-somewhere', 'points to stations that do not exist', spoil(reads('/deputies'), (json) => { for (const item of json.items) item.stations = [{ id: 'JZ-gone', name: '没有' }]; })),
  fault('reads.sdk', 'answers half of its JSON', { out: (told, asked) => { if (asked.resource === '/groups') told.text = told.text.slice(0, told.text.length / 2); } }),
  fault('finder.columns', 'drops one entry of a column', spoil(reads('/finder-index'), (json) => { json.deputies.post.pop(); })),
  fault('finder.positions', 'points beyond a table', spoil(reads('/finder-index'), (json) => { json.deputies.stations[0] = [99_999]; })),
  fault('finder.spelling', 'spells a character of the packed index otherwise', spoil(reads('/finder-index'), (json) => { for (const character of Object.keys(json.packed.readings)) json.packed.readings[character] += 'x'; })),
  fault('finder.complete', 'leaves a deputy out of the index', spoil(reads('/finder-index'), (json) => { for (const column of Object.values(json.deputies) as unknown[][]) column.splice(3, 1); })),
];

/** The last record of each page, for the next one to repeat. */
const repeatingPages = () => {
  const last = new Map<string, unknown>();
  return spoil((asked, told) => told.status === 200 && asked.method === 'GET' && Array.isArray(told.json?.items), (json, told) => {
    const place = Object.keys(json.items[0] ?? {}).join();
    const before = last.get(place);
    last.set(place, json.items.at(-1));
    if (before && told.headers['x-cursor']) json.items[0] = before;
  });
};

const withCursorMark = (hooks: ReturnType<typeof repeatingPages>) => ({
  out: (...[told, asked]: Parameters<NonNullable<typeof hooks.out>>) => {
    if (asked.query.has('cursor')) told.headers['x-cursor'] = '1';
    hooks.out?.(told, asked);
    delete told.headers['x-cursor'];
  },
});

const paging: Fault[] = [
  fault('paging.each-once', 'repeats a record on the next page', () => withCursorMark(repeatingPages())),
  fault('paging.total', 'skips a record between two pages', spoil((asked) => isList(asked) && asked.query.has('cursor'), (json) => { json.items?.shift(); })),
  fault('paging.total', 'counts one too many', spoil(isList, (json) => { if (json.items) json.total += 1; })),
  fault('paging.ends', 'leads in a circle', () => {
    let first: string | undefined;
    return spoil(reads('/divisions'), (json) => { first ??= json.nextCursor; if (first) json.nextCursor = first; });
  }),
  fault('paging.same-order', 'orders small pages in another way', spoil((asked) => isList(asked) && asked.query.get('limit') === '7', (json) => { json.items?.reverse(); })),
  fault('paging.page-size', 'gives more than was asked for', query((asked) => { if (asked.get('limit') === '3') asked.set('limit', '4'); })),
  fault('paging.page-size', 'has another default', query((asked, { resource }) => { if (resource === '/deputies' && !asked.has('limit')) asked.set('limit', '50'); })),
  fault('paging.limit-bounds', 'turns a limit of 101 into 100', query((asked) => { if (asked.get('limit') === '101') asked.set('limit', '100'); })),
  fault('paging.limit-bounds', 'ignores a limit that is no number', query((asked) => { if (asked.get('limit') === 'ten') asked.delete('limit'); })),
  fault('paging.bad-cursor', 'starts again when the cursor is damaged', query((asked) => { if (asked.get('cursor') === 'nonsense') asked.delete('cursor'); })),
  fault('paging.foreign-cursor', 'takes the cursor of another list', query((asked, { resource }) => { if (resource === '/divisions') asked.delete('cursor'); })),
  fault('paging.last-page', 'has a cursor after the last page', spoil(isList, (json) => { if (json.items) json.nextCursor ??= 'more'; })),
  fault('paging.stable-under-inserts', 'counts pages from the top while records come in', () => {
    let before: unknown;
    return spoil((asked, { status }) => status === 200 && asked.resource === '/staff/suggestions' && asked.query.get('limit') === '2', (json) => {
      if (before) json.items[0] = before;
      before = json.items.at(-1);
    });
  }, both),
];

const orders: Fault[] = [
  fault('orders.unknown', 'ignores an order it does not know', query((asked) => { if (asked.get('sort') === 'no_such_order') asked.delete('sort'); })),
  fault('orders.reversed', 'ignores the direction', query((asked) => { const sort = asked.get('sort'); if (sort?.startsWith('-')) asked.set('sort', sort.slice(1)); })),
  fault('orders.updated-since', 'sends everything whatever changed', query((asked) => { asked.delete('updatedSince'); })),
  fault('orders.bad-moment', 'ignores a moment that is none', query((asked) => { if (asked.get('updatedSince') === 'yesterday') asked.delete('updatedSince'); })),
  fault('extras.facets', 'counts one too many', spoil(reads('/cases'), (json) => { for (const counts of Object.values(json.facets ?? {}) as { count: number }[][]) for (const one of counts) one.count += 1; })),
  fault('extras.include', 'brings nothing along', query((asked) => { asked.delete('include'); })),
  fault('extras.unknown', 'ignores what it cannot count', query((asked) => { if (asked.get('facets') === 'no_such_name') asked.delete('facets'); })),
];

const queries: Fault[] = [
  fault('queries.unknown-parameter', 'swallows unknown parameters', query((asked) => { for (const name of [...asked.keys()]) if (!known.test(name)) asked.delete(name); })),
  fault('queries.unknown-parameter', 'minds no parameter where it has none of its own', query((asked, { resource }) => { if (/^\/(\w+\/.+)?$/.test(resource)) asked.delete('no_such_parameter'); })),
  fault('queries.repeated-filter', 'minds only the last of a repeated filter', query((asked) => {
    for (const name of new Set(asked.keys())) if (asked.getAll(name).length > 1) asked.set(name, asked.getAll(name).at(-1)!);
  })),
  fault('queries.repeated-single', 'takes the last of two limits', query((asked) => { if (asked.getAll('limit').length > 1) asked.set('limit', asked.getAll('limit').at(-1)!); })),
  fault('queries.unknown-word', 'ignores words it does not know', query((asked) => { for (const [name, value] of [...asked]) if (value === 'no_such_word') asked.delete(name); })),
  fault('queries.filters-filter', 'ignores a filter', query((asked) => { asked.delete('division'); })),
  fault('queries.filters-filter', 'ignores the state', query((asked, { resource }) => { if (resource === '/cases') asked.delete('state'); })),
  fault('queries.q-filters', 'ignores the search', query((asked) => { asked.delete('q'); })),
  fault('queries.q-finds', 'finds nobody', query((asked, { resource }) => { if (resource === '/deputies' && asked.has('q')) asked.set('q', 'zzzzzz'); })),
  fault('queries.similar', 'compares nothing', query((asked, { resource }) => { if (resource === '/similar-suggestions' && asked.has('title')) asked.set('title', 'zzz'); })),
  fault('queries.q-literal', 'takes % for a pattern', query((asked) => { if (/^[%_]+$/.test(asked.get('q') ?? '')) asked.delete('q'); })),
];

const figures: Fault[] = [
  fault('figures.minimum', 'shows the figures of three papers', spoil(reads('/evaluations'), (json) => {
    const rate = { numerator: 3, denominator: 3, percent: '100.0' };
    for (const item of json.items) {
      if (!item.withheld) continue;
      delete item.withheld;
      item.figures = { issued: 3, returned: 3, valid: 3, invalid: 0, axes: [{ axis: 'overall', satisfied: 3, basic: 0, unsatisfied: 0, satisfiedRate: rate, satisfiedOrBasicRate: rate }] };
    }
  })),
  fault('figures.withheld', 'does not say why figures are missing', spoil(reads('/evaluations'), (json) => { for (const item of json.items) delete item.withheld; })),
  fault('figures.rates', 'rounds up to 100 %', spoil(reads('/evaluations'), (json) => { for (const item of json.items) for (const axis of item.figures?.axes ?? []) axis.satisfiedOrBasicRate.percent = '100.0'; })),
  fault('figures.candidates', 'loses a candidate', spoil(readsBelow('/ballots'), (json) => { json.candidates.pop(); })),
  fault('figures.ballots', 'does not say how many seats there are', spoil(readsBelow('/ballots'), (json) => { delete json.seats; })),
];

const privacy: Fault[] = [
  fault('privacy.no-numbers', 'publishes a mobile number', spoil(reads('/suggestions'), (json) => { for (const item of json.items) item.title = '请打 13800138000 联系我'; })),
  fault('privacy.no-numbers', 'publishes an identity number', spoil(readsBelow('/cases'), (json) => { json.body = '身份证 110101199003070038'; })),
  fault('privacy.no-private-fields', 'publishes phones of deputies', spoil(reads('/deputies'), (json) => { for (const item of json.items) item.phone = '—'; })),
  fault('privacy.no-private-fields', 'publishes a single rating', spoil(readsBelow('/suggestions'), (json) => { json.rating = { attitude: 'unsatisfied' }; })),
  fault('privacy.authors', 'names who did not want to be named', spoil(reads('/suggestions'), (json) => { for (const item of json.items) Object.assign(item, { authorName: '李某', identityMode: 'withheld' }); })),
  fault('privacy.only-reviewed', 'publishes what was rejected', spoil(reads('/suggestions'), (json) => { if (json.items[0]) json.items[0].state = 'rejected'; })),
  fault('privacy.sent-stays-private', 'finds by its words what nobody has reviewed', { out: (told, asked) => { if (asked.resource === '/suggestions' && /^核对/.test(asked.query.get('q') ?? '')) told.change((json) => { json.items = [{ title: asked.query.get('q') }]; json.total = 1; }); } }, write),
  fault('privacy.sent-stays-private', 'counts in a search what nobody has reviewed', spoil((asked) => asked.resource === '/cases' && /^核对/.test(asked.query.get('q') ?? ''), (json) => { json.total = 1; }), write),
];

const log = (edit: (json: any) => void) => spoil(reads('/staff/audit-entries'), edit);
const rights: Fault[] = [
  fault('rights.scope', 'lets every token do everything', () => {
    let first: string | undefined;
    return { in: ({ resource, headers: sent }) => {
      if (!resource.startsWith('/staff/')) return;
      first ??= sent['authorization'];
      if (first !== undefined) sent['authorization'] = first;
    } };
  }, both),
  fault('rights.ended', 'goes on taking a token that was ended', { out: (told, asked) => { if (asked.resource === '/staff/suggestions' && told.status === 401) Object.assign(told, data({ items: [], total: 0, asOf: '2026-11-20T08:00:00+08:00' })); } }, both),
  fault('rights.told-once', 'lists tokens with what opens doors', spoil(reads('/staff/tokens'), (json) => { for (const item of json.items) item.token = 'ckt_x'; }), both),
  fault('rights.told-once', 'does not list what it made', spoil(reads('/staff/tokens'), (json) => { json.items = []; }), both),
  fault('rights.audited', 'does not write down who ends a token', log((json) => { json.items = json.items.filter(({ act }: { act: string }) => act !== 'token.revoke'); }), both),
  fault('rights.audited', 'loses an entry', log((json) => { if (json.items.length > 10) json.items.splice(3, 1); }), both),
  fault('rights.audit-without-words', 'writes down what somebody wrote', log((json) => { json.items[0].detail.note = '[conformance check] 只读'; }), both),
  fault('rights.audit-proof', 'calls everything whole', spoil(reads('/staff/audit-proof'), (json) => { json.whole = true; json.faults = []; }), office),
  fault('rights.audit-proof', 'has a log that was changed', spoil(reads('/staff/audit-proof'), (json) => { json.whole = false; }), office),
  fault('rights.audited-once', 'writes down every try', log((json) => { json.items = [...json.items, ...json.items]; }), both),
];

const staff: Fault[] = [
  fault('staff.token-required', 'lets anybody read the office’s list', { in: (asked) => (asked.method === 'GET' && asked.resource === '/staff/suggestions' ? data({ items: [], total: 0, asOf: '2026-11-20T08:00:00+08:00' }) : undefined) }),
  fault('staff.challenge', 'does not say how to log in', headers({ 'www-authenticate': undefined })),
  fault('staff.no-store', 'lets the office’s answers be cached', headers({ 'cache-control': 'private, max-age=60' }, ({ resource }) => resource.startsWith('/staff/'))),
  fault('staff.token-not-in-address', 'takes a token from the address', { in: (asked) => { const token = asked.query.get('token'); if (token) { asked.headers['authorization'] = `Bearer ${token}`; asked.query = new URLSearchParams(); } } }, office),
  fault('staff.list', 'lists suggestions without their state', spoil(reads('/staff/suggestions'), (json) => { for (const item of json.items) delete item.state; }), office),
  fault('staff.no-contact', 'shows phone numbers to all staff', spoil(readsBelow('/staff/suggestions'), (json) => { json.contact = { phone: '13800138000' }; }), both),
  fault('staff.moves', 'does not say which moves are open', spoil(({ resource }, { status }) => resource.startsWith('/staff/') && status === 409, (json) => { delete json.allowed; }), both),
  fault('staff.corrections', 'does not say which step is put right', spoil(({ method, resource }, { status }) => method === 'POST' && resource.startsWith('/staff/suggestions/') && status === 201, (json) => { for (const step of json.steps) delete step.corrects; }), both),
  fault('staff.corrections', 'rewrites the step instead', spoil(({ method, resource }, { status }) => method === 'POST' && resource.startsWith('/staff/suggestions/') && status === 201, (json) => { json.steps[0].note = json.steps.at(-1).note; }), both),
];

const works: Fault[] = [
  fault('works.statistics', 'prints a percent without its denominator', spoil(reads('/statistics'), (json) => { for (const item of json.items) if (item.percent) delete item.denominator; })),
  fault('works.statistics', 'rounds a completion rate up', spoil(reads('/statistics'), (json) => { for (const item of json.items) if (item.percent) item.percent = '100.0'; })),
  fault('works.duties', 'counts more than there is', spoil(reads('/duty-records'), (json) => { for (const item of json.items) item.total += 1; })),
  fault('works.duties', 'counts what the list does not have', spoil(reads('/duty-records'), (json) => { for (const item of json.items) { item.total += 1; item.kinds.push({ kind: 'other', count: 1 }); } })),
  fault('works.duties', 'gives points by no scheme', spoil(reads('/duty-records'), (json) => { for (const item of json.items) item.points = { points: 99, scheme: '', on: '2026-01-01' }; })),
  fault('works.progress', 'reports more progress than the milestones', spoil(readsBelow('/projects'), (json) => { json.progress = { numerator: 10_000, denominator: 10_000, percent: '99.0' }; })),
  fault('works.progress', 'does not say that more is spent than planned', spoil(readsBelow('/projects'), (json) => { json.funds.spent = json.funds.planned * 2; })),
  fault('works.way', 'does not say what became of a candidate', spoil(readsBelow('/ballots'), (json) => { for (const one of json.candidates) delete one.project; })),
  fault('works.files', 'links to a script', spoil(readsBelow('/disclosures'), (json) => { for (const one of json.attachments) one.url = 'javascript:alert(1)'; })),
  fault('works.only-published', 'shows drafts', { out: (told, asked) => { if (asked.resource.startsWith('/disclosures/') && told.status === 404) Object.assign(told, data({ id: asked.resource.slice('/disclosures/'.length) })); } }, office),
];

export const readingFaults: readonly Fault[] = [...discovery, ...records, ...paging, ...orders, ...queries, ...figures, ...works, ...privacy, ...rights, ...staff];
