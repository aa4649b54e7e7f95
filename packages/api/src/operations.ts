import type { OperationSpec } from './operation.ts';
import * as activities from './resources/activities.ts';
import * as attachments from './resources/attachments.ts';
import * as ballots from './resources/ballots.ts';
import * as cases from './resources/cases.ts';
import * as congresses from './resources/congresses.ts';
import * as contacts from './resources/contacts.ts';
import * as consultations from './resources/consultations.ts';
import * as deputies from './resources/deputies.ts';
import * as disclosures from './resources/disclosures.ts';
import * as discovery from './resources/discovery.ts';
import * as divisions from './resources/divisions.ts';
import * as evaluations from './resources/evaluations.ts';
import * as events from './resources/events.ts';
import * as groups from './resources/groups.ts';
import * as imports from './resources/imports.ts';
import * as intake from './resources/intake.ts';
import * as personalData from './resources/personal-data.ts';
import * as projects from './resources/projects.ts';
import * as qaSessions from './resources/qa-sessions.ts';
import * as receipts from './resources/receipts.ts';
import * as solicitations from './resources/solicitations.ts';
import * as staffTokens from './resources/staff-tokens.ts';
import * as staffVoices from './resources/staff-voices.ts';
import * as staff from './resources/staff.ts';
import * as stations from './resources/stations.ts';
import * as statistics from './resources/statistics.ts';
import * as suggestions from './resources/suggestions.ts';
import * as supports from './resources/supports.ts';
import * as voices from './resources/voices.ts';

const resources = [
  discovery, divisions, congresses, deputies, groups, stations, suggestions, supports, attachments, receipts, personalData, cases, evaluations, ballots, projects, disclosures,
  events, activities, statistics, consultations, solicitations, qaSessions, voices, staff, contacts, staffVoices, imports, intake, staffTokens,
];

const isOperation = (value: unknown): value is OperationSpec =>
  typeof value === 'object' && value !== null && 'method' in value && 'path' in value && 'response' in value;

/** Every operation of the API, for the server, the document and the checker. Not for browsers: it pulls in all schemas. */
export const operations: readonly OperationSpec[] = resources.flatMap((resource) => Object.values(resource).filter(isOperation));
