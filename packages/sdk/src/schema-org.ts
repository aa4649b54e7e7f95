import type { Deputy } from '@congress-kit/api/resources/deputies';
import type { DisclosureSummary } from '@congress-kit/api/resources/disclosures';
import type { CongressEvent } from '@congress-kit/api/resources/events';
import type { Station } from '@congress-kit/api/resources/stations';
import type { SuggestionDetail } from '@congress-kit/api/resources/suggestions';

/**
 * What a page about one record tells search engines, in the words of schema.org: for pages that a server makes. Put it into the page as
 * `<script type="application/ld+json">${schemaOrgText(stationSchemaOrg(station, { url }))}</script>`: a block of data, which no
 * Content-Security-Policy has to allow.
 *
 * Only what the public answer holds, and only where a word of schema.org means the same: coordinates go along in WGS-84 alone, opening hours stay
 * words. What is absent from the record is absent here.
 */

const context = 'https://schema.org';

export interface SchemaOrgOptions {
  /** The page's own address, whole. */
  readonly url?: string;
}

const ofPage = ({ url }: SchemaOrgOptions) => ({ ...(url !== undefined && { url }) });
const government = (name: string) => ({ '@type': 'GovernmentOrganization', name }) as const;
const areas = (divisions: readonly { readonly name: string }[]) => divisions.map(({ name }) => ({ '@type': 'AdministrativeArea', name }) as const);

/** 代表: a person with a seat in one congress or several. Nothing private can be in it: nothing private is in the record. */
export const deputySchemaOrg = ({ id, name, post, memberships, stations }: Deputy, options: SchemaOrgOptions = {}) => ({
  '@context': context, '@type': 'Person', ...ofPage(options), identifier: id, name,
  ...(post && { jobTitle: post }),
  memberOf: memberships.filter(({ congress }) => congress !== undefined).map(({ congress, startDate, endDate }) => ({
    '@type': 'OrganizationRole', roleName: '人大代表', ...(startDate && { startDate }), ...(endDate && { endDate }), memberOf: government(congress!.name),
  }) as const),
  ...(stations.length > 0 && { workLocation: stations.map((station) => ({ '@type': 'Place', name: station.name }) as const) }),
}) as const;

/** 代表家站: an office of the congress. Its telephone is the office's. */
export const stationSchemaOrg = ({ id, name, address, geo, officePhone, divisions }: Station, options: SchemaOrgOptions = {}) => ({
  '@context': context, '@type': 'GovernmentOffice', ...ofPage(options), identifier: id, name,
  address: { '@type': 'PostalAddress', streetAddress: address, addressCountry: 'CN' },
  ...(geo?.datum === 'WGS-84' && { geo: { '@type': 'GeoCoordinates', latitude: geo.latitude, longitude: geo.longitude } as const }),
  ...(officePhone && { telephone: officePhone }),
  ...(divisions.length > 0 && { areaServed: areas(divisions) }),
}) as const;

const eventStatuses = { scheduled: 'EventScheduled', postponed: 'EventPostponed', cancelled: 'EventCancelled' } as const;

/** A sitting, a hearing, an open day. A cancelled one says so. */
export const eventSchemaOrg = ({ id, title, status, startsAt, endsAt, place, address, organizer, agenda }: CongressEvent, options: SchemaOrgOptions = {}) => {
  const known = eventStatuses[status as keyof typeof eventStatuses] as (typeof eventStatuses)[keyof typeof eventStatuses] | undefined;
  return {
    '@context': context, '@type': 'Event', ...ofPage(options), identifier: id, name: title, startDate: startsAt,
    ...(endsAt && { endDate: endsAt }),
    ...(known && { eventStatus: `${context}/${known}` as const }),
    ...((place || address) && { location: { '@type': 'Place', name: place ?? address!, ...(address && { address }) } as const }),
    organizer: government(organizer.name),
    ...(agenda.length > 0 && { description: agenda.join('；') }),
  } as const;
};

/** 依法公开: a regulation is Legislation, every other document a report of its organ. */
export const disclosureSchemaOrg = ({ id, title, kind, documentNo, organ, adoptedOn, issuedOn, effectiveOn, replaces }: DisclosureSummary, options: SchemaOrgOptions = {}) => {
  const common = { '@context': context, ...ofPage(options), name: title, datePublished: issuedOn, publisher: government(organ.name) } as const;
  if (kind !== 'regulation') return { ...common, '@type': 'Report', identifier: documentNo ?? id } as const;
  return {
    ...common, '@type': 'Legislation', legislationIdentifier: documentNo ?? id, legislationPassedBy: government(organ.name),
    ...(adoptedOn && { legislationDate: adoptedOn }),
    ...(effectiveOn && { legislationDateOfApplicability: effectiveOn }),
    ...(replaces.length > 0 && { legislationRepeals: replaces.map(({ name }) => ({ '@type': 'Legislation', name }) as const) }),
  } as const;
};

/** A public suggestion and what was answered. The author is named where they wished to be. */
export const suggestionSchemaOrg = ({ receiptNo, title, body, authorName, submittedOn, replies }: SuggestionDetail, options: SchemaOrgOptions = {}) => {
  const answers = replies.map(({ text, issuedOn, signedBy }) => ({ '@type': 'Answer', text, dateCreated: issuedOn, ...(signedBy && { author: government(signedBy) }) }) as const);
  const latest = answers[answers.length - 1];
  return {
    '@context': context, '@type': 'Question', ...ofPage(options), identifier: receiptNo, name: title, dateCreated: submittedOn, answerCount: answers.length,
    ...(body && { text: body }),
    ...(authorName && { author: { '@type': 'Person', name: authorName } as const }),
    ...(latest && { acceptedAnswer: latest }),
    ...(answers.length > 1 && { suggestedAnswer: answers.slice(0, -1) }),
  } as const;
};

/** As text for a `<script type="application/ld+json">`: no word in it can end the script. */
export const schemaOrgText = (value: object): string => JSON.stringify(value).replace(/</g, '\\u003c');
