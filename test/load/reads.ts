// Every list of the public and of the office that grows, with every filter and order it has, and one record of each kind.
import { operations } from '@congress-kit/api/operations';
import { sizes, type Size } from './county.ts';

/** What each filter is asked for: something that is there. A list in the place of one: several requests. */
const values: Readonly<Record<string, readonly string[]>> = {
  state: ['accepted'], category: ['roads'], division: ['990100', '990100.003.004'], deputy: ['DB000020'], updatedSince: ['2026-02-28T12:00:00Z'], q: ['路灯积水', '盼望早日', '灯'],
  level: ['county'], station: ['JZ7'], group: ['XZ3'], kind: ['village'], parentId: ['990100.003'], organization: ['DW3'], origin: ['deputy_suggestion'], phase: ['handling'],
  facets: [], include: ['steps'], limit: ['100'], cursor: [], priority: ['true'], congressId: ['RD0'], year: ['2025'], title: ['建议改善路灯积水'],
  // The county's 1,125 cases are no older than 2023: of an earlier day it would tell how long finding nothing takes.
  dueBefore: ['2023-06-01'], owing: ['assign', 'return', 'co_reply', 'publish', 'promise'],
};
/** Which figures a list has. */
const facetsOf: Readonly<Record<string, readonly string[]>> = { listSuggestions: ['category', 'township'], listDeputies: ['level', 'township', 'group'], listCases: ['phase', 'organization', 'light'], listActivities: ['kind', 'year'] };

/** A word of a list's own. */
const own: Readonly<Record<string, readonly string[]>> = {
  'listStations kind': ['station'], 'listDeputies q': ['赵路灯', 'zhao', 'DB000020'], 'listCases q': ['路灯办理件', 'qz-2026-0000007'], 'listStations q': ['家站7'], 'listDivisions q': ['village'],
  'listActivities kind': ['reception'], 'listActivities q': ['路灯活动'], 'listDutyRecords q': ['db000020'], 'listCases state': ['handling'], 'listStaffCases state': ['handling'],
};
const lists = ['listSuggestions', 'listDeputies', 'listCases', 'listDivisions', 'listStations', 'listStaffSuggestions', 'listStaffCases', 'listSimilarSuggestions', 'listActivities', 'listDutyRecords'];
/** Several filters at once, as a county's page in a province asks. */
const together: readonly [list: string, filters: Record<string, string>][] = [
  ['listDeputies', { division: '990100', q: '赵' }], ['listDeputies', { division: '990100', level: 'county' }], ['listDeputies', { division: '990100', facets: 'township' }], ['listStations', { division: '990100', q: '家站' }],
  ['listSuggestions', { division: '990100', q: '路灯' }], ['listSuggestions', { division: '990100', category: 'roads' }], ['listSuggestions', { division: '990100', facets: 'category' }], ['listSuggestions', { category: 'roads', state: 'accepted' }],
  ['listCases', { organization: 'DW3', phase: 'handling' }], ['listCases', { division: '990100', phase: 'handling' }], ['listCases', { division: '990100.003', facets: 'phase' }], ['listCases', { congressId: 'RD0', sort: 'dueOn' }], ['listCases', { q: '路灯', phase: 'handling' }], ['listStaffCases', { organization: 'DW3', state: 'handling' }], ['listStaffCases', { owing: 'publish', dueBefore: '2026-04-10' }], ['listStaffCases', { owing: 'co_reply', dueBefore: '2026-02-01', organization: 'DW6' }],
];
/** The page in the middle of a list, by the cursor that whoever turned pages until there holds. */
const middles = ({ suggestions, deputies }: Size): Read[] => {
  const at = (list: string, ...values: string[]): string => Buffer.from(JSON.stringify([list, ...values])).toString('base64url');
  const number = Math.floor(suggestions / 2);
  const instant = new Date(Date.parse('2026-03-01T00:00:00Z') - number * 97_000).toISOString().replace('Z', '000Z');
  const receiptNo = `QH-2026-${String(number).padStart(7, '0')}-X`;
  const page = (name: string, path: string, isStaff = false): Read => ({ name: `${name}, in the middle`, path, isStaff });
  return [
    page('listSuggestions', `/suggestions?cursor=${at('suggestions -submittedOn', instant, receiptNo)}`),
    page('listSuggestions sort=-changedAt', `/suggestions?sort=-changedAt&cursor=${at('suggestions -changedAt', instant, receiptNo)}`),
    page('listSuggestions q=盼望早日', `/suggestions?${new URLSearchParams({ q: '盼望早日' })}&cursor=${at('suggestions -submittedOn', instant, receiptNo)}`),
    page('listDeputies', `/deputies?cursor=${at('deputies id', `DB${String(Math.floor(deputies / 2)).padStart(6, '0')}`)}`),
    page('listCases', `/cases?cursor=${at('cases -registeredOn', '2024-06-01', 'QZ-2026-0000500')}`),
  ];
};

const feeds = ['/feeds/suggestions.atom', '/feeds/cases.json', '/feeds/cases/QZ-2026-0000007.ics', '/feeds/stations/JZ7.ics'];
const records = ['/deputies/DB000020', '/cases/QZ-2026-0000007', '/suggestions/QH-2026-0000202-X', '/divisions/990100.003', '/stations/JZ7', '/staff/cases/QZ-2026-0000007', '/staff/suggestions/QH-2026-0000202-X'];

export interface Read { readonly name: string; readonly path: string; readonly isStaff: boolean }

interface Shape { readonly shape?: Record<string, unknown>; readonly def?: { shape?: Record<string, unknown> } }
const fieldsOf = (schema: unknown): string[] => Object.keys((schema as Shape | undefined)?.shape ?? (schema as Shape | undefined)?.def?.shape ?? {});

const orders: Readonly<Record<string, readonly string[]>> = {
  listSuggestions: ['-submittedOn', 'submittedOn', '-supportCount', '-changedAt'], listDeputies: ['id', 'name', '-changedAt'], listCases: ['-registeredOn', '-changedAt'], listDivisions: ['id', 'name'],
  listStations: ['id', '-changedAt'], listStaffSuggestions: ['-submittedAt', '-changedAt'], listStaffCases: ['-registeredOn', '-changedAt'], listActivities: ['-on', 'id', '-changedAt'], listDutyRecords: ['id', '-changedAt'],
};

/** @param size of the county, for where the middle of its lists is */
export const reads = (size: Size = sizes.county): Read[] => [
  ...operations.filter(({ id }) => lists.includes(id)).flatMap(({ id, path, query, access }) => {
    const needed: Record<string, string> = id === 'listSimilarSuggestions' ? { title: values['title']![0]! } : {};
    const ask = (name: string, more: Record<string, string>): Read => ({ name: `${id} ${name}`, path: `${path}?${new URLSearchParams({ ...needed, ...more })}`, isStaff: access === 'staff' });
    const figures = (facetsOf[id] ?? []).map((name) => ask(`facets=${name}`, { facets: name }));
    const filters = fieldsOf(query).filter((name) => !['sort', 'title'].includes(name) && !(id === 'listSimilarSuggestions' && name === 'limit')).flatMap((name) => (own[`${id} ${name}`] ?? values[name] ?? []).map((value) => ask(`${name}=${value}`, { [name]: value })));
    const several = together.filter(([list]) => list === id).map(([, filters]) => ask(Object.entries(filters).map((one) => one.join('=')).join(' '), filters));
    return [ask('', {}), ...(orders[id] ?? []).map((sort) => ask(`sort=${sort}`, { sort })), ...filters, ...several, ...figures];
  }),
  ...middles(size),
  ...[...records, ...feeds].map((path) => ({ name: path, path, isStaff: path.startsWith('/staff') })),
];
