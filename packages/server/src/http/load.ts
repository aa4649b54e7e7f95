import { statfs } from 'node:fs/promises';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import type { FastifyInstance, FastifyReply } from 'fastify';
import type { AppContext } from './context.ts';
import { ApiProblem, noRoom } from './problems.ts';

/**
 * How much the process has to do, and the refusal of what is more. A queue that only grows answers nobody in time; who is
 * refused at once, with the seconds to wait, comes back, and whoever was let in is served.
 */
export interface Load {
  /** Requests of the API that are being answered. */
  readonly inFlight: number;
  /** Requests that were refused for load since the start. */
  readonly refused: number;
  /** Seconds the event loop was late on average, over the last whole second. */
  readonly loopDelay: number;
  /** Is there less room on our disk than the settings keep free, or did the database just say that its own is full? Writes are refused then. */
  isDiskFull(): Promise<boolean>;
  /** Counts one in that no hook sees; false when there are too many, and then it is not counted. Whoever enters leaves. */
  enter(): boolean;
  leave(): void;
}

/** An average of two seconds, five times in a row, means that nothing is served in time any more; once is a long statement, or a neighbour's hour. */
const latestLoop = 2;
const lateForLong = 5;

/** Bytes free where the data lies; what cannot be asked is not full. */
const freeBytes = (folder: string): Promise<number> => statfs(folder).then(({ bavail, bsize }) => bavail * bsize, () => Infinity);

/** Asked at most once a second, whatever the traffic. */
const diskWatch = ({ config, store }: AppContext): (() => Promise<boolean>) => {
  // With database and attachments elsewhere, nothing of ours grows here.
  if (store.engine === 'postgresql' && config.bucket) return async () => false;
  let asked = { at: -Infinity, answer: Promise.resolve(false) };
  return () => {
    if (performance.now() - asked.at > 1000) asked = { at: performance.now(), answer: freeBytes(config.dataDir).then((free) => free < config.diskReserve) };
    return asked.answer;
  };
};

/** A database elsewhere tells of its disk only by failing: so long nobody is sent there in vain, then the next write tries. */
const believedFull = 5000;

/** Counts what is at work and refuses what is too much. After CORS, so that a page can read that it should wait. */
export const watchLoad = (app: FastifyInstance, ctx: AppContext): Load => {
  let inFlight = 0;
  let refused = 0;
  let loopDelay = 0;
  let late = 0;
  const isOwnDiskFull = diskWatch(ctx);
  let fullUntil = -Infinity;
  const isDiskFull = async (): Promise<boolean> => performance.now() < fullUntil || isOwnDiskFull();
  app.addHook('onError', async (_request, _reply, error) => {
    if (noRoom.includes(String(error.code))) fullUntil = performance.now() + believedFull;
  });
  const counted = new WeakSet<FastifyReply>();
  // Its own resolution is no lateness.
  const resolution = 20;
  const delay = monitorEventLoopDelay({ resolution });
  let timer: NodeJS.Timeout | undefined;
  app.addHook('onListen', async () => {
    delay.enable();
    timer = setInterval(() => {
      loopDelay = Number.isFinite(delay.mean) ? Math.max(0, delay.mean / 1e9 - resolution / 1000) : 0;
      late = loopDelay > latestLoop ? late + 1 : 0;
      delay.reset();
    }, 1000).unref();
  });
  app.addHook('onClose', async () => {
    clearInterval(timer);
    delay.disable();
  });

  const isTooMuch = (): boolean => inFlight >= ctx.config.maxInFlight || late >= lateForLong;
  const leave = (reply: FastifyReply): void => {
    if (counted.delete(reply)) inFlight -= 1;
  };
  app.addHook('onRequest', (request, reply, done) => {
    if (!request.routeOptions.config.operationId) return done();
    if (isTooMuch()) {
      refused += 1;
      // Not all in the same second, or they would meet again.
      return done(new ApiProblem('temporarily_unavailable', { retryAfter: 1 + Math.floor(Math.random() * 5) }));
    }
    inFlight += 1;
    counted.add(reply);
    // Whoever leaves before the answer ends nothing but the connection.
    reply.raw.once('close', () => leave(reply));
    if (request.method !== 'POST') return done();
    isDiskFull().then((isFull) => done(isFull ? new ApiProblem('temporarily_unavailable', { retryAfter: 60 }) : undefined), done);
  });
  app.addHook('onResponse', (_, reply, done) => {
    leave(reply);
    done();
  });

  return {
    get inFlight() { return inFlight; },
    get refused() { return refused; },
    get loopDelay() { return loopDelay; },
    isDiskFull,
    enter() {
      if (isTooMuch()) return false;
      inFlight += 1;
      return true;
    },
    leave() { inFlight -= 1; },
  };
};
