import type { OperationSpec, StaffRole } from '@congress-kit/api';
import type { Role } from '@congress-kit/api/rules/moves';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { AppContext } from '../http/context.ts';
import { ApiProblem } from '../http/problems.ts';
import { ensureFirstToken, staffByToken } from '../store/tokens.ts';

/** Who acts on the office's side: what a token says about its holder, never a person's name. */
export interface Staff {
  readonly tokenId: string;
  readonly role: StaffRole;
  /** The unit of a handling unit, the committee of a supervising committee. */
  readonly organizationId: string | null;
  /** The deputy a deputy's token belongs to. */
  readonly deputyId: string | null;
  /** The one congress whose data this token is for; null: every congress of the deployment. */
  readonly congressId: string | null;
}
export type { StaffRole };

/** Roles that look and never move: no row of a flow names them. */
export const isOnlooker = (role: StaffRole): boolean => role === 'read_only' || role === 'integration';

export const isOffice = (role: StaffRole): boolean => role === 'office_clerk' || role === 'office_director';

/** The role in the flows' tables; an onlooker has none. A handling unit may turn out to be a co-handler: see the case. */
export const flowRole = (role: StaffRole): Role | null => (isOnlooker(role) ? null : (role as Role));

declare module 'fastify' {
  interface FastifyRequest {
    staff: Staff | null;
  }
}

/** RFC 6750. Tokens are random text of ours or of the operator; anything longer is nobody's. */
const bearerOf = (request: FastifyRequest): string | undefined => /^Bearer +([\x21-\x7e]{1,512}) *$/i.exec(request.headers.authorization ?? '')?.[1];

/** Route option `onRequest`: who calls is settled before a byte of the body is read. */
export const needsStaff = (ctx: AppContext) => async (request: FastifyRequest): Promise<void> => {
  const token = bearerOf(request);
  const staff = token ? await staffByToken(ctx.store.db, token, ctx.now()) : undefined;
  if (!staff) throw new ApiProblem('unauthorized');
  request.staff = staff;
};

/** Route option `onRequest`, after `needsStaff`: the roles that the contract names for the operation, told before the body is read. */
export const needsRole = ({ roles }: OperationSpec) => async (request: FastifyRequest): Promise<void> => {
  if (roles && !roles.includes(staffOf(request).role)) throw new ApiProblem('forbidden');
};

export const staffOf = (request: FastifyRequest): Staff => {
  if (!request.staff) throw new ApiProblem('unauthorized');
  return request.staff;
};

export const decorateStaff = (app: FastifyInstance): void => {
  if (!app.hasRequestDecorator('staff')) app.decorateRequest('staff', null);
};

/**
 * The office's first token, so that a new deployment can be worked with: `STAFF_TOKEN` when it is set, else one that is made
 * at the first start.
 * @returns the made token, to be shown once; undefined when there is nothing to show
 */
export const ensureStaffToken = (ctx: AppContext): Promise<string | undefined> => ensureFirstToken(ctx, ctx.config.staffToken);
