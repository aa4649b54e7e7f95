import { activities } from './activities.ts';
import { attachments } from './attachments.ts';
import { ballots } from './ballots.ts';
import { cases } from './cases.ts';
import { consultations } from './consultations.ts';
import { congresses } from './congresses.ts';
import { deputies } from './deputies.ts';
import { disclosures } from './disclosures.ts';
import { discovery } from './discovery.ts';
import { divisions } from './divisions.ts';
import { evaluations } from './evaluations.ts';
import { events } from './events.ts';
import { groups } from './groups.ts';
import { projects } from './projects.ts';
import type { OperationProse, ResourceProse } from './prose.ts';
import { qaSessions } from './qa-sessions.ts';
import { receipts } from './receipts.ts';
import { solicitations } from './solicitations.ts';
import { staff } from './staff.ts';
import { stations } from './stations.ts';
import { statistics } from './statistics.ts';
import { suggestions } from './suggestions.ts';
import { voices } from './voices.ts';

/** In the order of the document. */
export const resourceProse: readonly ResourceProse[] = [
  discovery, divisions, congresses, deputies, groups, stations, suggestions, attachments, receipts, cases, evaluations, ballots, projects, disclosures, events,
  activities, statistics, consultations, solicitations, qaSessions, voices, staff,
];

export const operationProse: Readonly<Record<string, OperationProse>> = Object.assign({}, ...resourceProse.map(({ operations }) => operations));
