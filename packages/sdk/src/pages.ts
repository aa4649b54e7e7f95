import type { CallOptions, Client } from './client.ts';

interface Page<T> {
  readonly items: readonly T[];
  readonly nextCursor?: string | undefined;
}
type List<Q, T> = (client: Client, query?: Q, options?: CallOptions) => Promise<Page<T>>;

/**
 * Page after page of a list, asked for only when it is wanted:
 * `for await (const page of pages(client, listDeputies, { level: ['county'] })) …`
 */
export async function* pages<Q extends { cursor?: string | undefined }, P extends Page<unknown>>(
  client: Client,
  list: (client: Client, query?: Q, options?: CallOptions) => Promise<P>,
  query?: Q,
  options?: CallOptions,
): AsyncGenerator<P, void, undefined> {
  // A server that hands out a cursor twice would be walked for ever.
  const seen = new Set<string>();
  let cursor = query?.cursor;
  for (;;) {
    const page = await list(client, (cursor === undefined ? query : { ...query, cursor }) as Q, options);
    yield page;
    cursor = page.nextCursor;
    if (!cursor || seen.has(cursor)) return;
    seen.add(cursor);
  }
}

/** All records of a list, one by one: `for await (const deputy of items(client, listDeputies)) …` */
export async function* items<Q extends { cursor?: string | undefined }, T>(
  client: Client,
  list: List<Q, T>,
  query?: Q,
  options?: CallOptions,
): AsyncGenerator<T, void, undefined> {
  for await (const page of pages(client, list, query, options)) yield* page.items;
}
