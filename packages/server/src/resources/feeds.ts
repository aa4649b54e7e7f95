import { feedFormats, feedLength, feedMediaTypes, feeds as specs, type FeedFormat, type FeedId } from '@congress-kit/api/feeds';
import { shanghaiDay } from '@congress-kit/api/rules/calendar-days';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { writeFeed, type FeedRecords, type Publisher } from '../feeds/index.ts';
import type { AppContext } from '../http/context.ts';
import { ApiProblem } from '../http/problems.ts';
import { sendText, urlOf } from '../http/route.ts';
import { listActivities } from '../store/activities.ts';
import { listBallots } from '../store/ballots.ts';
import { listConsultations, listQaSessions, listSolicitations } from '../store/calls.ts';
import { getCase, listCases } from '../store/cases.ts';
import { listDisclosures } from '../store/disclosures.ts';
import { listEvents } from '../store/events.ts';
import { listProjects } from '../store/projects.ts';
import { readSetting } from '../store/settings.ts';
import { getStation, listStations } from '../store/stations.ts';
import { listSuggestions } from '../store/suggestions.ts';
import type { Resource } from './index.ts';

type Readers = { readonly [Id in FeedId]: (ctx: AppContext, id: string) => Promise<FeedRecords[Id]> };

const newest = { sort: '-changedAt', limit: feedLength } as const;
const one = <T>(record: T | undefined): T[] => (record === undefined ? [] : [record]);

/** The same reads as the operations', so that a feed cannot tell what they do not. */
const readers: Readers = {
  suggestionsFeed: async (ctx) => (await listSuggestions(ctx, newest)).rows,
  casesFeed: async ({ store, now }) => (await listCases(store.db, newest, shanghaiDay(now()))).rows,
  caseFeed: async ({ store }, number) => one(await getCase(store.db, number)),
  ballotsFeed: async ({ store }) => (await listBallots(store.db, newest)).rows,
  disclosuresFeed: async ({ store, now }) => (await listDisclosures(store.db, newest, shanghaiDay(now()))).rows,
  eventsFeed: async ({ store }) => (await listEvents(store.db, newest)).rows,
  consultationsFeed: async ({ store, now }) => (await listConsultations(store.db, newest, shanghaiDay(now()))).rows,
  solicitationsFeed: async ({ store, now }) => (await listSolicitations(store.db, newest, shanghaiDay(now()))).rows,
  qaSessionsFeed: async ({ store, now }) => (await listQaSessions(store.db, newest, shanghaiDay(now()))).rows,
  projectsFeed: async ({ store }) => (await listProjects(store.db, newest)).rows,
  activitiesFeed: async ({ store }) => (await listActivities(store.db, newest)).rows,
  stationsFeed: async ({ store }) => {
    const all: FeedRecords['stationsFeed'][number][] = [];
    for (let cursor: string | undefined; ;) {
      const page = await listStations(store.db, { limit: 100, cursor });
      all.push(...page.rows);
      if (!page.nextCursor) return all;
      cursor = page.nextCursor;
    }
  },
  stationFeed: async ({ store }, id) => one(await getStation(store.db, id)),
};

export const publisherOf = async ({ store, config }: AppContext, origin: string): Promise<Publisher> => {
  const congress = await readSetting(store.db, 'congress');
  return {
    id: congress?.id ?? '',
    name: congress?.name ?? '人大代表工作公开平台',
    linkTo: (kind, id) => {
      const page = config.pages[kind]?.replace('{id}', encodeURIComponent(id));
      return page === undefined ? undefined : new URL(page, origin).href;
    },
  };
};

/** `QH-2026-1.atom` → what is asked for, and in which format. */
const readName = (file: string): { name: string; format: FeedFormat } | undefined => {
  const format = feedFormats.find((ending) => file.endsWith(`.${ending}`));
  return format && { name: file.slice(0, -format.length - 1), format };
};

export const feeds: Resource = (app, ctx) => {
  const answer = async (request: FastifyRequest, reply: FastifyReply, path: string): Promise<FastifyReply> => {
    const asked = readName(path);
    const [folder, name] = (asked?.name ?? '').split('/');
    const spec = specs.find((feed) => feed.path === (name === undefined ? `/feeds/${folder}` : feed.path.replace(/\{.*/, '') === `/feeds/${folder}/` ? feed.path : ''));
    if (!asked || !spec || !(spec.formats as readonly FeedFormat[]).includes(asked.format)) throw new ApiProblem('not_found');
    const records = await readers[spec.id](ctx, name ?? '');
    if (name !== undefined && records.length === 0) throw new ApiProblem('not_found');
    const origin = `${request.protocol}://${request.host}`;
    const self = `${origin}${urlOf(`/feeds/${asked.name}`)}`;
    const text = writeFeed(spec.id, asked.format, records as never, await publisherOf(ctx, origin), self);
    return sendText(request, reply, text, { cacheControl: 'public, max-age=300', type: feedMediaTypes[asked.format] });
  };
  const refuse = async (): Promise<never> => { throw new ApiProblem('method_not_allowed', { allowed: ['GET', 'HEAD', 'OPTIONS'] }); };
  for (const url of ['/v1/feeds/:file', '/v1/feeds/:folder/:file']) app.route({ method: ['POST', 'PUT', 'PATCH', 'DELETE'], url, onRequest: refuse, handler: refuse });
  app.get('/v1/feeds/:file', (request, reply) => answer(request, reply, (request.params as { file: string }).file));
  app.get('/v1/feeds/:folder/:file', (request, reply) => {
    const { folder, file } = request.params as { folder: string; file: string };
    return answer(request, reply, `${folder}/${file}`);
  });
};
