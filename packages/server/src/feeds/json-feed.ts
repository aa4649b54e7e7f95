import { instantOfDay, type Feed } from './model.ts';

/** JSON Feed 1.1. */
export const jsonFeedOf = (feed: Feed): string => `${JSON.stringify({
  version: 'https://jsonfeed.org/version/1.1',
  title: feed.title,
  // An address; a file that does not know its own has none.
  feed_url: /^https?:/.test(feed.self) ? `${feed.self}.json` : undefined,
  language: 'zh-CN',
  authors: [{ name: feed.author }],
  items: feed.entries.map(({ id, title, updated, published, link, text, category }) => ({
    id, url: link, title, content_text: text, date_published: published && instantOfDay(published), date_modified: instantOfDay(updated), tags: category === undefined ? undefined : [category],
  })),
}, null, 1)}\n`;
