import { ApiProblem, type PlacedFault } from '../http/problems.ts';

/** What a flow refused → the problem the caller is told. A refusal is thrown, so nothing of the transaction stays. */
interface Refused {
  readonly reason: string;
  readonly fields: readonly string[];
  readonly allowed: readonly string[];
}

/**
 * @param pointers where in the body a field of the flow stands, when it is not under its own name
 */
export const refusal = ({ reason, fields, allowed }: Refused, pointers: Readonly<Record<string, string>> = {}): ApiProblem => {
  if (reason === 'missing_fields' || reason === 'invalid_fields') {
    const code = reason === 'missing_fields' ? 'required' : 'not_allowed_here';
    const errors = fields.map((field): PlacedFault => ({ in: 'body', pointer: pointers[field] ?? `/${field}`, code }));
    return new ApiProblem('invalid_request', { errors });
  }
  // The flow knows this move, but for somebody else's role.
  if (reason === 'wrong_role') return new ApiProblem('forbidden', { allowed });
  return new ApiProblem('move_not_allowed', { allowed });
};
