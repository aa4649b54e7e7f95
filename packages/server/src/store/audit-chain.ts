import { createHash } from 'node:crypto';

/**
 * The chain of the audit log. Every row holds the hash of the one before it and its own, so that a row that was changed,
 * taken out or put in between is found; the end of the chain is kept apart and signed with the server's key, so that rows
 * which were cut off are missed, too. Whoever notes down the head (`audit verify` prints it) can tell later that nothing
 * before it was rewritten, even by somebody who has the key.
 */
export interface AuditEntry {
  readonly position: number;
  readonly at: Date;
  readonly token_id: string;
  readonly act: string;
  readonly subject: string;
  readonly detail: unknown;
  readonly previous: string;
}

/** The same text for the same value, in whatever order the database gives its fields back. */
const canonical = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(canonical);
  if (typeof value !== 'object' || value === null) return value;
  const fields = value as Readonly<Record<string, unknown>>;
  return Object.keys(fields).sort().map((name) => [name, canonical(fields[name])]);
};

export const auditHash = ({ position, at, token_id, act, subject, detail, previous }: AuditEntry): string =>
  createHash('sha256').update(JSON.stringify([position, at.toISOString(), token_id, act, subject, canonical(detail), previous])).digest('base64url');
