// The stand-in for zod in the scripts for pages reads every schema of the API as zod does: same values, same faults.
import assert from 'node:assert/strict';
import { join } from 'node:path';
import { test } from 'node:test';
import fc from 'fast-check';
import { build, type Rolldown } from 'vite';
import { operations } from '@congress-kit/api/operations';
import type { OperationSpec } from '@congress-kit/api/operation';
import { faultsOf } from '@congress-kit/api/problem';
import { smallSchema } from '../../packages/elements/build-plugins.ts';
import { root } from '../support/process.ts';

interface Readable {
  readonly _zod: { readonly def: Record<string, any> };
  safeParse(value: unknown): { success: boolean; data?: unknown; error?: { issues: readonly unknown[] } };
}

const source = join(root, 'packages', 'api', 'src', 'operations.ts');
const made = await build({
  root, configFile: false, envDir: false, publicDir: false, logLevel: 'warn',
  plugins: [smallSchema(join(root, 'packages', 'elements', 'src', 'embed', 'small-schema.ts'))],
  build: { write: false, minify: false, lib: { entry: source, formats: ['es'] } },
}) as Rolldown.RolldownOutput[];
const code = made[0]?.output[0].code ?? '';
const small = (await import(`data:text/javascript;base64,${Buffer.from(code).toString('base64')}`) as { operations: readonly OperationSpec[] }).operations;

const wild = fc.oneof(
  fc.constantFrom(undefined, null, '', ' ', 0, -1, 1.5, Number.NaN, 2 ** 53, true, 'x'.repeat(3000), '\u0000', '\ud800', ' 名\u0301 ', [], {}, [1], 'constructor'),
  fc.constantFrom('2026-02-28', '2024-02-29', '2026-02-29', '2026-13-01', '2026-03-05T09:30:00+08:00', '2026-03-05T09:30:00Z', '2026-03-05T09:30+08:00', '2026-03-05T24:00:00Z', '2026-03-05T09:30:00.25+25:00'),
  fc.string({ unit: 'binary', maxLength: 70 }),
  fc.jsonValue({ maxDepth: 1 }),
);

/** Values like those the schema wants; now and then one that it does not. */
const like = (schema: Readable): fc.Arbitrary<unknown> => {
  const { def } = schema._zod;
  switch (def['type']) {
    case 'optional': return fc.oneof({ weight: 4, arbitrary: like(def['innerType']) }, { weight: 1, arbitrary: fc.constant(undefined) });
    case 'nullable': return fc.oneof({ weight: 4, arbitrary: like(def['innerType']) }, { weight: 1, arbitrary: fc.constant(null) });
    case 'array': return mostly(fc.array(like(def['element']), { maxLength: 12 }));
    case 'object': {
      const shape = def['shape'] as Record<string, Readable>;
      const fields = fc.record(Object.fromEntries(Object.entries(shape).map(([key, inner]) => [key, like(inner)])), { requiredKeys: [] });
      const complete = fc.record(Object.fromEntries(Object.entries(shape).map(([key, inner]) => [key, like(inner)])));
      const more = fc.dictionary(fc.constantFrom('more', 'constructor', 'toString', '__proto__'), fc.integer(), { maxKeys: 1 });
      return mostly(fc.tuple(fc.oneof({ weight: 5, arbitrary: complete }, { weight: 1, arbitrary: fields }), more).map(([one, other]) => ({ ...one, ...other })));
    }
    case 'record': return mostly(fc.dictionary(fc.string({ maxLength: 5 }), like(def['valueType']), { maxKeys: 3 }));
    case 'enum': return mostly(fc.constantFrom(...Object.values(def['entries'] as Record<string, string>)));
    case 'union': return mostly(fc.oneof(...(def['options'] as Readable[]).map(like)));
    case 'boolean': return mostly(fc.boolean());
    case 'number': case 'int': return mostly(fc.integer({ min: -2, max: 200 }));
    case 'string': return mostly(fc.constantFrom('2026-03-05', '2026-03-05T09:30:00+08:00', 'D0001', '  修路  ', '13800001111', 'a'.repeat(61)));
    case 'unknown': return wild;
    default: throw new Error(`the schemas have a new type, ${def['type']}: teach it to the stand-in`);
  }
};
const mostly = (usual: fc.Arbitrary<unknown>): fc.Arbitrary<unknown> => fc.oneof({ weight: 24, arbitrary: usual }, { weight: 1, arbitrary: wild });

test('reads every schema of the API as zod does', () => {
  assert.deepEqual(small.map(({ id }) => id), operations.map(({ id }) => id));
  let [accepted, refused] = [0, 0];
  operations.forEach((operation, at) => {
    for (const part of ['params', 'query', 'body', 'response'] as const) {
      const [big, little] = [operation[part], small[at]?.[part]] as unknown as [Readable | undefined, Readable | undefined];
      assert.equal(big === undefined, little === undefined);
      if (!big || !little) continue;
      fc.assert(fc.property(like(big), (value) => {
        const [one, other] = [big.safeParse(value), little.safeParse(value)];
        assert.equal(other.success, one.success);
        if (one.success) accepted += 1; else refused += 1;
        if (one.success) assert.deepEqual(other.data, one.data);
        else assert.deepEqual(faultsOf(other.error?.issues ?? [], value), faultsOf(one.error?.issues ?? [], value));
      }), { numRuns: 60 });
    }
  });
  assert.ok(accepted > 500 && refused > 500, `${accepted} accepted, ${refused} refused`);
});
