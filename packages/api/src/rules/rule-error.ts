/**
 * Thrown where a rule is asked something that cannot be: 12 of 10, 31 February, a time without an offset.
 * A refusal the caller can show (a move that is not allowed) is a result, never an error.
 *
 * `code` is stable and machine-readable; `numbers` carries the figures that contradict each other.
 */
export class RuleError extends RangeError {
  override readonly name = 'RuleError';
  readonly code: string;
  readonly numbers: Readonly<Record<string, number>>;

  constructor(code: string, message: string, numbers: Record<string, number> = {}) {
    super(message);
    this.code = code;
    this.numbers = numbers;
  }
}
