import { faultText } from '@congress-kit/api/messages/describe';
import { messages as english } from '@congress-kit/api/messages/en';
import { problemDetail } from '@congress-kit/api/messages/wait';
import { messages as chinese } from '@congress-kit/api/messages/zh-CN';
import { type Fault, problems, problemType, type Problem, type ProblemCode, type ProofChallenge } from '@congress-kit/api/problem';

export type Language = 'zh-CN' | 'en';

export const languageOf = (accepted: string | null): Language => (/^\s*en\b/i.test(accepted ?? '') ? 'en' : 'zh-CN');

export interface RefusalExtras {
  readonly errors?: readonly { readonly in?: string; readonly pointer: string; readonly code: string; readonly params?: Record<string, unknown> }[] | undefined;
  readonly allowed?: readonly string[] | undefined;
  readonly retryAfter?: number | undefined;
  readonly challenge?: ProofChallenge | undefined;
}

/** Thrown anywhere below a request of the fake server, answered as a problem. */
export class Refusal extends Error {
  readonly code: ProblemCode;
  readonly extras: RefusalExtras;
  constructor(code: ProblemCode, extras: RefusalExtras = {}) {
    super(code);
    this.code = code;
    this.extras = extras;
  }
}

/** The problem document, with the words of the contract in the reader's language. */
export const problemOf = ({ code, extras: { errors, allowed, retryAfter, challenge } }: Refusal, language: Language, requestId: string): Problem => {
  const words = language === 'en' ? english : chinese;
  const { title, detail } = words.problems[code];
  return {
    type: problemType(code), title, status: problems[code], detail: problemDetail(detail, { allowed: allowed?.join(words.marks.list), retryAfter, requestId }, language), code, requestId,
    ...(errors && { errors: errors.map((error): Fault => ({ in: 'body', ...error, detail: faultText(words, error) })) }),
    ...(allowed && { allowed: [...allowed] }),
    ...(retryAfter !== undefined && { retryAfter }),
    ...(challenge && { challenge }),
  };
};
