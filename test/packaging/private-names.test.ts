// In the scripts private members have short names; what is said of them another way keeps its own, and everything does what it did.
import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { build, type Rolldown } from 'vite';
import { shortPrivateNames } from '../../packages/elements/build-private-names.ts';

const files = {
  'base.ts': `class Foreign { hook() { return this.hooked(); } hooked(): number { return -1; } }
  export class Base extends Foreign {
    protected override hooked(): number { return super.hooked() + 5; }
    static properties = { isOpen: { state: true }, shown: { state: true }, title: {} };
    declare title: string;
    private declare isOpen: boolean;
    private declare shown: boolean;
    private secretly = 1;
    private kept = 2;
    private spoken = 3;
    get sum(): number { return this.kept + this.spoken; }
    protected shared(): number { return this.secretly; }
    protected told(): string { return 'told'; }
    open(): readonly unknown[] { this.isOpen = true; this.shown = true; return [this.hook(), this.shared(), { kept: this.kept }, this['spoken'], this.spoken, Object.keys(Base.properties).length, 'shown', this.shown]; }
  }`,
  'heir.ts': `import { Base } from './base.ts';
  export class Heir extends Base {
    private mine = 10;
    protected override shared(): number { return super.shared() + this.mine; }
    all(other: { told: string }): readonly unknown[] { return [...this.open(), other.told, this.told()]; }
  }
  export const result = new Heir().all({ told: 'by another' });`,
};

test('a private name is short where nothing else says it', async (t) => {
  const temporary = mkdtempSync(join(tmpdir(), 'congress-kit-names-'));
  t.after(() => rmSync(temporary, { recursive: true, force: true }));
  const folder = join(temporary, 'elements', 'src');
  mkdirSync(folder, { recursive: true });
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
  const made = async (isShort: boolean): Promise<{ code: string; result: unknown }> => {
    const [output] = await build({
      root: folder, configFile: false, envDir: false, publicDir: false, logLevel: 'warn', plugins: [isShort && shortPrivateNames([folder])],
      build: { write: false, minify: false, lib: { entry: join(folder, 'heir.ts'), formats: ['es'] } },
    }) as Rolldown.RolldownOutput[];
    const { code } = output!.output[0];
    return { code, ...await import(`data:text/javascript;base64,${Buffer.from(code).toString('base64')}`) as { result: unknown } };
  };
  const plain = await made(false);
  const short = await made(true);
  assert.deepEqual(short.result, plain.result);
  for (const name of ['secretly', 'isOpen', 'shared', 'mine']) assert.doesNotMatch(short.code, new RegExp(`\\b${name}\\b`), `${name} is said by nothing else`);
  for (const name of ['kept', 'spoken', 'shown', 'told', 'title']) assert.match(short.code, new RegExp(`\\b${name}\\b`), `${name} is said another way, too`);
});
