import type { CongressEvent, listEvents as listOperation, QueryOf } from '@congress-kit/api';
import { sql } from 'kysely';
import type { Database } from './database.ts';
import { countBy, readFacets } from './facets.ts';
import { instantText, provenanceOf, refTo, some } from './format.ts';
import { allOf, changedKeys, changedSince, chosen, equals, oneOf, readPage, textKeys, within, type PageOf, type SortNames, type Sorts } from './paging.ts';
import { recordColumns, type RecordOf } from './record-columns.ts';
import { searches } from './searching.ts';

type Query = QueryOf<typeof listOperation>;

export const eventSorts: Sorts<SortNames<Query>> = {
  list: 'events',
  orders: { startsAt: [{ expression: sql.ref('events.starts_at'), kind: 'instant' }, ...textKeys('events.id')], id: textKeys('events.id'), changedAt: changedKeys('events', 'id') },
  usual: '-startsAt',
};

const extraColumns = [
  sql<string | null>`(select name from divisions where id = events.division_id)`.as('division_name'),
  sql<string | null>`(select name from sessions where id = events.session_id)`.as('session_name'),
];
type Row = RecordOf<'events'> & { division_name: string | null; session_name: string | null };

const toEvent = (row: Row): CongressEvent => ({
  id: row.id,
  title: row.title,
  kind: row.kind,
  status: row.status,
  statusNote: some(row.status_note),
  startsAt: instantText(row.starts_at),
  endsAt: row.ends_at === null ? undefined : instantText(row.ends_at),
  place: some(row.place),
  address: some(row.address),
  division: refTo(row.division_id, row.division_name),
  session: refTo(row.session_id, row.session_name),
  organizer: { id: some(row.organizer_id), name: row.organizer_name },
  agenda: row.agenda as string[],
  attendance: {
    mode: row.attendance, seats: some(row.seats), applyUntil: row.apply_until === null ? undefined : instantText(row.apply_until), how: some(row.how), officePhone: some(row.office_phone),
  },
  ...provenanceOf(row),
});

/** The first moment of a day in Shanghai; a day may be any of the calendar, and the database does not know them all. */
const dayStart = (day: string) => sql`${new Date(Math.min(Math.max(Date.parse(`${day}T00:00:00+08:00`), 0), Date.UTC(9999, 0))).toISOString()}::timestamptz`;

const matching = (query: Query) => allOf([
  oneOf('events.kind', query.kind),
  oneOf('events.status', query.status),
  oneOf('events.attendance', query.attendance),
  query.division !== undefined && within('events.division_id', query.division),
  equals('events.session_id', query.session),
  // What has begun and not ended is on.
  query.from !== undefined && sql<boolean>`coalesce(events.ends_at, events.starts_at) >= ${dayStart(query.from)}`,
  query.until !== undefined && sql<boolean>`events.starts_at < ${dayStart(query.until)} + interval '1 day'`,
  changedSince('events', query.updatedSince),
  searches('events', query.q),
]);

const eventFacets = (db: Database, query: Query) => ({
  kind: () => countBy(db, 'events', 'events.kind', matching({ ...query, kind: undefined })),
  status: () => countBy(db, 'events', 'events.status', matching({ ...query, status: undefined })),
});

export const listEvents = async (db: Database, query: Query): Promise<PageOf<CongressEvent>> => {
  const filtered = db.selectFrom('events').where(matching(query));
  const [page, facets] = await Promise.all([
    readPage(db, filtered, chosen(eventSorts, query.sort), query, (rows) => rows.select(recordColumns.events).select(extraColumns)),
    readFacets(query.facets, eventFacets(db, query)),
  ]);
  return { ...page, ...facets, rows: (page.rows as Row[]).map(toEvent) };
};

export const getEvent = async (db: Database, id: string): Promise<CongressEvent | undefined> => {
  const row = await db.selectFrom('events').select(recordColumns.events).select(extraColumns).where('events.id', '=', id).executeTakeFirst() as Row | undefined;
  return row && toEvent(row);
};
