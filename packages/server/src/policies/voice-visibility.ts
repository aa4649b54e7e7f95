import type { Role } from '@congress-kit/api/rules/moves';
import { sql, type RawBuilder } from 'kysely';
import type { Database } from '../store/database.ts';
import { flowRole, isOffice, isOnlooker, type Staff } from './identity.ts';

/**
 * What of the voices a token may see: the office and those who look on everything, a committee what was sent to the calls it
 * collects, a unit the questions put to it. What a token may not see is not found.
 */

const ownVoices = ({ role, organizationId }: Staff): RawBuilder<boolean> | undefined => {
  if (isOffice(role) || isOnlooker(role)) return undefined;
  if (role === 'supervising_committee') return sql<boolean>`exists (select 1 from calls where calls.id = voices.call_id and calls.committee_id = ${organizationId})`;
  if (role === 'handling_unit') return sql<boolean>`(voices.state = 'accepted' and voices.organization_id = ${organizationId})`;
  return sql<boolean>`false`;
};

/** Condition on `voices`; undefined when there is none. */
export const visibleVoices = (staff: Staff): RawBuilder<boolean> | undefined => {
  const own = ownVoices(staff);
  if (staff.congressId === null) return own;
  return sql<boolean>`(${own ?? sql`true`} and exists (select 1 from calls where calls.id = voices.call_id and calls.congress_id = ${staff.congressId}))`;
};

/** How a token stands to a voice: its role, `onlooker`, or nothing at all. */
export const voiceRole = async (db: Database, staff: Staff, receiptNo: string): Promise<Role | 'onlooker' | undefined> => {
  const visible = visibleVoices(staff) ?? sql<boolean>`true`;
  const { rows } = await sql`select 1 from voices where receipt_no = ${receiptNo} and ${visible}`.execute(db);
  return rows.length === 0 ? undefined : (flowRole(staff.role) ?? 'onlooker');
};

/** May this token decide on what was sent to this call? The office, and the committee that collects it. */
export const mayDecide = ({ role, organizationId, congressId }: Staff, call: { readonly committee_id: string | null; readonly congress_id: string }): boolean =>
  (congressId === null || call.congress_id === congressId) && (isOffice(role) || (role === 'supervising_committee' && organizationId !== null && call.committee_id === organizationId));
