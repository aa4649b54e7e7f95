import { suggestionCategories, type Suggestion } from '@congress-kit/api';
import { shanghaiDay } from '@congress-kit/api/rules/calendar-days';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { AppContext } from '../http/context.ts';
import { languageOf, wordsOf } from '../http/language.ts';
import { ApiProblem, problemBody, problemOf } from '../http/problems.ts';
import { open311Draft, open311Problem, writeXml, type Open311Form } from '../open311/format.ts';
import { writeAudit } from '../store/audit.ts';
import { takeIn } from '../store/intake.ts';
import { receiptNoOf } from '../store/staff-moves.ts';
import { getSuggestion, listSuggestions } from '../store/suggestions.ts';
import { staffByToken } from '../store/tokens.ts';
import { inTransaction } from '../store/transaction.ts';
import type { Resource } from './index.ts';

/**
 * Open311 GeoReport v2 (https://wiki.open311.org/GeoReport_v2), for programs that speak it already: categories are its services,
 * public suggestions its requests. It shows nothing that the API does not, and takes in what a token may take in.
 */

/** From here on the resident has an answer. */
const closedStates = ['answered_on_spot', 'replied', 'rated', 'closed'];
const longestList = 1000;
const usualDays = 90;

type Format = 'json' | 'xml';
const types: Readonly<Record<Format, string>> = { json: 'application/json; charset=utf-8', xml: 'text/xml; charset=utf-8' };

const requestOf = (one: Suggestion, name: string) => ({
  service_request_id: one.receiptNo, status: closedStates.includes(one.state) ? 'closed' : 'open', service_name: name, service_code: one.category,
  description: one.body === undefined ? one.title : `${one.title}\n${one.body}`, requested_datetime: `${one.submittedOn}T00:00:00+08:00`,
  ...(one.changedAt && { updated_datetime: one.changedAt }), ...(one.division && { address: one.division.name, address_id: one.division.id }),
});

/** The spec's window: 90 days unless dates are given, and never more than 1,000 requests. */
const wanted = async (ctx: AppContext, query: Readonly<Record<string, string>>): Promise<Suggestion[]> => {
  const list = (text: string | undefined): string[] => (text ?? '').split(',').map((part) => part.trim()).filter(Boolean);
  const instant = (name: string): string | undefined => {
    if (!query[name]) return undefined;
    const at = Date.parse(query[name]);
    if (Number.isNaN(at)) throw open311Problem(400, `${name} is not a date and time (W3C): ${query[name].slice(0, 40)}`);
    return shanghaiDay(new Date(at));
  };
  const ids = list(query['service_request_id']);
  if (ids.length > 0) {
    const found = await Promise.all(ids.slice(0, 50).map((id) => getSuggestion(ctx, receiptNoOf(id))));
    return found.filter((one) => one !== undefined);
  }
  const codes = list(query['service_code']);
  const from = instant('start_date') ?? shanghaiDay(new Date(ctx.now().getTime() - usualDays * 86_400_000));
  const until = instant('end_date') ?? '9999-12-31';
  const statuses = list(query['status']);
  const found: Suggestion[] = [];
  for (let cursor: string | undefined; found.length < longestList;) {
    const page = await listSuggestions(ctx, { sort: '-submittedOn', limit: 100, ...(cursor && { cursor }), ...(codes.length > 0 && { category: codes as never }) });
    for (const one of page.rows) {
      if (one.submittedOn < from) return found;
      if (one.submittedOn <= until && (statuses.length === 0 || statuses.includes(closedStates.includes(one.state) ? 'closed' : 'open'))) found.push(one);
    }
    if (!page.nextCursor) return found;
    cursor = page.nextCursor;
  }
  return found.slice(0, longestList);
};

export const open311: Resource = (app, ctx) => void app.register(async (scope: FastifyInstance) => {
  scope.addContentTypeParser('application/x-www-form-urlencoded', { parseAs: 'string' }, (_, body, done) => done(null, Object.fromEntries(new URLSearchParams(body as string))));

  const send = (reply: FastifyReply, format: Format, root: string, item: string, value: readonly object[], status = 200): FastifyReply =>
    reply.status(status).header('Cache-Control', status === 200 ? 'public, max-age=60' : 'no-store').type(types[format]).send(format === 'json' ? JSON.stringify(value) : writeXml(root, item, value));
  /** `/services.json` → the name and the format; anything else is not found. */
  const answering = (root: string, item: string, answer: (request: FastifyRequest, name: string, words: Readonly<Record<string, string>>) => Promise<readonly object[]>, status = 200) => async (request: FastifyRequest, reply: FastifyReply) => {
    const [, name = '', ending] = /^(.*)\.(json|xml)$/.exec((request.params as { file: string }).file) ?? [];
    const format = (ending ?? 'json') as Format;
    try {
      if (!ending) throw open311Problem(404, 'Add .json or .xml to the address.');
      return send(reply, format, root, item, await answer(request, name, wordsOf(languageOf(request.headers['accept-language'])).labels.suggestionCategories), status);
    } catch (error) {
      const known = error instanceof ApiProblem && error.extras.params?.['open311'];
      const { status: refused, title, detail, errors } = problemBody(problemOf(error), languageOf(request.headers['accept-language']), request.id);
      const code = known ? Number(error.extras.params!['status']) : refused === 422 ? 400 : refused;
      const description = known ? String(known) : [title, ...(errors ?? []).map((fault) => `${fault.pointer} ${fault.detail}`), ...(errors ? [] : [detail])].filter(Boolean).join(' ');
      if (code >= 500) request.log.error({ code }, 'open311');
      return send(reply, format, 'errors', 'error', [{ code, description }], code);
    }
  };

  const services = answering('services', 'service', async (_, name, words) => {
    if (name !== 'services') throw open311Problem(404, 'There is services, requests, requests/{id} and tokens/{id}.');
    return suggestionCategories.map((code) => ({ service_code: code, service_name: words[code] ?? code, description: words[code] ?? code, metadata: false, type: 'realtime', keywords: '', group: '' }));
  });
  const list = answering('service_requests', 'request', async (request, _, words) => (await wanted(ctx, request.query as Record<string, string>)).map((one) => requestOf(one, words[one.category] ?? one.category)));
  scope.get('/open311/v2/:file', (request, reply) => ((request.params as { file: string }).file.startsWith('requests.') ? list : services)(request, reply));

  scope.get('/open311/v2/requests/:file', answering('service_requests', 'request', async (_, id, words) => {
    const one = await getSuggestion(ctx, receiptNoOf(id));
    if (!one) throw open311Problem(404, 'service_request_id was not found, or is not public.');
    return [requestOf(one, words[one.category] ?? one.category)];
  }));
  // Numbers are given at once, so that a token is the number itself.
  scope.get('/open311/v2/tokens/:file', answering('service_requests', 'request', async (_, id) => [{ token: id, service_request_id: receiptNoOf(id) }]));
  scope.get('/open311/:file', answering('discovery', 'endpoint', async (request, name) => {
    if (name !== 'discovery') throw open311Problem(404, 'There is discovery.');
    return [{ specification: 'http://wiki.open311.org/GeoReport_v2', url: `${request.protocol}://${request.host}/open311/v2`, type: 'production', formats: 'application/json, text/xml' }];
  }));

  scope.post('/open311/v2/:file', answering('service_requests', 'request', async (request, name) => {
    if (name !== 'requests') throw open311Problem(404, 'Only requests are taken.');
    const form = (request.body ?? {}) as Open311Form;
    const who = form.api_key ? await staffByToken(ctx.store.db, form.api_key, ctx.now()) : undefined;
    if (!who || !['integration', 'office_clerk', 'office_director'].includes(who.role)) throw open311Problem(403, 'api_key is missing, or may not do this.');
    const draft = open311Draft(form, ctx.config.consent.textVersion, request.id);
    const taken = await inTransaction(ctx.store.db, async (trx) => {
      const answer = await takeIn(ctx, trx, draft, who);
      await writeAudit(ctx, trx, { by: who.tokenId, act: 'suggestion.take_in', subject: answer.receiptNo, detail: { channel: draft.channel, system: 'open311', known: answer.known } });
      return answer;
    });
    return [{ service_request_id: taken.receiptNo, service_notice: '', account_id: '' }];
  }, 201));
});
