import type { recordLabels as zh } from './record.zh-CN.ts';

export const recordLabels: typeof zh = {
  suggestionStates: {
    submitted: 'Submitted', screening: 'Being screened', needs_supplement: 'Waiting for more from you', accepted: 'Accepted', rejected: 'Not accepted',
    referred: 'Sent to another place', merged: 'Merged with the same suggestion', withdrawn: 'Withdrawn', claimed_by_deputy: 'Taken up by a deputy',
    answered_on_spot: 'Answered on the spot', transferred: 'Handed to a unit', escalated: 'Made a deputy’s suggestion', replied: 'Answered',
    rated: 'Rated', closed: 'Closed', hidden: 'Hidden',
  },
  targetKinds: { congress: 'Congress office', deputy: 'Deputy', station: 'Deputies’ station' },
  caseStates: {
    registered: 'Registered', reviewed: 'Reviewed', not_accepted: 'Not accepted', assigned: 'Assigned to a unit', returned: 'Returned by the unit',
    received: 'Received by the unit', handling: 'Being handled', extension_requested: 'More time requested', extended: 'More time granted', replied: 'Answered',
    evaluating: 'Being evaluated', satisfied: 'Satisfied', basic: 'Basically satisfied', unsatisfied: 'Not satisfied', no_response: 'No rating in time',
    rehandling: 'Being handled again', tracking: 'Being followed up', completed: 'Completed', published: 'Published',
    publication_exempt: 'Completed, not published', look_back: 'Checked again later', merged: 'Merged into another case',
    withdrawn: 'Withdrawn',
  },
  caseActs: {
    supervised: 'Supervised', urged: 'Urged', meeting: 'Met in person', co_reply: 'Answer of a co-handler', paused: 'Clock paused', resumed: 'Clock resumed',
    split: 'Split into several cases', correction: 'Correction',
  },
  actorRoles: {
    resident: 'Resident', office_clerk: 'Congress office', office_director: 'Director of the congress office', handling_unit: 'Lead unit',
    co_handler: 'Co-handling unit', supervising_committee: 'Supervising committee', deputy: 'Deputy', government_office: 'Government office', system: 'System',
  },
  endings: {
    rejected: 'This suggestion was not accepted. {text}',
    referred: 'This suggestion was sent to: {text}',
    merged: 'It is the same as another one and is handled with it.[ Merged into: {text}]',
    withdrawn: 'It was withdrawn by the person who made it.',
    not_accepted: 'This suggestion was not taken up. {text}',
    hidden: 'It is hidden.[ Reason: {text}]',
  },
  rejectCodes: {
    out_of_scope: 'Not a matter for the congress', individual_case: 'A personal matter', judicial: 'A case before a court or procurator', petition_matter: 'A petition matter',
    duplicate: 'Same as one you sent before', advert: 'Advertisement', empty: 'Empty or not understandable', abusive: 'Abusive words', unlawful: 'Unlawful content',
    privacy_of_others: 'Private details of others', already_done: 'Already done',
  },
  rejectAdvice: {
    out_of_scope: 'Please call the government service line 12345; they pass it to the office in charge.',
    individual_case: 'Please ask the office that handles your matter, or call the government service line 12345.',
    judicial: 'Please ask the court (line 12368) or the procurator (line 12309); for legal aid call 12348.',
    petition_matter: 'Please go to the petitions office or its website, where it is registered and answered by law.',
    duplicate: 'No need to send it again: use your first receipt to see how far it is, and add news there.',
    advert: 'Only suggestions are taken here. Please use an advertising service.',
    empty: 'Please say what happened, where, and what you would like to be done, and send it again.',
    abusive: 'Please leave out the insults, write only what happened, and send it again; to complain about staff call 12345.',
    unlawful: 'Please leave this out and send it again; to report a crime call 110.',
    privacy_of_others: 'Please leave out names, phone numbers and addresses of others, and send it again.',
    already_done: 'You can look up the result among the published cases; if it is not solved, describe how it is now and send it again.',
  },
  resolutionClasses: { solved: 'Solved', in_progress: 'Being solved', planned: 'Planned', explained: 'Cannot be solved now, reasons given' },
  resolutionSchemes: { abcd: 'Four classes (A to D)', abc_reference: 'Three classes (the third for reference)', jia_yi_bing: 'Three classes (first to third)' },
  meetingKinds: { visit: 'Visit', call: 'Phone call', forum: 'Meeting' },
  ratings: { satisfied: 'Satisfied', basic: 'Basically satisfied', unsatisfied: 'Not satisfied' },
  evaluationAxes: { attitude: 'Attitude', result: 'Result', overall: 'Overall' },
};
