type Reply = (request: Request) => Response | Promise<Response>;

/** Stands in for the network in browser tests: an address answers what it was told, and every request is kept. */
export interface Answers {
  readonly requests: string[];
  /** The next and all later requests whose address contains this text get this answer; a function may wait or throw. */
  answer(part: string, reply: Reply): void;
  restore(): void;
}

export const json = (value: unknown, status = 200, type = status < 400 ? 'application/json' : 'application/problem+json'): Response =>
  new Response(JSON.stringify(value), { status, headers: { 'content-type': type } });

export const problem = (code: string, status: number, more: object = {}): Response =>
  json({ type: `urn:congress-kit:problem:${code}`, title: code, status, code, ...more }, status);

export const interceptFetch = (): Answers => {
  const real = globalThis.fetch;
  const table: [string, Reply][] = [];
  const requests: string[] = [];
  globalThis.fetch = async (input, init) => {
    const request = new Request(input, init);
    const { url } = request;
    requests.push(url);
    const found = table.slice().reverse().find(([part]) => url.includes(part));
    if (!found) throw new TypeError('Failed to fetch');
    const signal = init?.signal ?? (input instanceof Request ? input.signal : undefined);
    const aborted = new Promise<never>((_, reject) => signal?.addEventListener('abort', () => reject(new DOMException('aborted', 'AbortError'))));
    return Promise.race([Promise.resolve().then(() => found[1](request)), aborted]);
  };
  return {
    requests,
    answer: (part, reply) => table.push([part, reply]),
    restore: () => {
      globalThis.fetch = real;
    },
  };
};

let made = 0;
/** An address nobody asked before: clients and discoveries are kept for the page. */
export const freshApi = (): string => `https://county-${(made += 1)}.example/v1`;

export const discovery = (sample = false) => ({
  name: '青禾县', version: '0.1.0', sample, languages: ['zh-CN', 'en'], consent: { textVersion: '1', retentionMonths: 12 }, limits: {}, links: {},
});
