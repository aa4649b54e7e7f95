import type { OperationSpec } from '@congress-kit/api';
import { operations } from '@congress-kit/api/operations';
import { listPathOf, snapshotExtras, snapshotFile, snapshotFormat, snapshotKind, snapshotManifestFile, type SnapshotManifest } from '@congress-kit/api/snapshot';
import type * as z from 'zod/mini';
import { includable, itemOf, type Json, type ReadAnswers, type ReadList } from './read.ts';

/**
 * Answers → the text of every file. Laid out for `diff`: the order of the API, one record a line in a list, one field a line in a
 * record, and nothing in it that depends on the run but the manifest.
 */
export type Files = Map<string, Content>;
/** Text, or a file that is read when it is written; undefined when it is gone by then. */
export type Content = string | (() => Promise<Uint8Array | undefined>);

/** When nothing has ever changed. */
const never = '2000-01-01T00:00:00+08:00';
/** Past this a record is a table (the finder index), and one field a line would be a line for every cell. */
const table = 100_000;

const changedAt = (record: Json): string => (typeof record['changedAt'] === 'string' ? record['changedAt'] : never);
const latest = (records: readonly Json[], otherwise: string): string =>
  records.map(changedAt).reduce((last, one) => (Date.parse(one) > Date.parse(last) ? one : last), otherwise);

const listText = (records: readonly Json[], rest: Json, asOf: string): string => {
  const head = JSON.stringify(rest).slice(0, -1);
  // `asOf` last, as the API has it; the whole is a page that fits the contract.
  return `${head},"items":[\n${records.map((record) => JSON.stringify(record)).join(',\n')}\n],"asOf":${JSON.stringify(asOf)}}\n`;
};

const putList = (files: Files, { path, records }: ReadList, perFile: number, newest: string): void => {
  const pages = Math.max(1, Math.ceil(records.length / perFile));
  // The state of this list, not the hour of the run: a list in which nothing changed is the same file.
  const asOf = records.length > 0 ? latest(records, never) : newest;
  for (let page = 1; page <= pages; page += 1) {
    const next = page < pages ? { next: snapshotFile(path, page + 1).split('/').pop() } : {};
    files.set(snapshotFile(path, page), listText(records.slice((page - 1) * perFile, page * perFile), { total: records.length, ...next }, asOf));
  }
};

const documentText = (body: Json): string => {
  const pretty = JSON.stringify(body, null, 1);
  if (pretty.length <= table) return `${pretty}\n`;
  return `{\n${Object.entries(body).map(([name, value]) => `${JSON.stringify(name)}:${JSON.stringify(value)}`).join(',\n')}\n}\n`;
};

/** Links that lead back to the server say nothing here; its feeds are here too. */
const standingAlone = (discovery: Json): Json => {
  const links = Object.entries((discovery['links'] ?? {}) as Record<string, string>)
    .map(([name, link]) => [name, link.replace(/^\/v1\/feeds\//, 'feeds/')] as const).filter(([, link]) => !link.startsWith('/'));
  return { ...discovery, links: { ...Object.fromEntries(links), manifest: snapshotManifestFile } };
};

const plain = ['string', 'number', 'int', 'boolean', 'enum', 'union', 'literal'];
interface Def { readonly type: string; readonly innerType?: { readonly _zod: { readonly def: unknown } } }
const bare = (def: Def): Def => (def.type === 'optional' && def.innerType ? bare(def.innerType._zod.def as Def) : def);

/** What the contract says of an operation, for readers that do not carry the contract's queries. */
const described = (operation: OperationSpec): SnapshotManifest['operations'][string] => {
  const kind = snapshotKind(operation) ?? 'document';
  if (kind !== 'list') return { kind };
  const fields = Object.entries(itemOf(operation)._zod.def.shape).filter(([, field]) => plain.includes(bare((field as z.ZodMiniType)._zod.def as Def).type)).map(([name]) => name);
  return { kind, fields, brings: includable(operation), adds: [...snapshotExtras[operation.id] ?? []] };
};

/** The JSON files of a snapshot by their name. */
export const layOut = ({ lists, documents }: ReadAnswers, { takenAt, perFile }: { takenAt: string; perFile: number }): Map<string, string> => {
  const files = new Map<string, string>();
  const newest = latest(lists.flatMap(({ records }) => records), never);
  for (const list of lists) putList(files, list, perFile, newest);
  for (const { path, body } of documents) files.set(snapshotFile(path), documentText(path === '/' ? standingAlone(body) : body));
  const answered = new Map([...lists, ...documents].map(({ operation }) => [operation.id, operation]));
  // A list without records has no record's file, and can answer for each of them: there is none.
  for (const operation of operations) if (snapshotKind(operation) === 'record' && lists.some(({ path }) => path === listPathOf(operation.path))) answered.set(operation.id, operation);
  const manifest: SnapshotManifest = {
    format: snapshotFormat, takenAt, perFile, operations: Object.fromEntries([...answered].sort(([one], [other]) => (one < other ? -1 : 1)).map(([id, operation]) => [id, described(operation)])),
    sample: documents.find(({ path }) => path === '/')?.body['sample'] === true,
  };
  files.set(snapshotManifestFile, `${JSON.stringify(manifest, null, 1)}\n`);
  return files;
};
