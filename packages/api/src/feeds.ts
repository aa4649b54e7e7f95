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
  /** Below `/v1`, without the dot and the format it ends with. */
  readonly path: string;
  readonly formats: readonly FeedFormat[];
  /** The tag of the resource it tells about. */
  readonly tag: string;
}

/** Entries or events of a feed of many; the newest, or with calendars those to come and those of late. */
export const feedLength = 50;

export const feeds = [
  { id: 'suggestionsFeed', path: '/feeds/suggestions', formats: ['atom', 'json'], tag: 'suggestions' },
  { id: 'casesFeed', path: '/feeds/cases', formats: ['atom', 'json'], tag: 'cases' },
  { id: 'caseFeed', path: '/feeds/cases/{number}', formats: ['atom', 'json', 'ics'], tag: 'cases' },
  { id: 'ballotsFeed', path: '/feeds/ballots', formats: ['atom', 'json'], tag: 'ballots' },
  { id: 'disclosuresFeed', path: '/feeds/disclosures', formats: ['atom', 'json'], tag: 'disclosures' },
  { id: 'eventsFeed', path: '/feeds/events', formats: ['atom', 'json', 'ics'], tag: 'events' },
  { id: 'consultationsFeed', path: '/feeds/consultations', formats: ['atom', 'json', 'ics'], tag: 'consultations' },
  { id: 'solicitationsFeed', path: '/feeds/solicitations', formats: ['atom', 'json', 'ics'], tag: 'solicitations' },
  { id: 'qaSessionsFeed', path: '/feeds/qa-sessions', formats: ['atom', 'json', 'ics'], tag: 'qa-sessions' },
  { id: 'projectsFeed', path: '/feeds/projects', formats: ['atom', 'json'], tag: 'projects' },
  { id: 'activitiesFeed', path: '/feeds/activities', formats: ['atom', 'json', 'ics'], tag: 'activities' },
  { id: 'stationsFeed', path: '/feeds/stations', formats: ['ics'], tag: 'stations' },
  { id: 'stationFeed', path: '/feeds/stations/{id}', formats: ['ics'], tag: 'stations' },
] as const satisfies readonly FeedSpec[];
export type FeedId = (typeof feeds)[number]['id'];
