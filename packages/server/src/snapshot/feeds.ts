import { fillPath } from '@congress-kit/api';
import { feedLength, feeds } from '@congress-kit/api/feeds';
import { listPathOf } from '@congress-kit/api/snapshot';
import { writeFeed, type FeedRecords, type Publisher } from '../feeds/index.ts';
import type { Files } from './layout.ts';
import type { Json, ReadAnswers } from './read.ts';

/** The feeds as files: `feeds/cases.atom`, `feeds/cases/QH-2026-1.ics`, … Made of the answers that were read, of nothing else. */
const newestFirst = (one: Json, other: Json): number => Date.parse(String(other['changedAt'])) - Date.parse(String(one['changedAt']));

const publisherOf = ({ documents }: ReadAnswers, pages: Readonly<Record<string, string>>): Publisher => {
  const discovery = documents.find(({ path }) => path === '/')?.body;
  const congress = discovery?.['congress'] as { id: string; name: string } | undefined;
  return {
    id: congress?.id ?? '',
    name: congress?.name ?? String(discovery?.['name']),
    linkTo: (kind, id) => pages[kind]?.replace('{id}', encodeURIComponent(id)),
  };
};

/**
 * @param url where the folder will be found; absent: the feeds name themselves by their place beside each other
 * @param pages addresses of people's pages with `{id}`, by kind of record
 */
export const putFeeds = (files: Files, answers: ReadAnswers, { url, pages }: { url?: string | undefined; pages: Readonly<Record<string, string>> }): void => {
  const by = publisherOf(answers, pages);
  const base = url === undefined ? undefined : url.replace(/\/*$/, '');
  const put = (spec: (typeof feeds)[number], path: string, records: readonly Json[]): void => {
    const self = base === undefined ? path.slice(path.lastIndexOf('/') + 1) : base + path;
    for (const format of spec.formats) files.set(`${path.slice(1)}.${format}`, writeFeed(spec.id, format, records as unknown as FeedRecords[typeof spec.id] & never, by, self));
  };
  for (const spec of feeds) {
    const resource = spec.path.slice('/feeds'.length);
    if (!resource.includes('{')) {
      const records = answers.lists.find(({ path }) => path === resource)?.records ?? [];
      put(spec, spec.path, spec.formats.some((format) => format !== 'ics') ? [...records].sort(newestFirst).slice(0, feedLength) : records);
      continue;
    }
    for (const { operation, path, body } of answers.documents.filter((document) => document.operation.path === resource)) {
      put(spec, fillPath(`/feeds${listPathOf(operation.path)}/{id}`, { id: decodeURIComponent(path.slice(path.lastIndexOf('/') + 1)) }), [body]);
    }
  }
};
