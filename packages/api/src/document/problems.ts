import { limits } from '../limits.ts';
import { faultText } from '../messages/describe.ts';
import { problemDetail } from '../messages/wait.ts';
import { problemsOf, requestIdHeader, type OperationSpec } from '../operation.ts';
import { problemMediaType, problems, problemType, type ProblemCode } from '../problem.ts';
import { messagesOf, type DocumentLanguage } from './language.ts';
import { pascal } from './schemas.ts';

/** The refusals of an operation, with an example of each. */
type Json = { [key: string]: any };

const pointer = (kind: string, name: string): Json => ({ $ref: `#/components/${kind}/${name}` });

/** `{max}` of a problem's sentence, where it is not the size of a JSON body. */
const figures: Partial<Record<ProblemCode, number>> = { file_too_large: limits.attachmentBytes / 1_048_576, image_too_large: limits.attachmentPixels / 1e6, spreadsheet_too_large: limits.importBytes / 1_048_576 };

const sampleOf = (code: ProblemCode, operation: OperationSpec | undefined, language: DocumentLanguage): Json => {
  const words = messagesOf(language);
  const { title, detail } = words.problems[code];
  const fault = operation?.method === 'POST' && !operation.upload
    ? { in: 'body', pointer: '/title', code: 'too_long', params: { max: limits.title, now: limits.title + 1 } }
    : { in: 'query', pointer: '/limt', code: 'unknown_field' };
  const extra: Json = code === 'invalid_request' ? { errors: [{ ...fault, detail: faultText(words, fault) }] }
    : code === 'move_not_allowed' ? { allowed: ['accepted', 'rejected'] }
    : problems[code] === 429 || problems[code] === 503 || code === 'idempotency_in_flight' ? { retryAfter: 3 } : {};
  const said = problemDetail(detail, { max: figures[code] ?? limits.jsonBytes, requestId: 'req-7f3a', from: '2026-03-10', until: '2026-04-10', ...extra, allowed: extra['allowed']?.join(words.marks.list) ?? 'GET' }, language);
  return { type: problemType(code), title, status: problems[code], detail: said, code, requestId: 'req-7f3a', ...extra };
};

const problemResponse = (codes: readonly ProblemCode[], operation: OperationSpec, language: DocumentLanguage): Json => {
  const { problems: words } = messagesOf(language);
  const status = problems[codes[0] as ProblemCode];
  const waits = status === 429 || status === 503 || codes.includes('idempotency_in_flight');
  const [colon, stop] = language === 'en' ? [': ', '.'] : ['：', '。'];
  return {
    description: codes.map((code) => `\`${code}\`${colon}${words[code].title}${stop}`).join('\n\n'),
    headers: {
      [requestIdHeader]: pointer('headers', 'RequestId'), 'Cache-Control': pointer('headers', 'NoStore'), 'Access-Control-Allow-Origin': pointer('headers', 'Access-Control-Allow-Origin'),
      ...(waits && { 'Retry-After': pointer('headers', 'RetryAfter') }),
      ...(status === 401 && { 'WWW-Authenticate': pointer('headers', 'WwwAuthenticate') }),
    },
    content: {
      [problemMediaType]: {
        schema: pointer('schemas', 'Problem'),
        examples: Object.fromEntries(codes.map((code) => [code, { summary: words[code].title, value: sampleOf(code, operation, language) }])),
      },
    },
  };
};

/** One shared response for each set of codes: `NotFound`, `MalformedBodyOrIdempotencyKeyMissing`. */
export const sharedProblems = (language: DocumentLanguage) => {
  const shared: Json = {};
  const nameOf = (codes: readonly ProblemCode[]): string => codes.map((code) => code.split('_').map(pascal).join('')).join('Or');
  const responses = (operation: OperationSpec): Json => {
    const codes = [...new Set(problemsOf(operation))];
    const statuses = [...new Set(codes.map((code) => problems[code]))].sort();
    return Object.fromEntries(statuses.map((status) => {
      const ofStatus = codes.filter((code) => problems[code] === status);
      const name = nameOf(ofStatus);
      shared[name] ??= problemResponse(ofStatus, operation, language);
      return [status, pointer('responses', name)];
    }));
  };
  return { shared, responses };
};
