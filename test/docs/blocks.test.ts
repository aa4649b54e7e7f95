// Every block of code in the README, the guides and the readmes of the packages: HTML, CSS, commands, settings and JSON are held
// against what there is. What has to be compiled or opened in a browser is in test/packaging/guides.test.ts.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { limits } from '@congress-kit/api';
import { readConfig } from '@congress-kit/server';
import { uploadSeconds } from '@congress-kit/server/http/transport';
import { memoryOption } from '../../.scripts/serve.mjs';
import { commandChecker } from './commands.ts';
import { blocksIn, documentOf, placeOf as at } from './documents.ts';
import { cssFaults, htmlFaults } from './pages.ts';

const blocks = blocksIn();
const of = (language: string) => blocksIn(language);

test('blocks say what language they are in, and it is one that can be checked', () => {
  const checked = ['ts', 'tsx', 'html', 'css', 'sh', 'http', 'json', 'ini', 'nginx', 'text'];
  assert.ok(blocks.length > 30);
  assert.deepEqual(blocks.filter(({ language }) => !checked.includes(language)).map((block) => `${at(block)} ${block.language}`), []);
});

test('HTML and CSS name elements, attributes, parts and tokens that there are', () => {
  assert.deepEqual(of('html').flatMap((block) => htmlFaults(block.code).map((fault) => `${at(block)} ${fault}`)), []);
  assert.deepEqual(of('css').flatMap((block) => cssFaults(block.code).map((fault) => `${at(block)} ${fault}`)), []);
});

test('JSON can be read', () => {
  for (const block of of('json')) assert.doesNotThrow(() => JSON.parse(block.code), at(block));
});

test('commands, options, settings and addresses are there', async () => {
  const faultsOf = await commandChecker();
  assert.deepEqual(of('sh').flatMap((block) => faultsOf(block.code).map((fault) => `${at(block)} ${fault}`)), []);
});

test('a service of systemd starts a command that there is, with settings that are read', async () => {
  const faultsOf = await commandChecker();
  const units = of('ini');
  assert.ok(units.length > 0);
  for (const unit of units) assert.deepEqual(faultsOf(commandOf(unit.code)), [], at(unit));
  assert.equal(faultsOf(commandOf('[Service]\nEnvironment=DATA_DRI=x\nExecStart=/srv/x/congress-kit serve')).length, 1);
  assert.equal(faultsOf(commandOf('[Service]\nExecStart=/srv/x/congress-kit server')).length, 1);
});

/** What a unit starts, as a line for a shell; Node's own option is the one that `npm start` gives. */
const commandOf = (unit: string): string => {
  const valuesOf = (key: string): string[] => [...unit.matchAll(new RegExp(`^${key}=(.*)$`, 'gm'))].map(([, value]) => value!);
  return [...valuesOf('Environment').filter((value) => value !== `NODE_OPTIONS=${memoryOption}`), ...valuesOf('ExecStart').map((value) => value.replace(/^\S*\//, ''))].join(' ');
};

test('a proxy lets through what the server takes, waits as long as the server does, and tells who asks', () => {
  const proxies = of('nginx');
  assert.ok(proxies.length > 0);
  for (const { code, ...block } of proxies) {
    const valueOf = (key: string): string => new RegExp(`^\\s*${key}\\s+(.*);$`, 'm').exec(code)?.[1] ?? '';
    assert.ok(Number(/^(\d+)m$/.exec(valueOf('client_max_body_size'))?.[1]) * 1_048_576 > limits.attachmentBytes, at({ code, ...block }));
    assert.ok(Number(/^(\d+)s$/.exec(valueOf('proxy_read_timeout'))?.[1]) > uploadSeconds);
    assert.match(code, /^\s*proxy_set_header X-Forwarded-For \$proxy_add_x_forwarded_for;$/m);
    assert.equal(valueOf('proxy_pass'), `http://127.0.0.1:${readConfig({}).port}`);
  }
});

test('the checks find what is wrong', async () => {
  const faultsOf = await commandChecker();
  const wrong = ['npm run nothing', 'npm run congress-kit -- fly', 'npx congress-kit import x --wet-run', 'curl https://a.example/v1/deputees', 'PROT=1 npm start', 'sudo rm -r x'];
  for (const line of wrong) assert.equal(faultsOf(line).length, 1, line);
  const right = ['npm run congress-kit -- import ./x --dry-run   # looks', 'PORT=81 npm start', 'curl \'https://a.example/v1/ballots?limit=1\'', 'npx congress-kit check https://a.example/v1 --report html \\\n  --out x.html'];
  for (const line of right) assert.deepEqual(faultsOf(line), [], line);
  assert.deepEqual(htmlFaults('<congress-finder></congress-finder><congress-deputy-finder api="x" deptuy="1">').length, 2);
  assert.deepEqual(htmlFaults('<congress-deputy-finder q="x" id="y"></congress-deputy-finder><script src="/embed/congress-kit.js" data-api="x" defer></script>'), []);
  assert.equal(cssFaults('congress-deputy-finder::part(nose) { --congress-acent: red }').length, 2);
  const [block] = documentOf('x.md', 'a\n\n<!-- given: declare const a: number; -->\n```ts\na;\n```\n').blocks;
  assert.deepEqual(block, { path: 'x.md', line: 4, language: 'ts', code: 'a;', given: 'declare const a: number;' });
});
