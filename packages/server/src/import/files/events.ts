import { code, count, instant, line, optional, phones, reference, sheet, text, word } from '../columns.ts';
import { file } from '../file.ts';
import { plainSearch } from '../names.ts';
import { warnOfPhone } from '../parse.ts';
import { syncRows, type RowOf } from '../rows.ts';
import { attendanceWords, eventKindWords, eventStatusWords } from '../words.ts';
import { divisionIdOf } from './divisions.ts';

const events = sheet({
  sheet: '会议活动',
  also: ['活动', '会议安排'],
  columns: {
    id: code('编号', 'HD-2026-001', { also: ['活动编号'] }),
    title: line('名称', { also: ['活动名称', '会议名称'], max: 120 }),
    kind: word('类型', eventKindWords, { also: ['活动类型'] }),
    status: word('状态', eventStatusWords),
    statusNote: optional(text('状态说明', { also: ['推迟或取消原因'], max: 500 })),
    startsAt: instant('开始时间', { also: ['时间'] }),
    endsAt: optional(instant('结束时间')),
    place: optional(line('地点', { also: ['会场'] })),
    address: optional(line('地址', { also: ['详细地址'] })),
    division: optional(reference('区划代码', 'division', '990101')),
    session: optional(reference('会议编号', 'session', 'HY-990101-18-5', { also: ['所属会议'] })),
    organizerName: line('举办单位', { also: ['主办单位', '召集单位'], max: 80 }),
    organizer: optional(reference('举办单位编号', 'owner', 'ZGW01')),
    agenda: optional(text('议程', { max: 2000 })),
    attendance: word('旁听方式', attendanceWords, { also: ['参加方式'] }),
    seats: optional(count('旁听席位', { also: ['席位'] })),
    applyUntil: optional(instant('报名截止', { also: ['报名截止时间'] })),
    how: optional(text('报名办法', { also: ['怎么参加'], max: 500 })),
    phone: optional(phones('报名电话', { also: ['办公电话'] })),
  },
  key: ['id'],
});

export const eventsFile = file({
  name: '会议活动',
  also: ['活动安排', '会议安排'],
  sheets: { events },
  check: ({ events: rows }, { today, source }) => {
    for (const row of rows.sound) {
      const { startsAt, endsAt, applyUntil, attendance, how, status, statusNote } = row.values;
      warnOfPhone(rows, row, 'phone', row.values.phone);
      if (endsAt !== null && endsAt < startsAt) rows.fault(row, 'endsAt', 'wrong_order', { value: endsAt.slice(0, 16).replace('T', ' '), expected: startsAt.slice(0, 16).replace('T', ' ') });
      if (applyUntil !== null && applyUntil > startsAt) rows.fault(row, 'applyUntil', 'wrong_order', { value: startsAt.slice(0, 16).replace('T', ' '), expected: applyUntil.slice(0, 16).replace('T', ' ') });
      // Whoever is told to register must be told how, and whoever had it in a calendar why it is off.
      if (attendance === 'by_application' && how === null) rows.fault(row, 'how', 'empty_required');
      if (status !== 'scheduled' && statusNote === null) rows.fault(row, 'statusNote', 'empty_required');
    }
    return async ({ trx, progress }) => {
      const at = (text: string | null): Date | null => (text === null ? null : new Date(text));
      await syncRows(trx, 'events', 'id', rows.sound.map(({ values }): RowOf<'events'> => ({
        id: values.id, title: values.title, kind: values.kind, status: values.status, status_note: values.statusNote, starts_at: new Date(values.startsAt), ends_at: at(values.endsAt),
        place: values.place, address: values.address, division_id: values.division ? divisionIdOf(values.division) : null, session_id: values.session, organizer_id: values.organizer,
        organizer_name: values.organizerName, agenda: (values.agenda ?? '').split(/[；;\n]/).map((part) => part.trim()).filter(Boolean), attendance: values.attendance, seats: values.seats,
        apply_until: at(values.applyUntil), how: values.how, office_phone: values.phone, search: plainSearch(values.title, values.id, values.place, values.organizerName), source, as_of: today,
      })), rows.counts, progress);
    };
  },
});
