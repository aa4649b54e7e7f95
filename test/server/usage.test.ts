// How a command was written wrong is told in the terminal's language, and so is its help.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { test } from 'node:test';
import { faultInChinese } from '../../packages/cli/src/usage-words.ts';
import { runCommand } from '../support/process.ts';

const chinese = { LANG: 'zh_CN.UTF-8', LC_ALL: '', LC_MESSAGES: '' };
const english = { LANG: 'en_GB.UTF-8', LC_ALL: '', LC_MESSAGES: '' };

test('a slip in a command is told in Chinese, in English to who reads English, with the way to write it', async () => {
  const slips: readonly (readonly [args: string[], said: RegExp])[] = [
    [['serv'], /^没有 serv 这个命令，是不是要写 serve？\n\n用法：/],
    [['token', 'create', '--role', 'boss'], /^选项 --role <role> 不能写“boss”，可以写的是：office_clerk, /],
    [['token', 'create'], /^少写了选项 --role <role>。/],
    [['move', 'x', '1', '2'], /^kind 不能写“x”，可以写的是：suggestion, case。/],
    [['import'], /^少写了 path，/],
    [['dump', 'our county.gz', 'b'], /^多写了内容：最多 1 项，写了 2 项。/],
    [['check', '--out'], /^选项 --out <file> 后面少写了内容。/],
    [['snapshot', '--out', 'x', '--sample-sit'], /^没有 --sample-sit 这个选项，是不是要写 --sample-site？/],
  ];
  const ended = await Promise.all(slips.map(([args]) => runCommand(args, chinese)));
  for (const [at, [args, said]] of slips.entries()) {
    assert.equal(ended[at]!.code, 1, args.join(' '));
    assert.match(ended[at]!.err, said);
    assert.doesNotMatch(ended[at]!.err, /error:|Usage|Options:|display help/);
  }
  assert.match((await runCommand(['serv'], english)).err, /^error: unknown command 'serv'\n\(Did you mean serve\?\)[\s\S]*Usage:/);
});

test('there are words for everything that commander may say', () => {
  const source = readFileSync(join(createRequire(import.meta.url).resolve('commander'), '..', 'lib', 'command.js'), 'utf8');
  const messages = Array.from(source.matchAll(/`(error: [^`]*)`/g), ([, message]) => message!.replace(/\$\{suggestion\}/, '').replace(/\$\{(expected|received)\}/g, '2').replace(/\$\{(s|forSubcommand)\}/g, '').replace(/\$\{[^}]*\}/g, 'this'));
  assert.ok(messages.length >= 9, messages.join('\n'));
  for (const message of messages) assert.doesNotMatch(faultInChinese(message), /error|option '|argument|required/, message);
  assert.equal(faultInChinese('something new'), 'something new');
  for (const name of ['command', 'option', 'constructor']) assert.equal(faultInChinese(`error: missing required argument '${name}'`), `少写了 ${name}，见下面的说明。\n`);
});
