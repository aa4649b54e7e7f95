// The tokens as other tools get them, and the theme builder: whatever colour a county has, its page can be read.
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import fc from 'fast-check';
import { tokenFiles } from '../../packages/elements/build-tokens.ts';
import { looks, scales } from '../../packages/elements/src/theme/tokens.ts';
import { contrastOf, lookOf } from '../../stories/tokens/contrast.ts';
import { cssOf, faultsOf, themeOf } from '../../stories/tokens/theme-of.ts';
import { root } from '../support/process.ts';

const files = tokenFiles();

test('a theme of any colour keeps its contrasts, on light pages and on dark ones', () => {
  const colour = fc.integer({ min: 0, max: 0xffffff }).map((value) => `#${value.toString(16).padStart(6, '0')}`);
  fc.assert(fc.property(colour, (one) => {
    const { light, dark, isDarkened } = themeOf(one);
    assert.deepEqual([...faultsOf(light, lookOf.default), ...faultsOf(dark, lookOf.dark)], [], one);
    // A colour that can be read stays what it is: it is the county's.
    assert.equal(isDarkened, contrastOf(one, '#f4f6f8') < 4.5, one);
    if (!isDarkened) assert.equal(light['accent'], one);
  }), { numRuns: 300, examples: [['#ffffff'], ['#000000'], ['#ffd700'], ['#00ff00'], ['#808080']] });
});

test('the looks of the kit keep them, too, and a fault is found', () => {
  for (const [name, look] of Object.entries(lookOf)) assert.deepEqual(faultsOf({}, look), [], name);
  assert.match(faultsOf({ accent: '#ffd700' }, lookOf.default).join(), /accent on surface: 1\.40 : 1, 4\.5 is needed/);
});

test('the CSS to copy sets nothing but tokens, for light, dark and the system’s choice', () => {
  const css = cssOf(themeOf('#8a1219'), ['congress-deputy-finder', 'congress-ballot-results']);
  assert.match(css, /^congress-deputy-finder,\ncongress-ballot-results \{\n {2}--congress-accent: #8a1219;/);
  assert.match(css, /\[theme~="dark"\] \{[^}]*--congress-on-accent/);
  assert.match(css, /@media \(prefers-color-scheme: dark\) \{\n {2}congress-deputy-finder\[theme~="auto"\]/);
  const roles = new Set(Object.keys(looks.light));
  for (const [, role] of css.matchAll(/--congress-([\w-]+)/g)) assert.ok(roles.has(role!), role);
});

interface Token { readonly $value?: unknown; readonly [name: string]: unknown }

/** By the format of the W3C Design Tokens Community Group, 2025.10, as far as these types go. */
const tokensIn = (group: Token, type: string | undefined, path: string): string[] => Object.entries(group).filter(([name]) => !name.startsWith('$')).flatMap(([name, value]) => {
  const one = value as Token;
  const here = `${path}/${name}`;
  const own = (one['$type'] ?? type) as string | undefined;
  assert.doesNotMatch(name, /[{}.]/, here);
  if (one.$value === undefined) return tokensIn(one, own, here);
  const said = one.$value as Record<string, any>;
  if (own === 'color') assert.ok(said['colorSpace'] === 'srgb' && said['components'].length === 3 && said['components'].every((part: number) => part >= 0 && part <= 1) && /^#[\da-f]{6}$/.test(said['hex']), here);
  else if (own === 'dimension') assert.ok(said['unit'] === 'px' && said['value'] > 0, here);
  else if (own === 'duration') assert.ok(said['unit'] === 'ms' && said['value'] > 0, here);
  else assert.ok(own === 'number' && typeof one.$value === 'number', here);
  return [here];
});

test('other tools get every token, as CSS and as JSON', () => {
  const json = JSON.parse(files['tokens.json']!) as Token;
  const all = tokensIn(json, undefined, '');
  for (const role of Object.keys(looks.light)) assert.ok(all.includes(`/colour/light/${role}`), role);
  for (const role of Object.keys(looks.dark)) assert.ok(all.includes(`/colour/dark/${role}`), role);
  assert.ok(all.includes('/measure/target') && all.includes('/space/1') && all.includes('/type/body') && all.includes('/motion/duration'));
  for (const [role, value] of Object.entries({ ...looks.light, ...looks.measures })) assert.ok(files['tokens.css']!.includes(`.congress-look {`) && files['tokens.css']!.includes(`--congress-${role}: ${value};`), role);
});

test('what the scales say is what the styles do', () => {
  const sources = readdirSync(join(root, 'packages/elements/src'), { recursive: true, encoding: 'utf8' }).filter((path) => path.endsWith('.styles.ts')).map((path) => readFileSync(join(root, 'packages/elements/src', path), 'utf8')).join('\n');
  for (const size of Object.values(scales.type)) assert.ok(sources.includes(`font-size: ${size}`), size);
  for (const step of Object.values(scales.space)) assert.match(sources, new RegExp(`(padding|margin|gap)[\\w-]*:[^;]*(?<![\\d.])${step.replace('.', '\\.')}`), step);
  for (const duration of Object.values(scales.motion)) assert.ok(sources.includes(duration), duration);
});
