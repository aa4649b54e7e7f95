import type { FileDefinition } from '../file.ts';
import { activitiesFile } from './activities.ts';
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
export const filesByResource: Readonly<Record<string, FileDefinition>> = {
  divisions: divisionsFile, congresses: congressesFile, groups: groupsFile, stations: stationsFile, deputies: deputiesFile, ballots: ballotsFile, cases: casesFile, suggestions: suggestionsFile,
  projects: projectsFile, evaluations: evaluationsFile, disclosures: disclosuresFile, events: eventsFile, activities: activitiesFile, statistics: statisticsFile, consultations: consultationsFile, solicitations: solicitationsFile,
  'qa-sessions': qaSessionsFile,
};

export const files: readonly FileDefinition[] = Object.values(filesByResource);
