import type { activityKinds } from '../resources/activities.ts';
import type { disclosureKinds, publicationStates } from '../resources/disclosures.ts';
import type { attendanceModes, eventKinds, eventStatuses } from '../resources/events.ts';
import type { disclosureStatuses } from '../rules/disclosures.ts';
import type { acceptanceResults, adjustmentKinds, projectFaultCodes, projectStates } from '../rules/projects.ts';
import type { computedMetrics, roundings, statisticMetrics } from '../rules/statistics.ts';

type Words<List extends readonly string[]> = Record<List[number], string>;

/** What the contract demands of the labels of projects, disclosures, events, activities and statistics. */
export interface WorksLabels {
  projectStates: Words<typeof projectStates>;
  adjustmentKinds: Words<typeof adjustmentKinds>;
  acceptanceResults: Words<typeof acceptanceResults>;
  projectFaultCodes: Words<typeof projectFaultCodes>;
  disclosureKinds: Words<typeof disclosureKinds>;
  disclosureStatuses: Words<typeof disclosureStatuses>;
  publicationStates: Words<typeof publicationStates>;
  eventKinds: Words<typeof eventKinds>;
  eventStatuses: Words<typeof eventStatuses>;
  attendanceModes: Words<typeof attendanceModes>;
  activityKinds: Words<typeof activityKinds>;
  /** How the activities of a deputy are counted. */
  dutyDefinitions: Record<'activities', string>;
  statisticMetrics: Words<typeof statisticMetrics>;
  statisticDefinitions: Words<typeof computedMetrics>;
  roundings: Words<typeof roundings>;
}
