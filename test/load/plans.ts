// What the database does for a read: each query that the server sends, explained, and the walks through whole tables in it.
import { buildApp, readConfig, type AppContext } from '@congress-kit/server';
import { openFiles } from '@congress-kit/server/files/index';
import { unsealed } from '@congress-kit/server/store/handler-role';
import { keepFigures } from '@congress-kit/server/store/unchanged';
import { countChanges, question, transactionsSeen } from '@congress-kit/server/store/version';
import { createToken } from '@congress-kit/server/store/tokens';
import type { Store } from '@congress-kit/server';
import { PGlite } from '@electric-sql/pglite';
import { CompiledQuery, Kysely, PGliteDialect, PostgresDialect, sql, type KyselyConfig } from 'kysely';
import pg from 'pg';
import { growing } from './county.ts';
import type { Read } from './reads.ts';

interface Node { 'Node Type': string; 'Relation Name'?: string; 'Plan Rows': number; 'Total Cost': number; Plans?: Node[]; 'Subplan Name'?: string; 'Shared Hit Blocks'?: number; 'Shared Read Blocks'?: number; 'Actual Rows'?: number; 'Actual Loops'?: number; 'Rows Removed by Filter'?: number }

/** `pages`: of tables and indexes that were looked at, which is the same on a slow machine; only where the query was run for it. */
export interface Explained { readonly read: string; readonly cost: number; readonly pages: number; readonly walks: readonly string[]; readonly query: string }

/** Figures of a large table are counted behind an answer: one that is heard meanwhile, nobody waits for. */
export const isFigure = (query: string): boolean => /^\s*select count\(\*\)::integer as "total"|\bas value\b/.test(query);

const nodesOf = (node: Node): Node[] => [node, ...(node.Plans ?? []).flatMap(nodesOf)];

/** Of one statement, run again: how many rows and pages of a table it looks at. */
export interface Looked { readonly sql: string; readonly rows: number; readonly pages: number }

export interface Watched {
  readonly ctx: AppContext;
  /** Each statement heard since the last time that reads this table by its pages, run again. */
  looked(table: string): Promise<Looked[]>;
  /** @returns how long the answer is */
  ask(read: Read): Promise<number>;
  /** The queries of a read with their plans. */
  explain(read: Read, options?: { dearWalks?: boolean; runs?: boolean }): Promise<Explained[]>;
  close(): Promise<void>;
}

/** The server on a database that is filled already, its queries heard. */
export const watch = async (place: { databaseUrl?: string | undefined; dataDir: string }): Promise<Watched> => {
  let heard: { sql: string; parameters: readonly unknown[] }[] = [];
  const log: KyselyConfig['log'] = (event) => { heard.push({ sql: event.query.sql, parameters: event.query.parameters }); };
  const pool = place.databaseUrl ? new pg.Pool({ connectionString: place.databaseUrl, max: 10 }) : undefined;
  // A line that is cut after the last query is nobody's fault.
  pool?.on('error', () => undefined);
  const pglite = pool ? undefined : await PGlite.create(`${place.dataDir}/database`);
  const changed = pglite && countChanges(pglite);
  const dialect = pool ? new PostgresDialect({ pool }) : new PGliteDialect({ pglite: pglite! });
  const db = new Kysely({ dialect, log }) as unknown as Store['db'];
  const seen = changed ?? transactionsSeen(async () => (await sql<{ seen: string }>`${sql.raw(question)}`.execute(db)).rows[0]!.seen);
  // Nothing is written while queries are looked at; `explain` says that something was, so that all that is counted is counted again.
  let explained = 0;
  const version = async (): Promise<string> => `${await seen()} ${explained}`;
  keepFigures(db, version);
  const store: Store = { db, version, sealing: unsealed, engine: pool ? 'postgresql' : 'pglite', alone: (_, work) => work(), close: () => db.destroy() };
  const config = { ...readConfig({ SEED: 'none', LOG_LEVEL: 'silent' }), dataDir: place.dataDir };
  const ctx: AppContext = { store, config, files: openFiles(config), key: Buffer.alloc(32, 7), now: () => new Date('2026-03-02T10:00:00+08:00') };
  const { token } = await createToken(ctx, { name: 'plans', role: 'office_director' });
  const app = await buildApp(ctx);
  const asked = new Map<string, number>();
  const ask = async ({ path, isStaff, name }: Read): Promise<number> => {
    const answer = await app.inject({ url: `/v1${path}`, headers: isStaff ? { authorization: `Bearer ${token}` } : {} });
    if (answer.statusCode !== 200) throw new Error(`${name}: ${answer.statusCode} ${answer.payload.slice(0, 500)}`);
    return answer.rawPayload.length;
  };
  return {
    ctx,
    ask,
    async looked(table) {
      const queries = heard.splice(0).filter(({ sql }) => !/^explain/i.test(sql) && sql.includes(`from "${table}" where ctid`));
      const found: Looked[] = [];
      for (const { sql, parameters } of queries) {
        const { rows } = await db.executeQuery<Record<string, [{ Plan: Node }]>>(CompiledQuery.raw(`explain (analyze, buffers, timing off, format json) ${sql}`, [...parameters]));
        const nodes = nodesOf(Object.values(rows[0]!)[0]![0].Plan).filter((node) => node['Relation Name'] === table);
        found.push({
          sql, rows: nodes.reduce((sum, node) => sum + (node['Actual Loops'] ?? 0) * ((node['Actual Rows'] ?? 0) + (node['Rows Removed by Filter'] ?? 0)), 0),
          pages: nodes.reduce((sum, node) => sum + (node['Shared Hit Blocks'] ?? 0) + (node['Shared Read Blocks'] ?? 0), 0),
        });
      }
      heard = [];
      return found;
    },
    async explain(read, { dearWalks = false, runs = false } = {}) {
      // By another address every time, or the answer that is kept would be sent and nothing be asked of the database.
      const again = (): Read => {
        asked.set(read.path, (asked.get(read.path) ?? 0) + 1);
        return { ...read, path: `${read.path}${read.path.includes('?') ? '' : '?'}${'&'.repeat(asked.get(read.path)!)}` };
      };
      // The first time makes what is kept for a while (figures of large tables); what every reader waits for is the second.
      await ask(again());
      heard = [];
      explained += 1;
      await ask(again());
      if (!heard.some(({ sql }) => !isFigure(sql))) throw new Error(`${read.name}: nothing was asked of the database`);
      const queries = heard.filter(({ sql }) => /^\s*(select|with)/i.test(sql));
      const plans: Explained[] = [];
      for (const { sql, parameters } of queries) {
        const plan = await db.transaction().execute(async (trx) => {
          if (dearWalks) await trx.executeQuery(CompiledQuery.raw('set local enable_seqscan = off'));
          const { rows } = await trx.executeQuery<Record<string, [{ Plan: Node }]>>(CompiledQuery.raw(`explain (${runs ? 'analyze, buffers, timing off, ' : ''}format json) ${sql}`, [...parameters]));
          return Object.values(rows[0]!)[0]![0].Plan;
        });
        const walks = nodesOf(plan).filter((node) => node['Node Type'].includes('Seq Scan') && (growing as readonly string[]).includes(node['Relation Name'] ?? '')).map((node) => node['Relation Name']!);
        plans.push({ read: read.name, cost: plan['Total Cost'], pages: (plan['Shared Hit Blocks'] ?? 0) + (plan['Shared Read Blocks'] ?? 0), walks, query: sql });
      }
      return plans;
    },
    async close() {
      await app.close();
      await db.destroy();
    },
  };
};
