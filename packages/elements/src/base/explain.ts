import { isCongressError, type AnyCongressError, type BareFault, type Problem } from '@congress-kit/sdk';
import type { Language } from '../locale/language.ts';
import { sharedWords, type SharedWords } from '../locale/shared-words.ts';
import { contractPart } from './contract-part.ts';

/** An error in plain words: what happened, what to do, and whether trying again can help. */
export interface Explanation {
  readonly title: string;
  readonly help: string;
  /** Quote this when asking the operator. */
  readonly requestId?: string | undefined;
  readonly canRetry: boolean;
}

/** What to do, where it comes with all that is told beside the content; nothing before. */
export const told = (name: 'missing' | 'missingTitle' | 'readOnly' | 'contract' | 'unconfigured' | 'unreadable' | 'unreadableTitle', language: Language): string => contractPart.part?.toldWords[language][name] ?? '';

/** By what the operator finds an answer in the log. */
export const requestLine = (id: string, language: Language): string => contractPart.part?.toldWords[language].requestId(id) ?? id;

export const explain = (error: unknown, language: Language): Explanation => {
  const words = sharedWords[language];
  const general: Explanation = { title: words.failed, help: words.failedHelp, canRetry: true };
  if (!isCongressError(error)) return general;
  switch (error.kind) {
    case 'problem':
      return explainProblem(error, language);
    case 'network':
      return { title: words.network, help: words.networkHelp, canRetry: true };
    case 'timeout':
      return { title: words.timeout, help: words.timeoutHelp, canRetry: true };
    case 'unreadable':
      // A web server's own page instead of an answer: the status says more than the page does.
      if (error.about.status === 404) return odd('missing', language);
      if ((error.about.status ?? 0) >= 500) return general;
      return odd('unreadable', language);
    case 'snapshot':
      return { title: words.readOnly, help: told('readOnly', language), canRetry: false };
    case 'contract':
      return { title: words.failed, help: told('contract', language), canRetry: false };
    default:
      return general;
  }
};

const odd = (name: 'missing' | 'unreadable', language: Language): Explanation => ({ title: told(`${name}Title`, language) || sharedWords[language].failed, help: told(name, language), canRetry: true });

const explainProblem = (error: Extract<AnyCongressError, { kind: 'problem' }>, language: Language): Explanation => {
  const words = sharedWords[language];
  const { retryAfter, requestId, code, status, problem } = error;
  const canRetry = status >= 500 || status === 429 || status === 409;
  const said = contractPart.part?.problemWords(code, { ...problem, retryAfter, requestId, allowed: error.allowed }, language) ?? spoken(problem, words);
  // The API's sentences on waiting and on server faults speak to someone who has written something. A reader has not.
  const reading = error.about.method === 'GET' && canRetry;
  return {
    title: said.title,
    help: reading ? waiting(retryAfter, language) || words.failedHelp : said.detail,
    requestId: status >= 500 ? requestId : undefined,
    canRetry,
  };
};

const waiting = (seconds: number | undefined, language: Language): string => {
  const { part } = contractPart;
  return part && seconds !== undefined ? part.toldWords[language].wait(part.waitWords(seconds, language)) : '';
};

/** Title and detail of a refusal that is known by its code alone; undefined while its words are not here. */
export const explainCode = (code: string, params: Readonly<Record<string, unknown>>, language: Language): { title: string; detail: string } | undefined =>
  contractPart.part?.problemWords(code, params, language);

/** What the server said itself. What the SDK says in a server's stead has no words, only its code. */
const spoken = ({ title, detail = '', code }: Problem, words: SharedWords): { title: string; detail: string } =>
  title === code ? { title: words.failed, detail: words.failedHelp } : { title, detail };

/** What is wrong with one value, for beside its field. */
export const explainFault = (fault: BareFault, language: Language): string => contractPart.part?.faultWords(fault, language) ?? sharedWords[language].faulty;
