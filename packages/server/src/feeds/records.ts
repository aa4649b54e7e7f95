import type { Activity, BallotSummary, CaseDetail, CaseSummary, CongressEvent, Consultation, DisclosureSummary, ProjectSummary, QaSession, Solicitation, Station, Step, Suggestion } from '@congress-kit/api';
import { everyLabel } from '@congress-kit/api/messages/every';
import { shanghaiDay } from '@congress-kit/api/rules/calendar-days';
import { endings } from '@congress-kit/api/rules/phases';
import { firstDay } from './first-day.ts';
import { instantOfDay, stableId, type CalendarEvent, type Entry, type Linked } from './model.ts';

/** Public records → entries and events. In Chinese, the language of what they tell. */
const labels = everyLabel['zh-CN'] as unknown as Readonly<Record<string, Readonly<Record<string, string>>>>;
const labelOf = (table: string, word: string): string => labels[table]?.[word] ?? word;

/** Whose records they are, and where a person reads on. */
export interface Publisher {
  readonly id: string;
  readonly name: string;
  /** The page about a record, or the record itself where there is no page. */
  linkTo(kind: Linked, id: string): string | undefined;
}

const changedOf = (record: { changedAt?: string | undefined; asOf: string }): string => record.changedAt ?? instantOfDay(record.asOf);
const idOf = (by: Publisher, kind: string, ...names: readonly string[]): string => `urn:uuid:${stableId(by.id, kind, ...names)}`;
const sentence = (...parts: readonly (string | false | undefined)[]): string => parts.filter(Boolean).join('\n');

export const suggestionEntry = (by: Publisher, one: Suggestion): Entry => ({
  id: idOf(by, 'suggestion', one.receiptNo), title: one.title, updated: changedOf(one), published: one.submittedOn, link: by.linkTo('suggestion', one.receiptNo),
  category: labelOf('suggestionCategories', one.category),
  text: sentence(`${labelOf('suggestionStates', one.state)}。编号 ${one.receiptNo}${one.division ? `，${one.division.name}` : ''}`, one.body),
});

export const caseEntry = (by: Publisher, one: CaseSummary): Entry => ({
  id: idOf(by, 'case', one.number), title: one.title, updated: changedOf(one), published: one.registeredOn, link: by.linkTo('case', one.number), category: labelOf('caseOrigins', one.origin),
  text: sentence(
    `${labelOf('caseStates', one.state)}。编号 ${one.number}`, one.leadHandler && `主办单位：${one.leadHandler.name}`, one.clock && !one.clock.doneOn && `答复期限：${one.clock.dueOn}`,
  ),
});

const stepName = (step: Step): string => labels['caseStates']?.[step.type] ?? labelOf('caseActs', step.type);

/** Of a correction: which step it puts right. */
const correctedBy = ({ corrects }: Step, steps: readonly Step[]): string | undefined => {
  const corrected = corrects === undefined ? undefined : steps.find(({ id }) => id === corrects);
  return corrected && `更正 ${corrected.at.slice(0, 10)} 的“${stepName(corrected)}”`;
};

/** Newest first, as every feed. A step is never changed, so its place among the others is its name. */
export const stepEntries = (by: Publisher, one: CaseDetail): Entry[] => one.steps.map((step, index): Entry => ({
  id: idOf(by, 'step', one.number, String(index)), title: `${stepName(step)}：${one.title}`, updated: step.at, published: step.at, link: by.linkTo('case', one.number),
  text: sentence([labelOf('actorRoles', step.actor.role), step.actor.organization].filter(Boolean).join(' · '), correctedBy(step, one.steps), step.note),
})).reverse();

/** When the written reply is due, and the second one where it is handled again. A case that ended another way is called off. */
export const caseEvents = (by: Publisher, one: CaseSummary): CalendarEvent[] => [
  ...dueEvent(by, one, 'case due', one.clock, ''), ...dueEvent(by, one, 'case due again', one.rehandling, '重新'),
];

const dueEvent = (by: Publisher, one: CaseSummary, name: string, clock: { readonly dueOn: string; readonly doneOn?: string | undefined } | undefined, again: string): CalendarEvent[] => {
  if (!clock) return [];
  const { dueOn, doneOn } = clock;
  const isOff = (endings as readonly string[]).includes(one.phase);
  return [{
    uid: stableId(by.id, name, one.number), summary: doneOn ? `已${again}答复：${one.title}` : `${again}答复期限：${one.title}`, changed: changedOf(one), starts: dueOn,
    status: isOff ? 'CANCELLED' : 'CONFIRMED', url: by.linkTo('case', one.number),
    description: sentence(`编号 ${one.number}，${labelOf('caseStates', one.state)}`, one.leadHandler && `主办单位：${one.leadHandler.name}`, doneOn && `${doneOn} 已${again}答复`),
  }];
};

export const ballotEntry = (by: Publisher, one: BallotSummary): Entry => ({
  id: idOf(by, 'ballot', one.id), title: one.title, updated: changedOf(one), published: one.votedOn, link: by.linkTo('ballot', one.id), category: one.division.name,
  text: `${one.candidateCount} 个候选项目选 ${one.seats} 个；到会代表 ${one.present} 人，发票 ${one.issued} 张，收回 ${one.returned} 张。`,
});

export const projectEntry = (by: Publisher, one: ProjectSummary): Entry => ({
  id: idOf(by, 'project', one.id), title: one.title, updated: changedOf(one), link: by.linkTo('project', one.id), category: one.category ?? one.division.name,
  text: sentence(
    `${labelOf('projectStates', one.state)}。${one.division.name}，${one.year} 年`, `牵头单位：${one.leadUnit.name}`, one.progress?.percent && `进度：${one.progress.percent}%`,
    one.finishedOn ? `${one.finishedOn} 完成` : `计划 ${one.dueOn} 完成`,
  ),
});

export const disclosureEntry = (by: Publisher, one: DisclosureSummary): Entry => ({
  id: idOf(by, 'disclosure', one.id), title: one.title, updated: changedOf(one), published: one.issuedOn, link: by.linkTo('disclosure', one.id), category: labelOf('disclosureKinds', one.kind),
  text: sentence(`${one.organ.name}，${one.issuedOn} 公布${one.documentNo ? `，${one.documentNo}` : ''}`, labelOf('disclosureStatuses', one.status)),
});

const held = (one: CongressEvent): string => sentence(
  one.statusNote, one.organizer.name, one.agenda.length > 0 && one.agenda.map((item, index) => `${index + 1}. ${item}`).join('\n'),
  labelOf('attendanceModes', one.attendance.mode), one.attendance.how,
);

export const eventEntry = (by: Publisher, one: CongressEvent): Entry => ({
  id: idOf(by, 'event', one.id), title: one.status === 'scheduled' ? one.title : `${labelOf('eventStatuses', one.status)}：${one.title}`, updated: changedOf(one),
  link: by.linkTo('event', one.id), category: labelOf('eventKinds', one.kind), text: sentence(`${one.startsAt.slice(0, 16).replace('T', ' ')}${one.place ? `，${one.place}` : ''}`, held(one)),
});

export const eventEvents = (by: Publisher, one: CongressEvent): CalendarEvent[] => [{
  uid: stableId(by.id, 'event', one.id), summary: one.title, changed: changedOf(one), starts: one.startsAt, ends: one.endsAt,
  status: one.status === 'cancelled' ? 'CANCELLED' : one.status === 'postponed' ? 'TENTATIVE' : 'CONFIRMED',
  location: [one.place, one.address].filter(Boolean).join('，') || undefined, description: held(one), url: by.linkTo('event', one.id),
}];

/** When, where, who took part, and what came of it. */
const doneAt = (one: Activity): string | undefined => one.place ?? one.station?.name ?? one.division?.name;
const doneBy = (one: Activity): string => sentence(
  one.organizer && `组织：${one.organizer}`, one.deputies.length > 0 && `参加代表：${one.deputies.map(({ name }) => name).join('、')}`,
  one.residents !== undefined && `接待群众 ${one.residents} 人次`, one.opinions !== undefined && `收集意见 ${one.opinions} 件`, one.summary,
);

export const activityEntry = (by: Publisher, one: Activity): Entry => ({
  id: idOf(by, 'activity', one.id), title: one.title, updated: changedOf(one), published: one.on, link: by.linkTo('activity', one.id), category: labelOf('activityKinds', one.kind),
  text: sentence([one.until === undefined ? one.on : `${one.on} 至 ${one.until}`, doneAt(one)].filter(Boolean).join('，'), doneBy(one)),
});

export const activityEvents = (by: Publisher, one: Activity): CalendarEvent[] => [{
  uid: stableId(by.id, 'activity', one.id), summary: `${labelOf('activityKinds', one.kind)}：${one.title}`, changed: changedOf(one), starts: one.on, ends: one.until, status: 'CONFIRMED',
  location: doneAt(one), description: doneBy(one) || undefined, url: by.linkTo('activity', one.id),
}];

/** A draft law for comment 法规草案征求意见, or a call for topics 议题征集. */
type Call = Consultation | Solicitation;
type CallKind = 'consultation' | 'solicitation';

/** What was called off stays in calendars, as called off. */
const statusOf = (cancelledOn: string | undefined): CalendarEvent['status'] => (cancelledOn === undefined ? 'CONFIRMED' : 'CANCELLED');

const windowOf = (one: Call | QaSession): string => sentence(`${labelOf('windowStates', one.state)}，${one.opensOn} 至 ${one.closesOn}`, one.committee && `由${one.committee.name}收集整理`, one.summary);

export const callEntry = (kind: CallKind) => (by: Publisher, one: Call): Entry => ({
  id: idOf(by, kind, one.id), title: one.title, updated: changedOf(one), published: one.opensOn, link: by.linkTo(kind, one.id), category: labelOf(`${kind}Kinds`, one.kind), text: windowOf(one),
});

const asked = { consultation: '征求意见', solicitation: '征集议题', 'qa-session': '征集问题' } as const;

/** The days on which anybody may say something; both the first and the last are open. */
export const callEvents = (kind: keyof typeof asked) => (by: Publisher, one: Call | QaSession): CalendarEvent[] => [{
  uid: stableId(by.id, `${kind} window`, one.id), summary: `${asked[kind]}：${one.title}`, changed: changedOf(one), starts: one.opensOn, ends: one.closesOn,
  status: statusOf(one.cancelledOn), description: windowOf(one), url: by.linkTo(kind, one.id),
}];

const heldOf = (one: QaSession): string => sentence(`${one.heldOn} 问政`, one.place, one.organizations.length > 0 && `到场单位：${one.organizations.map(({ name }) => name).join('、')}`);

/** 对话局长·群众问政. */
export const sessionEntry = (by: Publisher, one: QaSession): Entry => ({
  id: idOf(by, 'qa-session', one.id), title: one.title, updated: changedOf(one), published: one.opensOn, link: by.linkTo('qa-session', one.id), text: sentence(windowOf(one), heldOf(one)),
});

/** The days on which questions are taken, and the day on which they are answered. */
export const sessionEvents = (by: Publisher, one: QaSession): CalendarEvent[] => [...callEvents('qa-session')(by, one), {
  uid: stableId(by.id, 'qa-session', one.id), summary: `问政：${one.title}`, changed: changedOf(one), starts: one.heldOn, location: one.place,
  status: statusOf(one.cancelledOn), description: heldOf(one), url: by.linkTo('qa-session', one.id),
}];

const clockTime = /(\d{1,2})[:：](\d{2})\s*[-–—~～至到]\s*(\d{1,2})[:：](\d{2})/g;

/** `每月12日 14:30-17:00`: the one span of the words; with none or several the whole day is told, and the words beside it. */
const spanOf = (text: string, day: string): { starts: string; ends?: string } => {
  const spans = [...text.matchAll(clockTime)];
  const [, fromHour = '', fromMinute, toHour = '', toMinute] = spans[0] ?? [];
  if (spans.length !== 1 || Number(fromHour) > 23 || Number(toHour) > 23) return { starts: day };
  const at = (hour: string, minute: string): string => `${day}T${hour.padStart(2, '0')}:${minute}:00+08:00`;
  return { starts: at(fromHour, fromMinute!), ends: at(toHour, toMinute!) };
};

/**
 * Reception days, and those that are held no more. Those that go by appointment have no rule, and no event. They begin where the record last changed, as the number of the
 * version counts: a calendar takes no other first day without a higher one, and a spreadsheet that is read again without a change is none.
 */
export const stationEvents = (by: Publisher, one: Station): CalendarEvent[] => [...one.receptions, ...(one.cancelledReceptions ?? [])].flatMap(({ id, text, rrule, deputies, cancelledOn }, index) => {
  const day = rrule && firstDay(rrule, cancelledOn ?? shanghaiDay(changedOf(one)));
  if (!rrule || !day) return [];
  const span = spanOf(text, day);
  return [{
    // By its own number: a day that is moved is the same event at another time, and taking one out leaves the others what they are. A server without numbers has places.
    uid: stableId(by.id, 'reception', one.id, id ?? String(index)), summary: `代表接待日：${one.name}`, changed: changedOf(one), ...span, rrule, status: statusOf(cancelledOn),
    location: one.address, url: by.linkTo('station', one.id),
    description: sentence(cancelledOn && `${cancelledOn} 起取消`, text, deputies && `接待代表：${deputies.map(({ name }) => name).join('、')}`, one.officePhone && `电话：${one.officePhone}`),
  }];
});
