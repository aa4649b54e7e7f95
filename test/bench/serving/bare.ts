// What ours is measured by, each in a process of its own: a Fastify that sends the same bytes, an engine that takes single rows.
import { PGlite } from '@electric-sql/pglite';
import fastify from 'fastify';
import pg from 'pg';

export interface Page { readonly path: string; readonly body: string; readonly etag: string }
export type Ask = { readonly inserts: number; readonly row: string };

const [, , what, place = ''] = process.argv;
const tell = (message: object): void => { process.send!(message); };

if (what === 'fastify') {
  process.once('message', async (pages: Page[]) => {
    const app = fastify();
    for (const { path, body, etag } of pages) {
      app.get(path, async (request, reply) => {
        void reply.header('Content-Type', 'application/json; charset=utf-8').header('ETag', etag);
        if (request.headers['if-none-match'] === etag) return reply.status(304).send();
        return reply.send(body);
      });
    }
    await app.listen({ host: '127.0.0.1', port: 0 });
    tell({ port: (app.server.address() as { port: number }).port });
  });
} else {
  const pool = what === 'postgresql' ? new pg.Pool({ connectionString: place, max: 20 }) : undefined;
  const embedded = pool ? undefined : await PGlite.create(place);
  const run = (text: string, values: unknown[]): Promise<unknown> => (pool ? pool.query(text, values) : embedded!.query(text, values));
  await run('create table bare (id text primary key, body text not null)', []);
  let number = 0;
  process.on('message', async ({ inserts, row }: Ask) => {
    const began = performance.now();
    // As many at a time as the server has connections to its database; the embedded engine has one.
    await Promise.all(Array.from({ length: pool ? 20 : 1 }, async () => {
      while (performance.now() - began < inserts) await run('insert into bare (id, body) values ($1, $2)', [String(number++), row]);
    }));
    tell({ milliseconds: performance.now() - began, number });
  });
}
tell({ ready: true });
