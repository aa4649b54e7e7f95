import { createHash, timingSafeEqual } from 'node:crypto';
import { createServer, type Server } from 'node:http';
import type { FastifyInstance } from 'fastify';
import { onAnswered } from './answered.ts';
import type { AppContext } from './context.ts';
import type { Load } from './load.ts';
import { ApiProblem } from './problems.ts';

/**
 * Figures for Prometheus: how often each operation was answered, with which status and how fast, and how the process does.
 * Labels are names of the contract and numbers, so that nothing of a person can get into them. On a port of its own, or to
 * whoever has the token; without either setting they are not kept at all.
 */
export const metrics = async (app: FastifyInstance, ctx: AppContext, load: Load): Promise<void> => {
  const { port, host, token } = ctx.config.metrics;
  if (port === undefined && token === undefined) return;
  const { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } = await import('prom-client');
  const registry = new Registry();
  const registers = [registry];
  collectDefaultMetrics({ register: registry });

  const labelNames = ['operation', 'status'] as const;
  const answers = new Counter({ name: 'congress_answers_total', help: 'Answers, by operation of the contract and status.', labelNames, registers });
  const seconds = new Histogram({
    name: 'congress_answer_seconds', help: 'Seconds from the request to the last byte of its answer, by operation.', labelNames: ['operation'],
    buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10], registers,
  });
  onAnswered(app, ({ operation = 'none', status, ms }) => {
    answers.inc({ operation, status });
    seconds.observe({ operation }, ms / 1000);
  });
  const gauge = (name: string, help: string, read: () => number): void => {
    new Gauge({ name, help, registers, collect() { this.set(read()); } });
  };
  gauge('congress_requests_in_flight', 'Requests of the API that are being answered.', () => load.inFlight);
  gauge('congress_event_loop_delay_seconds', 'How late the event loop was on average, over the last second.', () => load.loopDelay);
  new Counter({ name: 'congress_refused_for_load_total', help: 'Requests refused with 503 because there was too much to do.', registers, collect() { this.reset(); this.inc(load.refused); } });

  if (token !== undefined) {
    const digest = (text: string): Buffer => createHash('sha256').update(text).digest();
    app.get('/metrics', async (request, reply) => {
      const given = /^Bearer (.+)$/i.exec(request.headers.authorization ?? '')?.[1] ?? '';
      if (!timingSafeEqual(digest(given), digest(token))) throw new ApiProblem('unauthorized');
      return reply.header('Cache-Control', 'no-store').type(registry.contentType).send(await registry.metrics());
    });
  }
  if (port !== undefined) {
    let server: Server | undefined;
    app.addHook('onListen', async () => {
      server = createServer((request, response) => {
        if (request.url !== '/metrics') return void response.writeHead(404).end();
        registry.metrics().then((text) => response.writeHead(200, { 'Content-Type': registry.contentType }).end(text), () => response.writeHead(500).end());
      });
      await new Promise<void>((resolve, reject) => { server!.once('error', reject).listen(port, host, resolve); });
    });
    app.addHook('onClose', async () => { server?.close(); server?.closeAllConnections(); });
  }
};
