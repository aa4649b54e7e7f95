// A worker at the edge with the SDK: GET /?q=柳溪 says in one line each who serves a place.
import { createClient, isCongressError, isProblemError, listDeputies } from '@congress-kit/sdk';

interface Settings {
  /** Address of the API, e.g. https://county.example/v1. */
  readonly API?: string;
}

const text = (status: number, body: string, headers: Record<string, string> = {}): Response =>
  new Response(`${body}\n`, { status, headers: { 'content-type': 'text/plain; charset=utf-8', ...headers } });

export default {
  async fetch(request: Request, { API = 'http://127.0.0.1:8080/v1' }: Settings): Promise<Response> {
    const place = new URL(request.url).searchParams.get('q') ?? '';
    // A client of each request: what one has begun must not be waited for by another.
    const client = createClient({ api: API, language: 'zh-CN' });
    try {
      const { items, total } = await listDeputies(client, { q: place, limit: 5 }, { signal: request.signal });
      const lines = items.map(({ name, contactPolicy }) => `- ${name} (${contactPolicy})`);
      return text(200, [`${place}: ${items.length} / ${total}`, ...lines].join('\n'), { 'cache-control': 'public, max-age=60' });
    } catch (error) {
      if (isProblemError(error)) return text(error.problem.status, error.problem.detail ?? error.problem.title);
      if (isCongressError(error)) return text(502, `${error.kind}: ${error.message}`);
      throw error;
    }
  },
};
