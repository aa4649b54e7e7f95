import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { lengthRule, placeRule } from './file-rules.ts';
import { importRule, isNodeTool, migrationRule, pureRule } from './import-rules.ts';
import { findingsOf, repositoryFiles } from './repository.ts';
import { cssRule, defineRule, pageRule, templateRule } from './style-rules.ts';

const files = repositoryFiles();

function holds(sentence: string, findings: () => string[]): void {
  test(sentence, () => {
    const broken = findings();
    assert.equal(broken.length, 0, `\n${broken.join('\n')}`);
  });
}

describe('the repository keeps its own rules', () => {
  test('there is something to check', () => {
    assert.ok(files.some((file) => file.path === 'package.json'));
    assert.ok(files.some((file) => file.path.startsWith('packages/api/src/')));
  });
  holds('packages import only whom they may', () => findingsOf(files.filter((file) => !isNodeTool(file)), importRule));
  holds('rules and messages of api carry no schema', () => findingsOf(files, pureRule));
  holds('migrations take nothing along that may change', () => findingsOf(files, migrationRule));
  holds('class modules of elements register nothing', () => findingsOf(files, defineRule));
  holds('templates pass a strict Content-Security-Policy', () => findingsOf(files, templateRule));
  holds('code for pages runs on http and on old kernels', () => findingsOf(files, pageRule));
  holds('styles stay within Chromium 80 and use no rem', () => findingsOf(files, cssRule));
  holds('no file has two subjects', () => findingsOf(files, lengthRule));
  holds('no file knows the machine it was written on', () => findingsOf(files, placeRule));
});
