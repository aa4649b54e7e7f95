// What counts as a difference, and the page that shows it.
import assert from 'node:assert/strict';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import sharp from 'sharp';
import { Pictures } from './pictures.ts';

interface Box {
  readonly left: number;
  readonly width: number;
  readonly height: number;
}

/** A white sheet with dark boxes on it, as a PNG. */
const sheet = (boxes: readonly Box[], height = 300): Promise<Buffer> =>
  sharp({ create: { width: 400, height, channels: 4, background: '#ffffff' } })
    .composite(boxes.map(({ left, width, height: high }) => ({ input: { create: { width, height: high, channels: 4, background: '#125d72' } }, left, top: 40 }))).png().toBuffer();

describe('pictures', () => {
  let folder: string;
  const places = () => ({ baselines: join(folder, 'baselines'), report: join(folder, 'report'), isUpdating: false });
  const box = { left: 50, width: 80, height: 40 };
  before(async () => {
    folder = mkdtempSync(join(tmpdir(), 'congress-kit-pictures-'));
    const pictures = new Pictures(places());
    // Written by hand: what is right is only ever taken when somebody asks for it.
    for (const name of ['same', 'letter', 'moved', 'taller']) await sharp(await sheet([box])).webp({ lossless: true }).toFile(join(places().baselines, `${name}.webp`));
    assert.deepEqual(await pictures.compare('same', 'Same', await sheet([box])), []);
  });
  after(() => rmSync(folder, { recursive: true, force: true }));

  test('the same, and a few pixels of noise, are no difference; a letter, a shift and another size are', async () => {
    const pictures = new Pictures(places());
    assert.deepEqual(await pictures.compare('same', 'Same', await sheet([box])), []);
    assert.deepEqual(await pictures.compare('letter', 'Noise', await sheet([box, { left: 300, width: 4, height: 5 }])), []);
    assert.equal(pictures.report(), undefined, 'nothing to show');
    const faults = [
      ...await pictures.compare('letter', 'A letter more', await sheet([box, { left: 300, width: 5, height: 8 }])),
      ...await pictures.compare('moved', 'One pixel to the right', await sheet([{ ...box, left: 51 }])),
      ...await pictures.compare('taller', 'Ten pixels taller', await sheet([box], 310)),
      ...await pictures.compare('new', 'New', await sheet([box])),
    ];
    assert.equal(faults.length, 4);
    assert.match(faults[2]!, /it was 400 × 300 px and is 400 × 310/);
    assert.match(faults[3]!, /no picture to compare with/);
    const page = pictures.report();
    assert.ok(page);
    const html = readFileSync(page, 'utf8');
    assert.match(html, /4 stories look different/);
    const shown = [...html.matchAll(/<img src="([^"]+)"/g)].map(([, name]) => name!);
    // A new one has nothing to stand beside.
    assert.deepEqual(shown.sort(), ['letter.differs.webp', 'letter.is.webp', 'letter.was.webp', 'moved.differs.webp', 'moved.is.webp', 'moved.was.webp', 'new.is.webp', 'taller.differs.webp', 'taller.is.webp', 'taller.was.webp']);
    for (const name of shown) assert.ok(existsSync(join(places().report, name)), name);
    assert.deepEqual(pictures.leftOver(['same', 'letter', 'moved']), ['taller.webp']);
  });
});
