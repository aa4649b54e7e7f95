import { type About, CongressError, isCongressError } from './errors.ts';

/**
 * `write`: files take nothing in. `private`: receipts and the office's side are in no file. `missing`: this snapshot does not
 * hold the operation. `query`: files cannot be asked that way, `parameter` says which.
 */
export type SnapshotReason = 'write' | 'private' | 'missing' | 'query';

/** What was asked needs a server; a snapshot is files. Trying again changes nothing. */
export class SnapshotError extends CongressError {
  override readonly name = 'SnapshotError';
  readonly kind = 'snapshot';
  readonly reason: SnapshotReason;
  /** With `query`: the filter, order or search that files cannot answer. */
  readonly parameter?: string;

  constructor(reason: SnapshotReason, message: string, about: About, parameter?: string) {
    super(message, about);
    this.reason = reason;
    this.parameter = parameter;
  }

  override get mayHaveArrived(): boolean {
    return false;
  }
}

/** Works across copies of this library, as the other guards do. */
export const isSnapshotError = (error: unknown): error is SnapshotError => isCongressError(error) && error.kind === 'snapshot';
