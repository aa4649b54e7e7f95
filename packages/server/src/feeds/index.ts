import type { Activity, BallotSummary, CaseDetail, CaseSummary, CongressEvent, Consultation, DisclosureSummary, ProjectSummary, QaSession, Solicitation, Station, Suggestion } from '@congress-kit/api';
import type { FeedFormat, FeedId } from '@congress-kit/api/feeds';
import { atomOf } from './atom.ts';
import { icalOf } from './ical.ts';
import { jsonFeedOf } from './json-feed.ts';
import { stableId, type CalendarEvent, type Entry } from './model.ts';
import * as records from './records.ts';
import type { Publisher } from './records.ts';

export type { Publisher } from './records.ts';

/** What each feed is made of. */
export interface FeedRecords {
  suggestionsFeed: readonly Suggestion[];
  casesFeed: readonly CaseSummary[];
  caseFeed: readonly CaseDetail[];
  ballotsFeed: readonly BallotSummary[];
  disclosuresFeed: readonly DisclosureSummary[];
  eventsFeed: readonly CongressEvent[];
  consultationsFeed: readonly Consultation[];
  solicitationsFeed: readonly Solicitation[];
  qaSessionsFeed: readonly QaSession[];
  projectsFeed: readonly ProjectSummary[];
  activitiesFeed: readonly Activity[];
  stationsFeed: readonly Station[];
  stationFeed: readonly Station[];
}

interface Contents<T> {
  /** What it is about, after the publisher's name. */
  title(given: readonly T[]): string;
  readonly entries?: (by: Publisher, one: T) => readonly Entry[];
  readonly events?: (by: Publisher, one: T) => readonly CalendarEvent[];
}

const contents: { readonly [Id in FeedId]: Contents<FeedRecords[Id][number]> } = {
  suggestionsFeed: { title: () => '群众意见建议', entries: (by, one) => [records.suggestionEntry(by, one)] },
  casesFeed: { title: () => '办理件', entries: (by, one) => [records.caseEntry(by, one)] },
  caseFeed: { title: ([one]) => one?.title ?? '办理件', entries: records.stepEntries, events: records.caseEvents },
  ballotsFeed: { title: () => '民生实事票决结果', entries: (by, one) => [records.ballotEntry(by, one)] },
  disclosuresFeed: { title: () => '依法公开', entries: (by, one) => [records.disclosureEntry(by, one)] },
  eventsFeed: { title: () => '会议和活动', entries: (by, one) => [records.eventEntry(by, one)], events: records.eventEvents },
  consultationsFeed: { title: () => '法规草案征求意见', entries: (by, one) => [records.callEntry('consultation')(by, one)], events: records.callEvents('consultation') },
  solicitationsFeed: { title: () => '议题征集', entries: (by, one) => [records.callEntry('solicitation')(by, one)], events: records.callEvents('solicitation') },
  qaSessionsFeed: { title: () => '对话局长·群众问政', entries: (by, one) => [records.sessionEntry(by, one)], events: records.sessionEvents },
  projectsFeed: { title: () => '民生实事项目', entries: (by, one) => [records.projectEntry(by, one)] },
  activitiesFeed: { title: () => '代表履职活动', entries: (by, one) => [records.activityEntry(by, one)], events: records.activityEvents },
  stationsFeed: { title: () => '代表接待日', events: records.stationEvents },
  stationFeed: { title: ([one]) => `代表接待日 · ${one?.name ?? ''}`, events: records.stationEvents },
};

/**
 * The text of a feed.
 * @param self its address without the ending: absolute, or relative to where it lies
 */
export const writeFeed = <Id extends FeedId>(id: Id, format: FeedFormat, given: FeedRecords[Id], by: Publisher, self: string): string => {
  const { title, entries = () => [], events = () => [] } = contents[id] as unknown as Contents<FeedRecords[Id][number]>;
  const name = `${title(given)} · ${by.name}`;
  if (format === 'ics') return icalOf({ name, events: given.flatMap((one) => events(by, one)) });
  // A feed about one record is another feed for every record.
  const about = id === 'caseFeed' ? [(given[0] as CaseDetail).number] : [];
  const feed = { id: `urn:uuid:${stableId(by.id, id, ...about)}`, title: name, author: by.name, self, entries: given.flatMap((one) => entries(by, one)) };
  return format === 'atom' ? atomOf(feed) : jsonFeedOf(feed);
};
