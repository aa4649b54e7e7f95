/** Roles of a token on the office's side. `read_only` and `integration` look on and never move anything. */
export const staffRoles = ['office_clerk', 'office_director', 'handling_unit', 'supervising_committee', 'deputy', 'read_only', 'integration'] as const;
/** The congress office itself: its clerks and its director. */
export const officeRoles = ['office_clerk', 'office_director'] as const;
/** Those who move things on; which move of which thing is a flow's table's to say. */
export const movingRoles = ['office_clerk', 'office_director', 'handling_unit', 'supervising_committee', 'deputy'] as const;
/** Those to whom only what is theirs exists: cases of the unit, cases the committee supervises, what is addressed to the deputy. */
export const ownOnlyRoles = ['handling_unit', 'supervising_committee', 'deputy'] as const;
