import { addDays } from '@congress-kit/api/rules/calendar-days';
import { activityMatters } from './words.ts';
import { from, type Making, refOf, type Row, rowsOf } from './world.ts';

type Named = { readonly id: string; readonly name: string };

/** What deputies did, and what that comes to for each of them in each year. */
export const makeDuties = (making: Making): void => {
  const { random, scale, world, today } = making;
  const activities = rowsOf(world, 'activities');
  for (let at = 0; at < 10 * scale; at += 1) {
    const [kind, title] = activityMatters[at % activityMatters.length]!;
    const station = random.pick(rowsOf(world, 'stations').filter(({ deputies }) => (deputies as Named[]).length > 0));
    const [division] = station['divisions'] as [Named];
    const isReception = kind === 'reception';
    const on = addDays(today, -20 * (at + 1) - random.int(0, 9));
    activities.push({
      id: `HD-${on.slice(0, 4)}-${String(at + 1).padStart(3, '0')}`, kind, title: isReception ? `${String(station['name'])}${title}` : `${title}（${division.name}）`, on, ...(kind === 'research' && { until: addDays(on, 2) }),
      place: station['address'], division, ...(isReception && { station: refOf(station) }), organizer: '青禾县人大常委会办公室', deputies: random.some(station['deputies'] as Named[], random.int(1, 3)),
      summary: isReception ? '收集的意见已转有关单位办理。' : '形成调研报告，已送有关单位。', ...(isReception && { residents: random.int(5, 30), opinions: random.int(1, 8) }), ...from(making, '履职活动.csv'),
    });
  }
  const years = new Map<string, Row>();
  for (const { kind, on, deputies } of activities) {
    for (const deputy of deputies as Named[]) {
      const id = `${deputy.id}-${String(on).slice(0, 4)}`;
      const record = years.get(id) ?? { id, deputy, year: Number(String(on).slice(0, 4)), total: 0, kinds: [], definition: '按履职活动记录统计，一次活动计一次。', ...from(making, '履职活动.csv') };
      years.set(id, record);
      const kinds = record['kinds'] as { kind: unknown; count: number }[];
      const known = kinds.find((one) => one.kind === kind);
      if (known) known.count += 1;
      else kinds.push({ kind, count: 1 });
      record['total'] = Number(record['total']) + 1;
    }
  }
  rowsOf(world, 'duty-records').push(...[...years.values()].sort((one, other) => (String(one['id']) < String(other['id']) ? -1 : 1)));
};
