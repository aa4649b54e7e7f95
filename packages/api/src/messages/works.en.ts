import type { labels as chinese } from './works.zh-CN.ts';

/** Projects, disclosures, events and statistics in English. */
export const labels: { [Table in keyof typeof chinese]: Record<keyof (typeof chinese)[Table], string> } = {
  projectStates: {
    planned: 'not begun', under_way: 'under way', suspended: 'suspended', finished: 'finished, awaiting acceptance', rectifying: 'acceptance failed, being put right', accepted: 'accepted',
    evaluated: 'evaluated by the deputies', terminated: 'given up',
  },
  adjustmentKinds: {
    schedule: 'change of dates', funds: 'change of funds', scope: 'change of content', place: 'change of place', unit: 'change of lead unit', suspended: 'suspended', resumed: 'resumed', terminated: 'given up',
  },
  acceptanceResults: { passed: 'accepted', failed: 'not accepted' },
  projectFaultCodes: {
    weights_not_whole: 'The weights of the milestones add up to {sum}, not to 100', funds_do_not_add_up: 'The funds add up to {sum} yuan, {funds} are planned', spent_over_funds: '{spent} yuan are spent, more than the {funds} planned',
    spent_falls: 'Spent money went from {before} to {spent} yuan; it cannot fall', percent_falls: 'Progress went from {before} to {percent}; it cannot fall',
    percent_ahead: 'Progress is reported as {percent}, the milestones say {weighted}: too far apart', accepted_unfinished: 'It was accepted, but the milestones say {weighted}',
  },
  disclosureKinds: {
    regulation: 'regulation', resolution: 'resolution', decision: 'decision', opinion: 'deliberation opinion', appointment: 'appointment or removal', filing_review: 'filing and review', work_report: 'work report',
    budget: 'budget and accounts', inspection_report: 'inspection or research report', announcement: 'announcement', other: 'other',
  },
  disclosureStatuses: { issued: 'issued', not_yet_in_force: 'not yet in force', in_force: 'in force', expired: 'expired', replaced: 'replaced by another', repealed: 'repealed' },
  publicationStates: { draft: 'draft, not public', published: 'published', hidden: 'taken down' },
  eventKinds: {
    congress_session: 'session of the congress', standing_committee: 'sitting of the standing committee', committee_meeting: 'committee meeting', hearing: 'hearing', forum: 'forum',
    inspection: 'inspection', open_day: 'open day',
  },
  eventStatuses: { scheduled: 'as planned', postponed: 'postponed, new time to be told', cancelled: 'cancelled' },
  attendanceModes: { open: 'open to everybody', by_application: 'please register first', by_invitation: 'by invitation only', closed: 'not open to visitors' },
  activityKinds: {
    reception: 'reception of residents', visit: 'visit', inspection: 'inspection', research: 'study', meeting: 'sitting or meeting', training: 'training', duty_report: 'duty report', other: 'other',
  },
  dutyDefinitions: {
    activities: 'Every published activity that the deputy took part in counts once, in the year of its first day; where several took part, once for each. Nothing is weighted, nobody is ranked.',
  },
  statisticMetrics: {
    suggestion_acceptance: 'suggestions taken up', suggestion_completion: 'suggestions completed', case_reply: 'cases answered', case_reply_on_time: 'cases answered in time', case_completion: 'cases completed',
    case_solved: 'cases solved', project_completion: 'livelihood projects completed', residents_received: 'residents received', suggestions_collected: 'suggestions collected', grid_matters: 'grid matters done',
    station_openings: 'station openings', deputy_duty_reports: 'duty reports of deputies', laws_inspected: 'laws inspected', opinions_revisited: 'deliberation opinions revisited', other: 'other',
  },
  statisticDefinitions: {
    suggestion_acceptance: 'Suggestions taken up, of those received in the year and screened (without withdrawn, merged and unscreened ones).',
    suggestion_completion: 'Suggestions answered, or whose case is completed, of those received in the year and taken up.',
    case_reply: 'Cases answered at least once, of those registered in the year and handed to a unit (without merged, withdrawn and refused ones).',
    case_reply_on_time: 'Cases first answered on or before their due day, of those registered in the year and answered.',
    case_completion: 'Cases completed, of those registered in the year and handed to a unit (without merged, withdrawn and refused ones). Answered is not completed.',
    case_solved: 'Cases whose latest reply says “solved”, of those registered in the year and answered.',
    project_completion: 'Livelihood projects that were accepted, of all projects of the year, given up ones included.',
  },
  roundings: { half_up_1: 'half up to one decimal; 100.0 only when all, 0.0 only when none' },
};
