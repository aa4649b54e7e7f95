// The corpus of hostile texts through everything that ends in a spreadsheet: the office's and the newspaper's Excel runs none of it, and
// every text is still the text that was written.
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { parse } from 'csv-parse/sync';
import * as api from '@congress-kit/api';
import { createClient, getBallot, listBallots, type Ballot } from '@congress-kit/sdk';
import { createFakeServer } from '@congress-kit/sdk/testing';
import { countBallot } from '../../packages/elements/src/ballot-results/ballot-figures.ts';
import { csvOf as ballotCsv } from '../../packages/elements/src/ballot-results/save-part.ts';
import { csvOf as listCsv } from '../../packages/server/src/snapshot/csv.ts';
import { injections } from '../engines/injections.ts';

/** How a spreadsheet takes a cell for a formula; the wide signs are what Chinese keyboards type. */
const formula = /^[=+\-@\t\r\uff1d\uff0b\uff0d\uff20]/;
const cellsOf = (csv: string): string[][] => parse(csv, { bom: true, relax_column_count: true });
/** Whoever wrote it gets it back: a sign was put before it, or nothing. */
const same = (cell: string | undefined, text: string): boolean => {
  // Half a character is none in UTF-8.
  const whole = text.toWellFormed();
  return cell?.toWellFormed() === whole || cell?.toWellFormed() === `'${whole}`;
};

describe('hostile texts in spreadsheets', () => {
  test('the lists of a snapshot', () => {
    const records = injections.map((text, at) => ({ receiptNo: `QH-2026-${at}`, title: text, category: text, source: text }));
    const [columns = [], ...rows] = cellsOf(listCsv({ item: api.suggestion, records } as unknown as Parameters<typeof listCsv>[0]));
    assert.equal(rows.length, injections.length);
    const title = columns.indexOf('title');
    rows.forEach((row, at) => {
      assert.deepEqual(row.filter((cell) => formula.test(cell)), []);
      assert.ok(same(row[title], injections[at] as string), JSON.stringify([row[title], injections[at]]));
    });
  });

  test('the results of a ballot, as a resident saves them', async () => {
    const server = createFakeServer({ seed: 5 });
    const client = createClient({ api: server.api, fetch: server.fetch });
    const ballot = await getBallot(client, { id: (await listBallots(client, { limit: 1 })).items[0]!.id });
    const [first] = ballot.candidates;
    assert.ok(first);
    const hostile = { ...ballot, title: '=1+1', source: '@SUM(1)', candidates: injections.map((text, at) => ({ ...first, id: `c${at}`, title: text, place: text })) } as unknown as Ballot;
    const counted = countBallot(hostile);
    for (const language of ['zh-CN', 'en'] as const) {
      const rows = cellsOf(ballotCsv(counted, counted.entries, language));
      const numbers = /^-?\d+(\.\d+)?%?$/;
      assert.deepEqual(rows.flat().filter((cell) => formula.test(cell) && !numbers.test(cell)), []);
      const titles = rows.slice(1, injections.length + 1).map((row) => row[1]);
      for (const text of injections) assert.ok(titles.some((cell) => same(cell, text)), JSON.stringify(text));
    }
  });
});
