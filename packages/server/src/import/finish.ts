import { sql } from 'kysely';
import { bumpDataVersion, readDataVersion, readSetting, writeSetting } from '../store/settings.ts';
import type { Trx } from '../store/transaction.ts';
import { writeEvent } from '../webhooks/outbox.ts';
import { placePinyin } from './names.ts';

/** What a file leaves behind beside its rows, in the same transaction. */

const readText = async (trx: Trx, key: string): Promise<string | undefined> => {
  const row = await trx.selectFrom('settings').select('value').where('key', '=', key).executeTakeFirst();
  return typeof row?.value === 'string' ? row.value : undefined;
};

/** The congress whose site this is: the one of the topmost division there is, unless the office has chosen another. */
const settleCongress = async (trx: Trx): Promise<void> => {
  const chosen = await readSetting(trx, 'congress');
  const congresses = await trx.selectFrom('congresses').select(['id', 'name', 'level', 'division_id', 'division_name']).orderBy('id').execute();
  const roots = await trx.selectFrom('divisions').select('id').where('parent_id', 'is', null).execute();
  const own = congresses.find((one) => one.id === chosen?.id)
    ?? congresses.find((one) => roots.some((root) => root.id === one.division_id)) ?? congresses.find((one) => one.level === 'county');
  if (!own) return;
  if (chosen?.id !== own.id || chosen.name !== own.name) await writeSetting(trx, 'congress', { id: own.id, name: own.name });
  if ((await readText(trx, 'receipt_prefix')) !== undefined) return;
  // 青禾县 → QH, unless numbers are in use already.
  const used = await trx.selectFrom('suggestions').select('receipt_no').orderBy('receipt_no', 'desc').limit(1).executeTakeFirst();
  const initials = placePinyin(own.division_name.replace(/(自治)?[县区市旗州省]$/, '')).split(' ').map((syllable) => syllable.charAt(0)).join('').toUpperCase();
  const prefix = used?.receipt_no.split('-')[0] ?? initials;
  if (/^[A-Z]{2,8}$/.test(prefix)) await trx.insertInto('settings').values({ key: 'receipt_prefix', value: JSON.stringify(prefix) }).execute();
};

/** New numbers go on behind the imported ones; the names are those of `store/counters.ts`. */
const raiseCounters = async (trx: Trx): Promise<void> => {
  const raise = (table: 'suggestions' | 'voices' | 'cases', column: 'receipt_no' | 'number', prefix: string) => sql`
    insert into counters (name, value)
    select ${prefix} || split_part(${sql.ref(column)}, '-', 1) || ${table === 'cases' ? '-' : ' '} || split_part(${sql.ref(column)}, '-', 2), max(split_part(${sql.ref(column)}, '-', 3)::integer)
    from ${sql.table(table)} where ${sql.ref(column)} ~ '^[A-Z]+-[0-9]{4}-[0-9]{1,9}(-|$)' group by 1
    on conflict (name) do update set value = greatest(counters.value, excluded.value)`.execute(trx);
  await raise('suggestions', 'receipt_no', 'receipt ');
  await raise('voices', 'receipt_no', 'receipt ');
  await raise('cases', 'number', 'case ');
};

export const finishFile = async (trx: Trx, isSample: boolean): Promise<void> => {
  await settleCongress(trx);
  await raiseCounters(trx);
  if (isSample) await writeSetting(trx, 'sample', true);
  await bumpDataVersion(trx);
  await writeEvent(trx, 'data.imported', { dataVersion: await readDataVersion(trx) }, new Date());
};
