/**
 * A big spreadsheet: 20,000 suggestions with their histories, .csv and .xlsx, loaded by `congress-kit import` into a county that
 * holds the sample data, on both engines. Told: the time, beside the time its bare rows take; and the most memory the process
 * ever took, beside what the same process takes with nothing to import (the embedded database lives in it).
 *
 * Run: npm run bench -- importing
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { formatReceiptNo } from '@congress-kit/api/rules/receipt';
import { parse } from 'csv-parse/sync';
import { stringify } from 'csv-stringify/sync';
import writeExcelFile from 'write-excel-file/node';
import { engines, type Place } from '../support/engines.ts';
import { root } from '../support/process.ts';
import { openSeeded } from '../support/seed.ts';

const rowsWanted = 20_000;
/** 400 MB are for the import; the embedded database's own memory (peers: 390 MB when opened) is told beside it. */
const goals = { seconds: 60, megabytes: 400 } as const;

/** The sample county's suggestions over and over, each with a number of its own. */
const spreadsheet = (): string[][] => {
  const [heads, ...sample] = parse(readFileSync(join(root, 'examples/sample-county/群众意见.csv')), { bom: true }) as string[][];
  const rows = Array.from({ length: rowsWanted }, (_, index) => [formatReceiptNo({ prefix: 'QH', year: 2024, sequence: index + 1 }), ...sample[index % sample.length]!.slice(1)]);
  return [heads!, ...rows];
};

interface Outcome { readonly seconds: number; readonly megabytes: number; readonly code: number | null; readonly said: string }

/** One run of the command, with the most memory it ever took by the kernel's own count. */
const command = async (place: Place, ...args: string[]): Promise<Outcome> => {
  const started = performance.now();
  const child = spawn(process.execPath, ['--conditions=congress-source', 'packages/cli/src/main.ts', ...args], { cwd: root, env: { ...process.env, ...place.env }, stdio: ['ignore', 'pipe', 'pipe'] });
  let [said, megabytes] = ['', 0];
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (text: Buffer) => { said += String(text); });
  const watch = setInterval(() => {
    try {
      const peak = /VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${child.pid}/status`, 'utf8'));
      if (peak) megabytes = Math.max(megabytes, Number(peak[1]) / 1024);
    } catch { /* It has ended. */ }
  }, 20);
  const [code] = await once(child, 'exit') as [number | null];
  clearInterval(watch);
  return { seconds: (performance.now() - started) / 1000, megabytes, code, said };
};

const folder = mkdtempSync(join(tmpdir(), 'congress-kit-bench-'));
const rows = spreadsheet();
writeFileSync(join(folder, '群众意见.csv'), stringify(rows));
await writeExcelFile([{ sheet: '群众意见', data: rows.map((row) => row.map((value) => ({ value, type: String }))) }] as never).toFile(join(folder, '群众意见.xlsx'));

const missed: string[] = [];
try {
  for (const { name } of engines()) {
    const bare = await openSeeded(name, { STAFF_TOKEN: 'bench-bench-bench-bench-bench' });
    const idle = await command(bare, 'audit', 'list', '--limit', '1');
    await bare.close();
    console.log(`${name}, nothing imported: ${idle.megabytes.toFixed(0)} MB, ${idle.seconds.toFixed(1)} s`);
    for (const ending of ['csv', 'xlsx']) {
      const place = await openSeeded(name, { STAFF_TOKEN: 'bench-bench-bench-bench-bench' });
      const file = join(folder, `群众意见.${ending}`);
      for (const what of ['first', 'again']) {
        const done = await command(place, 'import', file, '--yes', '--report', join(folder, 'report.json'));
        const { counts, files } = JSON.parse(readFileSync(join(folder, 'report.json'), 'utf8')) as any;
        if (done.code !== 0 || files[0].sheets[0].read !== rowsWanted) throw new Error(`${ending}: ${JSON.stringify(counts)}\n${done.said}`);
        const reached = done.seconds <= goals.seconds && done.megabytes <= (name === 'pglite' ? idle.megabytes : 0) + goals.megabytes;
        if (!reached) missed.push(`${name} ${ending} ${what}`);
        const over = done.megabytes - idle.megabytes;
        console.log(`${name} ${ending} ${what}`.padEnd(26) + `${done.seconds.toFixed(1)} s (goal ${goals.seconds}), ${done.megabytes.toFixed(0)} MB at most, ${over.toFixed(0)} more than idle (goal ${goals.megabytes})${reached ? '' : '  missed'}`);
      }
      await place.close();
    }
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}
process.exit(missed.length > 0 ? 1 : 0);
