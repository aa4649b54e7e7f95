import { problems, type ProblemCode } from '@congress-kit/api';
import type { Finding } from './check.ts';
import { field, isObject, type Exchange } from './exchange.ts';
import type { Said } from './said.ts';
import type { Site } from './site.ts';

/** Thrown to say that a check does not apply here. */
export class Skip extends Error {
  readonly said: Said;
  constructor(said: Said) {
    super(said[1]);
    this.said = said;
  }
}

const keptFindings = 5;

/** One check at work: what it expected, and what it found instead. Expectations do not throw, so that one run shows all of them. */
export class Trial {
  readonly site: Site;
  looked = 0;
  more = 0;
  readonly findings: Finding[] = [];
  readonly notes: Said[] = [];

  constructor(site: Site) {
    this.site = site;
  }

  expect(ok: boolean, said: Said, exchange?: Exchange): boolean {
    this.looked += 1;
    if (ok) return true;
    // The same words at a tenth address say nothing new.
    const alike = this.findings.filter((finding) => finding.said[1] === said[1]).length;
    if (this.findings.length >= keptFindings || alike >= 2) this.more += 1;
    else this.findings.push({ said, ...(exchange && { exchange }) });
    return false;
  }

  /** For what is worth knowing and breaks no promise. */
  note(said: Said): void {
    if (this.notes.length < 20) this.notes.push(said);
  }

  skip(said: Said): never {
    throw new Skip(said);
  }

  status(exchange: Exchange, ...statuses: number[]): boolean {
    const wanted = statuses.join(' / ');
    return this.expect(statuses.includes(exchange.status), [`应答 ${wanted}，实际是 ${exchange.status}`, `${wanted} was due, ${exchange.status} came`], exchange);
  }

  /**
   * A refusal with the right status and code. What a problem looks like (media type, fields, request id) is judged once, by
   * the checks of the group `problems`, so that one fault there is not named by every other check.
   */
  refused(exchange: Exchange, ...codes: ProblemCode[]): boolean {
    if (!this.status(exchange, ...new Set(codes.map((code) => problems[code])))) return false;
    const code = field(exchange, 'code');
    if (typeof code !== 'string' || !(code in problems)) return true;
    const wanted = codes.join(' / ');
    return this.expect(codes.includes(code as ProblemCode), [`code 应为 ${wanted}，实际是 ${code}`, `code should be ${wanted}, it is ${code}`], exchange);
  }

  /** `invalid_request` that names a place. */
  fault(exchange: Exchange, pointer: string, ...codes: string[]): boolean {
    if (!this.refused(exchange, 'invalid_request')) return false;
    const found = faultsIn(exchange).find((one) => one.pointer === pointer);
    const named = this.expect(found !== undefined, [`errors 里没有指出 ${pointer}`, `errors does not point to ${pointer}`], exchange);
    if (!named || codes.length === 0) return named;
    const wanted = codes.join(' / ');
    return this.expect(codes.includes(found!.code), [`${pointer} 的错误代码应为 ${wanted}，实际是 ${found!.code}`, `the fault at ${pointer} should be ${wanted}, it is ${found!.code}`], exchange);
  }
}

export const faultsIn = (exchange: Exchange): { pointer: string; code: string; in?: string }[] => {
  const errors = field(exchange, 'errors');
  return Array.isArray(errors) ? errors.filter((one): one is { pointer: string; code: string } => isObject(one) && typeof one['pointer'] === 'string') : [];
};
