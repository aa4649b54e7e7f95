import type { FastifyInstance } from 'fastify';
import type { AppContext } from '../http/context.ts';
import { activities } from './activities.ts';
import { ballots } from './ballots.ts';
import { callResources } from './calls.ts';
import { cases } from './cases.ts';
import { congresses } from './congresses.ts';
import { deputies } from './deputies.ts';
import { disclosures } from './disclosures.ts';
import { discovery } from './discovery.ts';
import { divisions } from './divisions.ts';
import { evaluations } from './evaluations.ts';
import { events } from './events.ts';
import { feeds } from './feeds.ts';
import { groups } from './groups.ts';
import { open311 } from './open311.ts';
import { projects } from './projects.ts';
import { stations } from './stations.ts';
import { statistics } from './statistics.ts';
import { suggestions } from './suggestions.ts';
import { registerTimers } from './timers.ts';
import { registerWrites } from './writes.ts';

/** Registers the operations of one resource. */
export type Resource = (app: FastifyInstance, ctx: AppContext) => void;

/**
 * Every resource of the server, one line each. A test compares the registered operations with the contract, so a forgotten
 * line fails by name.
 */
export const resources: readonly Resource[] = [
  discovery, divisions, congresses, deputies, groups, stations, suggestions, cases, evaluations, ballots, projects, disclosures, events, activities, statistics,
  feeds, callResources, registerWrites, open311, registerTimers,
];
