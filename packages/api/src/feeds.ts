/**
 * What one can subscribe to: Atom (RFC 4287), JSON Feed 1.1, iCalendar (RFC 5545). Beside the operations, because their answers are
 * not JSON of the contract; everything in them is in a public read too.
 */
export const feedFormats = ['atom', 'json', 'ics'] as const;
export type FeedFormat = (typeof feedFormats)[number];

export const feedMediaTypes: Readonly<Record<FeedFormat, string>> = {
  atom: 'application/atom+xml; charset=utf-8', json: 'application/feed+json; charset=utf-8', ics: 'text/calendar; charset=utf-8',
};

export interface FeedSpec {
  /** Its name in the document (`operationId`). */
  readonly id: string;
  /** Below `/v1`, without the dot and the format it ends with: `/feeds/`, and the resource it tells of. */
  readonly path: string;
  readonly formats: readonly FeedFormat[];
}

/** Entries or events of a feed of many; the newest, or with calendars those to come and those of late. */
export const feedLength = 50;

export const feeds = [
  { id: 'suggestionsFeed', path: '/feeds/suggestions', formats: ['atom', 'json'] },
  { id: 'casesFeed', path: '/feeds/cases', formats: ['atom', 'json'] },
  { id: 'caseFeed', path: '/feeds/cases/{number}', formats: ['atom', 'json', 'ics'] },
  { id: 'ballotsFeed', path: '/feeds/ballots', formats: ['atom', 'json'] },
  { id: 'disclosuresFeed', path: '/feeds/disclosures', formats: ['atom', 'json'] },
  { id: 'eventsFeed', path: '/feeds/events', formats: ['atom', 'json', 'ics'] },
  { id: 'consultationsFeed', path: '/feeds/consultations', formats: ['atom', 'json', 'ics'] },
  { id: 'solicitationsFeed', path: '/feeds/solicitations', formats: ['atom', 'json', 'ics'] },
  { id: 'qaSessionsFeed', path: '/feeds/qa-sessions', formats: ['atom', 'json', 'ics'] },
  { id: 'projectsFeed', path: '/feeds/projects', formats: ['atom', 'json'] },
  { id: 'activitiesFeed', path: '/feeds/activities', formats: ['atom', 'json', 'ics'] },
  { id: 'stationsFeed', path: '/feeds/stations', formats: ['ics'] },
  { id: 'stationFeed', path: '/feeds/stations/{id}', formats: ['ics'] },
] as const satisfies readonly FeedSpec[];
export type FeedId = (typeof feeds)[number]['id'];
