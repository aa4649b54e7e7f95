import { problemsOf } from '../api/src/operation.ts';
import { operations } from '../api/src/operations.ts';
import { codeSamples } from '../api/src/document/code-samples.ts';
import { problems } from '../api/src/problem.ts';
import { operationProse } from '../api/src/prose/index.ts';

/**
 * What an editor shows over a function of the SDK: the operation's own words, its refusals with their statuses, and its worked
 * example, from the same prose as the OpenAPI document. Written into the types of the package when it is built, so that nobody
 * types it twice and no page carries it.
 */

const byId = new Map(operations.map((operation) => [operation.id, operation]));

const documented = /\/\*\*((?:(?!\*\/)[^])*)\*\/\n(export declare const (\w+): )/g;

/** The sentences of a comment, without its stars. */
const sentencesOf = (comment: string): string[] => comment.split('\n').map((line) => line.replace(/^\s*\*? ?/, '').trimEnd());

const commentFor = (id: string, own: readonly string[]): string[] | undefined => {
  const operation = byId.get(id);
  const prose = operationProse[id];
  if (!operation || !prose) return undefined;
  const sample = codeSamples(operation, 'en').find(({ lang }) => lang === 'typescript')?.source;
  const refusals = problemsOf(operation).map((code) => `\`${code}\` ${problems[code]}`).join(', ');
  const isDone = (tag: string): boolean => own.some((line) => line.startsWith(tag));
  return [
    ...own.filter((line) => line !== '' && !line.startsWith('@')), '', `${operation.method} ${operation.path}: ${prose.description}`, '', ...own.filter((line) => line.startsWith('@')),
    ...(isDone('@throws') ? [] : [`@throws ProblemError with one of ${refusals}`, '@throws NetworkError, TimeoutError, AbortedError, UnreadableError, ContractError']),
    ...(isDone('@example') || !sample ? [] : ['@example', ...sample.split('\n')]),
  ];
};

/**
 * Completes the comments of one declaration file.
 * @param code of a `.d.ts` file of the SDK
 */
export const describeFunctions = (code: string): string => code.replace(documented, (whole, comment: string, declaration: string, id: string) => {
  const lines = commentFor(id, sentencesOf(comment));
  // What would end the comment early is told apart by a blank.
  return lines ? `/**\n${lines.map((line) => ` * ${line}`.trimEnd().replace(/\*\/(?!$)/g, '* /')).join('\n')}\n */\n${declaration}` : whole;
});
