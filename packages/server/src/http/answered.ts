import type { FastifyInstance } from 'fastify';

/** What is noted of an answer, whichever way it went out. No address (it may hold a receipt number or a search), no body, no IP. */
export interface Answered {
  readonly requestId: string;
  readonly method: string;
  /** Of the contract. */
  readonly operation: string | undefined;
  /** The pattern of what is not in the contract. */
  readonly url: string | undefined;
  readonly status: number;
  readonly ms: number;
}

type Listener = (answer: Answered) => void;

const listeners = new WeakMap<FastifyInstance, Listener[]>();

/** `listener` hears of every answer of this server. */
export const onAnswered = (app: FastifyInstance, listener: Listener): void => {
  const known = listeners.get(app);
  if (known) return void known.push(listener);
  const all = [listener];
  listeners.set(app, all);
  app.addHook('onResponse', (request, reply, done) => {
    const { config, url } = request.routeOptions;
    tellAnswered(app, { requestId: request.id, method: request.method, operation: config?.operationId, url, status: reply.statusCode, ms: reply.elapsedTime });
    done();
  });
};

/** For an answer that the framework did not send. */
export const tellAnswered = (app: FastifyInstance, answer: Answered): void => {
  for (const listener of listeners.get(app) ?? []) listener(answer);
};
