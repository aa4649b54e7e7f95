// The code samples of the documentation: one for every operation, and the ones for the SDK are sound TypeScript.
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { promisify } from 'node:util';
import { codeSamples, sampleApi } from '@congress-kit/api/document/code-samples';
import { operations } from '@congress-kit/api/operations';
import { root } from '../support/process.ts';

test('every operation has a sample for the shell, and one for the SDK unless it carries a file', () => {
  for (const operation of operations) {
    const [shell, sdk] = codeSamples(operation, 'en');
    assert.ok(shell, operation.id);
    assert.ok(shell.source.includes('curl ') && shell.source.includes(sampleApi), operation.id);
    assert.equal(sdk === undefined, Boolean(operation.upload ?? operation.download), operation.id);
    assert.equal(shell.source.includes('Idempotency-Key'), operation.method === 'POST', operation.id);
    assert.equal(shell.source.includes('$SECRET'), operation.access === 'receipt', operation.id);
    assert.equal(shell.source.includes('$TOKEN'), operation.access === 'staff', operation.id);
  }
});

test('a shell reads the samples as they are meant', async () => {
  // Printed instead of run: quotes and lines fit together.
  const script = operations.map((operation) => codeSamples(operation, 'zh-CN')[0]!.source.replace(/^curl/m, 'printf "%s\\0"')).join('\nprintf "\\n"\n');
  const { stdout } = await promisify(execFile)('bash', ['-euc', `SECRET=s TOKEN=t\n${script}`]);
  const calls = stdout.split('\n').map((line) => line.split('\0'));
  assert.ok(calls.some((words) => words.includes('q=单小梅')) && calls.some((words) => words.includes('Receipt-Secret: s')));
});

test('the samples for the SDK compile', { timeout: 60_000 }, async () => {
  const folder = join(root, '.cache', 'sdk-samples');
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  for (const operation of operations) {
    const sample = codeSamples(operation, 'en')[1];
    const isStaff = operation.access === 'staff';
    if (sample) writeFileSync(join(folder, `${operation.id}.ts`), `${isStaff ? 'declare const token: string;\n' : ''}${sample.source}\n`);
  }
  writeFileSync(join(folder, 'tsconfig.json'), JSON.stringify({ extends: '../../tsconfig.json', compilerOptions: { noUnusedLocals: false, noEmit: true }, include: ['*.ts'], exclude: [] }));
  const { stdout } = await promisify(execFile)(join(root, 'node_modules', '.bin', 'tsc'), ['-p', folder]).catch((error) => error);
  assert.equal(stdout, '');
});
