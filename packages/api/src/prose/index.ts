import { ballots } from './ballots.ts';
import { cases } from './cases.ts';
import { congresses } from './congresses.ts';
import { deputies } from './deputies.ts';
import { discovery } from './discovery.ts';
import { divisions } from './divisions.ts';
import { evaluations } from './evaluations.ts';
import { groups } from './groups.ts';
import type { OperationProse, ResourceProse } from './prose.ts';
import { receipts } from './receipts.ts';
import { staff } from './staff.ts';
import { stations } from './stations.ts';
import { suggestions } from './suggestions.ts';

/** In the order of the document. */
export const resourceProse: readonly ResourceProse[] = [
  discovery, divisions, congresses, deputies, groups, stations, suggestions, receipts, cases, evaluations, ballots, staff,
];

export const operationProse: Readonly<Record<string, OperationProse>> = Object.assign({}, ...resourceProse.map(({ operations }) => operations));
