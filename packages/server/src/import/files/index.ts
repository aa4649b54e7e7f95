import type { FileDefinition } from '../file.ts';
import { ballotsFile } from './ballots.ts';
import { casesFile } from './cases.ts';
import { consultationsFile } from './consultations.ts';
import { congressesFile } from './congresses.ts';
import { deputiesFile } from './deputies.ts';
import { disclosuresFile } from './disclosures.ts';
import { divisionsFile } from './divisions.ts';
import { evaluationsFile } from './evaluations.ts';
import { eventsFile } from './events.ts';
import { groupsFile } from './groups.ts';
import { projectsFile } from './projects.ts';
import { qaSessionsFile } from './qa-sessions.ts';
import { solicitationsFile } from './solicitations.ts';
import { stationsFile } from './stations.ts';
import { statisticsFile } from './statistics.ts';
import { suggestionsFile } from './suggestions.ts';

/**
 * The office's spreadsheets in the order in which they refer to each other. Cases and suggestions refer both ways: a case's
 * suggestion is looked up when everything is loaded.
 */
export const files: readonly FileDefinition[] = [
  divisionsFile, congressesFile, groupsFile, stationsFile, deputiesFile, ballotsFile, casesFile, suggestionsFile, projectsFile, evaluationsFile,
  disclosuresFile, eventsFile, statisticsFile, consultationsFile, solicitationsFile, qaSessionsFile,
];
