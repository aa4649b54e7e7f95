/** Roles of a token on the office's side. `read_only` and `integration` look on and never move anything. */
export const staffRoles = ['office_clerk', 'office_director', 'handling_unit', 'supervising_committee', 'deputy', 'read_only', 'integration'] as const;
