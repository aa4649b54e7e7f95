import type { Role } from '@congress-kit/api/rules/moves';
import { sql, type RawBuilder } from 'kysely';
import type { Database } from '../store/database.ts';
import type { CaseRow } from '../store/case-moves.ts';
import { handledBy } from '../store/cases.ts';
import type { SuggestionRow } from '../store/suggestion-moves.ts';
import { flowRole, isOffice, isOnlooker, type Staff } from './identity.ts';

/**
 * What a token may see. The office and those who look on: everything. A unit: its own cases and what was handed to it with
 * them. A committee: the cases it supervises. A deputy: what is addressed to them, what they claimed, and their cases.
 * What a token may not see is not found, so that asking tells nothing.
 */

const seesAll = (staff: Staff): boolean => isOffice(staff.role) || isOnlooker(staff.role);

/** The same as `caseRole`, for a list. */
const ownCases = ({ role, organizationId, deputyId }: Staff): RawBuilder<boolean> => {
  switch (role) {
    case 'handling_unit':
      return handledBy(organizationId);
    case 'supervising_committee':
      return sql<boolean>`cases.supervising_committee_id = ${organizationId}`;
    case 'deputy':
      return sql<boolean>`exists (select 1 from case_deputies who where who.case_number = cases.number and who.deputy_id = ${deputyId})`;
    default:
      return sql<boolean>`false`;
  }
};

/** A token for one congress sees its data and nobody else's, whatever its role. */
export const ofCongress = (column: string, { congressId }: Pick<Staff, 'congressId'>): RawBuilder<boolean> | undefined =>
  (congressId === null ? undefined : sql<boolean>`${sql.ref(column)} = ${congressId}`);

const both = (one: RawBuilder<boolean> | undefined, other: RawBuilder<boolean> | undefined): RawBuilder<boolean> | undefined =>
  (one && other ? sql<boolean>`(${one} and ${other})` : (one ?? other));

const ownSuggestions = (staff: Staff): RawBuilder<boolean> => {
  const ofCase = sql<boolean>`exists (select 1 from cases where cases.number = suggestions.case_number and ${ownCases(staff)})`;
  if (staff.role !== 'deputy') return ofCase;
  return sql<boolean>`(${ofCase} or suggestions.claimed_by = ${staff.deputyId}
    or (suggestions.target_kind = 'deputy' and suggestions.target_id = ${staff.deputyId}))`;
};

/** Condition on `suggestions`; undefined when there is none. */
export const visibleSuggestions = (staff: Staff): RawBuilder<boolean> | undefined =>
  both(seesAll(staff) ? undefined : ownSuggestions(staff), ofCongress('suggestions.congress_id', staff));

/** Condition on `cases`; undefined when there is none. */
export const visibleCases = (staff: Staff): RawBuilder<boolean> | undefined =>
  both(seesAll(staff) ? undefined : ownCases(staff), ofCongress('cases.congress_id', staff));

/** How a token stands to a case: its role in the flow, `onlooker`, or nothing at all. */
export const caseRole = async (db: Database, staff: Staff, row: CaseRow): Promise<Role | 'onlooker' | undefined> => {
  if (staff.congressId !== null && row.congress_id !== staff.congressId) return undefined;
  if (seesAll(staff)) return flowRole(staff.role) ?? 'onlooker';
  const { rows } = await sql<{ own: boolean }>`select ${ownCases(staff)} as own from cases where number = ${row.number}`.execute(db);
  if (!rows[0]?.own) return undefined;
  // domain rule: 主办 acts, 协办 helps; both are handlers wherever the handler is shut out.
  if (staff.role === 'handling_unit' && row.lead_handler_id !== staff.organizationId) return 'co_handler';
  return flowRole(staff.role) ?? undefined;
};

/** How a token stands to a suggestion. */
export const suggestionRole = async (db: Database, staff: Staff, row: SuggestionRow): Promise<Role | 'onlooker' | undefined> => {
  if (staff.congressId !== null && row.congress_id !== staff.congressId) return undefined;
  if (seesAll(staff)) return flowRole(staff.role) ?? 'onlooker';
  const { rows } = await sql<{ own: boolean; lead: string | null }>`
    select ${ownSuggestions(staff)} as own, (select lead_handler_id from cases where number = suggestions.case_number) as lead
    from suggestions where receipt_no = ${row.receipt_no}`.execute(db);
  if (!rows[0]?.own) return undefined;
  if (staff.role === 'handling_unit' && rows[0].lead !== staff.organizationId) return 'co_handler';
  return flowRole(staff.role) ?? undefined;
};
