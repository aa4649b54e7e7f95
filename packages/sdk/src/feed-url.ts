import { feeds, type FeedFormat, type FeedId } from '@congress-kit/api/feeds';
import type { Client } from './client.ts';

/**
 * Where a feed can be subscribed to: Atom, JSON Feed or iCalendar, as an address for a link.
 *
 * @param about what the path names, e.g. `{ number: 'JY-2026-0042' }`
 * @example feedUrl(client, 'caseFeed', 'ics', { number })
 */
export const feedUrl = ({ api }: Pick<Client, 'api'>, id: FeedId, format: FeedFormat, about: Readonly<Record<string, string>> = {}): string => {
  const { path } = feeds.find((one) => one.id === id)!;
  return `${api}${path.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(about[name] ?? ''))}.${format}`;
};
