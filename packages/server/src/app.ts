import { constants } from 'node:zlib';
import { requestIdHeader } from '@congress-kit/api';
import compress from '@fastify/compress';
import cors from '@fastify/cors';
import fastify, { type FastifyInstance } from 'fastify';
import type { AppContext } from './http/context.ts';
import { docs } from './http/docs.ts';
import { health } from './http/health.ts';
import { answerKeptFirst } from './http/kept-first.ts';
import { watchLoad } from './http/load.ts';
import { metrics } from './http/metrics.ts';
import { ApiProblem, errorHandler } from './http/problems.ts';
import { SharedAnswers } from './http/shared.ts';
import { site } from './http/site.ts';
import { closeWithLastAnswer, corsOptions, endLateAnswers, logAnswers, readJsonOnly, refuseOtherMethods, serverOptions, waitForAnswers } from './http/transport.ts';
import { readCounting } from './open.ts';
import { resources } from './resources/index.ts';
import { readClocks } from './store/clocks.ts';
import { readHolidays } from './store/holidays.ts';

/** What the process knows and the data does not. */
export interface AppState {
  /** False until the first start has loaded its data; until then the API answers 503. */
  ready: boolean;
  /** True from the moment it was told to end: nothing new should be sent here. */
  stopping?: boolean;
}

/** The years of holidays and the clocks, now and anew every minute: another process may have changed them. */
const keepCounting = async (app: FastifyInstance, ctx: AppContext): Promise<void> => {
  const { db } = ctx.store;
  if (!ctx.counts) await readCounting(ctx);
  const readAnew = (): void => {
    Promise.all([readHolidays(db), readClocks(db)]).catch((error: unknown) => app.log.warn({ err: error }, 'the years of holidays and the clocks could not be read; next try in a minute'));
  };
  let timer: NodeJS.Timeout | undefined;
  app.addHook('onListen', async () => { timer = setInterval(readAnew, 60_000).unref(); });
  app.addHook('onClose', async () => { clearInterval(timer); });
};

/** The server as a value: parts in, Fastify out. It does not listen and owns neither store nor process. */
export const buildApp = async (ctx: AppContext, state: AppState = { ready: true }): Promise<FastifyInstance> => {
  const app = fastify(serverOptions(ctx.config)) as unknown as FastifyInstance;
  app.decorate('checkAnswers', ctx.config.checkAnswers);
  app.decorate('sharedAnswers', new SharedAnswers(ctx));
  app.decorateReply('sharedForm');
  app.setErrorHandler(errorHandler);
  app.setNotFoundHandler(async () => { throw new ApiProblem('not_found'); });
  logAnswers(app, ctx.config);
  readJsonOnly(app);
  closeWithLastAnswer(app);
  waitForAnswers(app);
  endLateAnswers(app);
  const sunset = ctx.config.sunset && new Date(`${ctx.config.sunset}T00:00:00+08:00`).toUTCString();
  // The hooks that every answer goes through call back: a promise for each of them would cost as much as all they do.
  app.addHook('onRequest', (request, reply, done) => {
    void reply.header(requestIdHeader, request.id).header('X-Content-Type-Options', 'nosniff');
    if (sunset && request.routeOptions.config.operationId) void reply.header('Sunset', sunset);
    done();
  });
  await app.register(cors, corsOptions(ctx.config));
  await app.register(compress, { globalDecompression: false, encodings: ['br', 'gzip'], threshold: 1024, brotliOptions: { params: { [constants.BROTLI_PARAM_QUALITY]: 4 } } });
  app.addHook('onRequest', (request, _, done) => {
    done(!state.ready && request.routeOptions.config.operationId ? new ApiProblem('temporarily_unavailable', { retryAfter: 3 }) : undefined);
  });
  const load = watchLoad(app, ctx);
  await metrics(app, ctx, load);
  answerKeptFirst(app, ctx, load);
  await keepCounting(app, ctx);
  for (const resource of resources) resource(app, ctx);
  refuseOtherMethods(app);
  health(app, ctx, state, load);
  await docs(app);
  await site(app, ctx);
  return app;
};
