import { createHash } from 'node:crypto';

/**
 * The hash of a row of the audit log as migration 008 chains what was there before. Frozen: a copy of `audit-chain.ts` of then. Whoever
 * changes how rows are hashed has to go on reading this one, or every log that began earlier is told to be forged.
 */
export interface AuditRow008 { readonly at: Date; readonly token_id: string; readonly act: string; readonly subject: string; readonly detail: unknown }

const canonical = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(canonical);
  if (typeof value !== 'object' || value === null) return value;
  const fields = value as Readonly<Record<string, unknown>>;
  return Object.keys(fields).sort().map((name) => [name, canonical(fields[name])]);
};

export const auditHash008 = ({ at, token_id, act, subject, detail }: AuditRow008, position: number, previous: string): string =>
  createHash('sha256').update(JSON.stringify([position, at.toISOString(), token_id, act, subject, canonical(detail), previous])).digest('base64url');
