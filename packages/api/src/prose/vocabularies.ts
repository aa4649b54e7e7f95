/**
 * What fields are called in vocabularies that others use, after Popolo's contexts (popoloproject.com) where it has the class: a deputy is its Person,
 * a ballot its VoteEvent. A term is mapped only where it means the same: coordinates are not, because theirs are WGS-84 and a station's datum may be GCJ-02.
 * Found by the whole path (`Membership.startDate`), else by its last names.
 */
export const prefixes = {
  dc: 'http://purl.org/dc/elements/1.1/', dcterms: 'http://purl.org/dc/terms/', foaf: 'http://xmlns.com/foaf/0.1/', hydra: 'http://www.w3.org/ns/hydra/core#', opengov: 'http://www.w3.org/ns/opengov#',
  org: 'http://www.w3.org/ns/org#', schema: 'http://schema.org/', skos: 'http://www.w3.org/2004/02/skos/core#', xsd: 'http://www.w3.org/2001/XMLSchema#',
} as const;

/** Begins the name of every term that only this API has: `urn:congress-kit:Deputy.post` is the line `Deputy`, `post` of the data dictionary. Names, not addresses. */
export const ownTerms = 'urn:congress-kit:';

export const establishedTerms: Readonly<Record<string, `${keyof typeof prefixes}:${string}`>> = {
  id: 'dcterms:identifier', name: 'schema:name', title: 'dcterms:title', source: 'dc:source', changedAt: 'dcterms:modified', url: 'schema:url', number: 'dcterms:identifier',
  documentNo: 'dcterms:identifier', receiptNo: 'dcterms:identifier', issuedOn: 'dcterms:issued', body: 'schema:text', text: 'schema:text', summary: 'dcterms:abstract', division: 'dcterms:spatial',
  // Areas, organisations, people
  'Division.kind': 'dcterms:type', validFrom: 'schema:validFrom', validTo: 'schema:validThrough',
  'Organization.name': 'skos:prefLabel', 'Organization.shortName': 'skos:altLabel', 'Organization.kind': 'org:classification',
  'Deputy.name': 'foaf:name', 'Deputy.photo': 'schema:image', 'Deputy.memberships': 'org:hasMembership', 'Deputy.post': 'schema:jobTitle',
  'Membership.congress': 'org:organization', 'Membership.delegation': 'opengov:onBehalfOf', 'Membership.startDate': 'schema:validFrom', 'Membership.endDate': 'schema:validThrough',
  startDate: 'schema:startDate', endDate: 'schema:endDate', 'Station.address': 'schema:address', officePhone: 'schema:telephone',
  // What is said and done
  submittedOn: 'dcterms:dateSubmitted', authorName: 'schema:creator', attachments: 'schema:associatedMedia', evidence: 'schema:associatedMedia', mediaType: 'schema:encodingFormat', sha256: 'schema:sha256', bytes: 'schema:contentSize', width: 'schema:width', height: 'schema:height',
  // Votes and meetings
  'Ballot.congress': 'schema:organizer', 'BallotSummary.congress': 'schema:organizer', session: 'schema:superEvent', votedOn: 'schema:startDate', startsAt: 'schema:startDate', endsAt: 'schema:endDate', 'Event.place': 'schema:location',
  // Documents and figures
  replaces: 'dcterms:replaces', replacedBy: 'dcterms:isReplacedBy', adoptedOn: 'schema:legislationDate', definition: 'skos:definition',
  // A page of a list
  items: 'hydra:member', total: 'hydra:totalItems',
};
