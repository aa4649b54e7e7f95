import { Told, type Asked, type Hooks } from './proxy.ts';

/** A promise broken, and the check that must name it. */
export interface Fault {
  /** What the server does. */
  readonly does: string;
  /** The id of the check. */
  readonly named: string;
  readonly write?: boolean;
  readonly token?: boolean;
  /** Made anew for each run: some faults remember. */
  readonly hooks: () => Hooks;
}

type Options = Pick<Fault, 'write' | 'token'>;
export const write: Options = { write: true };
export const office: Options = { token: true };
export const both: Options = { write: true, token: true };

export const fault = (named: string, does: string, hooks: Hooks | (() => Hooks), options: Options = {}): Fault =>
  ({ named, does, hooks: typeof hooks === 'function' ? hooks : () => hooks, ...options });

/** Spoils the body of answers with this status. */
export const spoil = (when: (asked: Asked, told: Told) => boolean, edit: (json: any, told: Told) => void): Hooks => ({
  out: (told, asked) => { if (when(asked, told)) told.change((json) => edit(json, told)); },
});

export const reads = (resource: string) => ({ method, resource: asked }: Asked, { status }: Told): boolean => method === 'GET' && status === 200 && asked === resource;
export const readsBelow = (resource: string) => ({ method, resource: asked }: Asked, { status }: Told): boolean => method === 'GET' && status === 200 && asked.startsWith(`${resource}/`);
export const refusals = (_: Asked, { status }: Told): boolean => status >= 400;

/** Drops or sets headers of the answers that fit. */
export const headers = (changes: Readonly<Record<string, string | undefined>>, when: (asked: Asked, told: Told) => boolean = () => true): Hooks => ({
  out: (told, asked) => {
    if (!when(asked, told)) return;
    for (const [name, value] of Object.entries(changes)) {
      if (value === undefined) delete told.headers[name];
      else told.headers[name] = value;
    }
  },
});

/** Changes the query before the server sees it. */
export const query = (edit: (query: URLSearchParams, asked: Asked) => void): Hooks => ({
  in: (asked) => {
    if (asked.method !== 'GET') return;
    const { query } = asked;
    edit(query, asked);
    if (query.toString() !== asked.query.toString()) asked.query = query;
  },
});

/** Changes a suggestion before the server sees it. */
export const draft = (edit: (draft: any) => void): Hooks => ({
  in: (asked) => {
    const { json } = asked;
    if (!asked.isPost('/suggestions') || typeof json !== 'object' || json === null || Array.isArray(json)) return;
    edit(json);
    asked.json = json;
  },
});

const always = { 'content-type': 'application/problem+json', 'cache-control': 'no-store', 'request-id': 'spoilt-1', 'x-content-type-options': 'nosniff', 'access-control-allow-origin': '*' };

/** A refusal of the proxy's own that keeps every promise a refusal has, so that only the fault itself is one. */
export const problem = (status: number, code: string, more: object = {}, extra: Record<string, string> = {}): Told =>
  new Told(status, { ...always, ...extra }, JSON.stringify({ type: `urn:congress-kit:problem:${code}`, title: '出错了', status, detail: '请稍后再试一次。', code, requestId: 'spoilt-1', ...more }));

export const fails = (): Told => problem(500, 'internal_error');
export const data = (json: unknown, extra: Record<string, string> = {}): Told =>
  new Told(200, { ...always, 'content-type': 'application/json', ...extra }, JSON.stringify(json));
