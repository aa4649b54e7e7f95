// The architecture page of the book says what is so: every box is a package, every arrow is walked, every step stands in its file.
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { boxes, importsInWords, packagesDrawing, wayDrawing } from '../../stories/architecture/drawings.ts';
import { read, write } from '../../stories/architecture/ways.ts';
import { allowed, pureApi } from './allowed-imports.ts';
import { repositoryFiles, root } from './repository.ts';
import { importsOf } from './source.ts';

test('the boxes are the packages, the arrows are the imports that there are', () => {
  assert.deepEqual(Object.keys(boxes).sort(), readdirSync(join(root, 'packages')).sort());
  const real = new Set(repositoryFiles().flatMap(({ path, text }) => {
    const own = /^packages\/([\w-]+)\/src\/.*\.ts$/.exec(path)?.[1];
    if (own === undefined) return [];
    return importsOf(text).filter(({ specifier }) => !(own === 'elements' && pureApi.test(specifier)))
      .flatMap(({ specifier }) => /^@congress-kit\/([\w-]+)/.exec(specifier)?.[1] ?? []).map((other) => `${own} → ${other}`);
  }));
  const drawn = Object.entries(allowed).flatMap(([own, others]) => others.map((other) => `${own} → ${other}`));
  assert.deepEqual([...real].sort(), drawn.sort());
  assert.equal(packagesDrawing().match(/marker-end/g)?.length, drawn.length + 1, 'an arrow for each, and the wire');
  assert.ok(packagesDrawing().includes(importsInWords()), 'people who do not see it are told the same');
});

for (const [name, steps] of Object.entries({ read, write })) {
  test(`the way of a ${name} goes through files that do what the drawing says`, () => {
    for (const { at, file, code } of steps) {
      assert.ok(file.startsWith(`packages/${at}/src/`), file);
      assert.ok(readFileSync(join(root, file), 'utf8').includes(code), `${file} has no ${code}`);
    }
    const drawing = wayDrawing(name, steps);
    for (const { says } of steps) assert.ok(drawing.includes(says));
  });
}
