import { limits } from '@congress-kit/api/limits';
import type { OperationSpec } from '@congress-kit/api/operation';
import { clockPresets } from '@congress-kit/api/rules/clock';
import { figuresOf } from '@congress-kit/api/rules/clock-figures';
import { similarFrom, similarity } from '@congress-kit/api/rules/similarity';
import { completeAnswer } from './generate.ts';
import { listRows } from './lists.ts';
import { findRow, type Records, rowsFor, show } from './records.ts';
import { Refusal } from './refuse.ts';
import { isList, keyIn, type Route } from './routes.ts';
import { refOf, type Row, rowsOf } from './world.ts';

/** Answers that are no record and no list of records. */
type Maker = (records: Records, query: Row) => Row;

const discovery: Maker = ({ world }) => ({
  name: '青禾县人大代表工作公开平台', version: '0.1.0', sample: true, congress: refOf(rowsOf(world, 'congresses')[0]!), languages: ['zh-CN', 'en'],
  consent: { textVersion: '2026-1', retentionMonths: 12 }, limits: { ...limits }, clocks: figuresOf(clockPresets), links: { openapi: '/v1/openapi.json', docs: '/v1/docs', finderIndex: '/v1/finder-index', petitions: 'https://petitions.example/' },
});

const finderIndex: Maker = ({ world, now }) => {
  const [divisions, stations, groups, deputies] = ['divisions', 'stations', 'groups', 'deputies'].map((name) => rowsOf(world, name)) as [Row[], Row[], Row[], Row[]];
  const text = (rows: readonly Row[], key: string): string[] => rows.map((row) => String(row[key] ?? ''));
  const at = (rows: readonly Row[], id: unknown): number => rows.findIndex((row) => row['id'] === id);
  const places = (rows: readonly Row[], key: string, to: readonly Row[]): number[][] => rows.map((row) => (row[key] as { id: string }[]).map(({ id }) => at(to, id)).filter((place) => place !== -1));
  return {
    asOf: now.slice(0, 10), source: '代表名册.xlsx',
    divisions: { id: text(divisions, 'id'), name: text(divisions, 'name'), pinyin: text(divisions, 'pinyin'), kind: text(divisions, 'kind'), parent: divisions.map(({ parentId }) => at(divisions, parentId)) },
    stations: {
      id: text(stations, 'id'), name: text(stations, 'name'), kind: text(stations, 'kind'), address: text(stations, 'address'), hours: text(stations, 'hours'),
      receptions: stations.map(({ receptions }) => (receptions as { text: string }[]).map((one) => one.text).join('；')), divisions: places(stations, 'divisions', divisions),
    },
    groups: { id: text(groups, 'id'), name: text(groups, 'name') },
    deputies: {
      id: text(deputies, 'id'), name: text(deputies, 'name'), pinyin: text(deputies, 'pinyin'), post: text(deputies, 'post'),
      levels: deputies.map(({ memberships }) => (memberships as { level: string }[]).map(({ level }) => level)),
      divisions: places(deputies, 'divisions', divisions), stations: places(deputies, 'stations', stations), groups: places(deputies, 'groups', groups),
    },
  };
};

const similar = (records: Records, operation: OperationSpec, query: Row): Row => {
  const items = rowsFor(records, operation)
    .map((row) => ({ row, similarity: similarity(String(query['title']), String(row['title'])) }))
    .filter((one) => one.similarity >= similarFrom)
    .sort((one, other) => other.similarity - one.similarity)
    .slice(0, Number(query['limit'] ?? 5));
  const shape = (operation.response._zod.def as unknown as { shape: { items: { _zod: { def: { element: OperationSpec['response'] } } } } }).shape;
  const one: OperationSpec = { ...operation, response: shape.items._zod.def.element };
  return { items: items.map((found) => show(records, one, { ...found.row, similarity: found.similarity })), asOf: records.now };
};

const makers: Readonly<Record<string, Maker>> = { getDiscovery: discovery, getFinderIndex: finderIndex };

/** The answer to a read. */
export const read = (records: Records, route: Route, query: Row): unknown => {
  const { operation } = route;
  const making = { random: records.random.fork(operation.id), world: records.world, today: records.now.slice(0, 10), position: 0 };
  const maker = makers[operation.id];
  if (maker) return completeAnswer(operation.response, maker(records, query), making, false);
  if (operation.id === 'listSimilarSuggestions') return similar(records, operation, query);
  const key = keyIn(route);
  if (isList(operation)) {
    const all = rowsFor(records, operation);
    // A list below a record: its own, where the records say whose they are.
    const own = key === undefined ? all : all.filter((row) => JSON.stringify(row).indexOf(`"${key}"`) !== -1);
    const listed = listRows(own.length > 0 ? own : all, query, records.world);
    if (!listed) throw new Refusal('invalid_request', { errors: [{ in: 'query', pointer: '/cursor', code: 'bad_format' }] });
    const { rows, ...rest } = listed;
    return { items: rows.map((row) => show(records, operation, row, query['include'] as string[] | undefined)), ...rest, asOf: records.now };
  }
  if (key === undefined) return completeAnswer(operation.response, {}, making);
  const row = findRow(records, operation, key);
  if (!row) throw new Refusal(operation.access === 'receipt' ? 'receipt_not_found' : 'not_found');
  return show(records, operation, row);
};
