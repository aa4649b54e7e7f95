import assert from 'node:assert/strict';
import { test } from 'node:test';
import { runCommand } from '../support/process.ts';

/** The command under a Node that says it is another. */
const under = (version: string, lang: string) => {
  const pretend = `Object.defineProperty(process.versions, 'node', { value: ${JSON.stringify(version)} })`;
  return runCommand(['--help'], { NODE_OPTIONS: `--import=data:text/javascript,${encodeURIComponent(pretend)}`, LC_ALL: lang });
};

test('a Node that is too old is told, in one sentence, before anything else is loaded', async () => {
  for (const version of ['18.19.1', '20.20.2', '22.11.0']) {
    const { code, out, err } = await under(version, 'zh_CN.UTF-8');
    assert.deepEqual([code, out, err], [1, '', `congress-kit 需要 Node 22.12 或更新的版本，这里是 ${version}。请从 nodejs.org 安装新的长期支持版（LTS），再执行一次。\n`]);
  }
  assert.match((await under('20.20.2', 'en_GB.UTF-8')).err, /^congress-kit needs Node 22\.12 or newer, and this is 20\.20\.2\./);
  for (const version of ['22.12.0', '23.0.0', '24.1.0']) {
    const { code, out } = await under(version, 'en_GB.UTF-8');
    assert.equal(code, 0);
    assert.match(out, /Usage: congress-kit/);
  }
});
