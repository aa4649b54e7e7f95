// Pictures of the stories against those that are committed, and the page that shows what differs.
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import pixelmatch from 'pixelmatch';
import sharp from 'sharp';
import { root } from '../support/process.ts';

/** Where the pictures are that are right, and where what differs is shown. */
interface Places {
  readonly baselines: string;
  readonly report: string;
  /** How they look now is right. */
  readonly isUpdating: boolean;
}


/**
 * Kernel and font are the same everywhere, so pictures are as good as equal. A pixel differs when its colour does by more than a
 * tenth of the way from black to white (anti-aliasing left out); a picture differs when more than 20 pixels and more than one in
 * 20,000 do. One letter at 16 px has about 40.
 */
const tolerance = { colour: 0.1, pixels: 20, share: 1 / 20_000 };

export const isUpdating = process.env['TEST_UPDATE'] === '1';

const usual: Places = { baselines: join(root, 'test', 'visual', 'baselines'), report: join(root, '.cache', 'visual'), isUpdating };

interface Raw {
  readonly data: Uint8Array;
  readonly width: number;
  readonly height: number;
}

interface Difference {
  readonly name: string;
  readonly title: string;
  readonly why: string;
}

export class Pictures {
  readonly #differences: Difference[] = [];
  readonly #places: Places;

  constructor(places = usual) {
    this.#places = places;
    rmSync(places.report, { recursive: true, force: true });
    mkdirSync(places.report, { recursive: true });
    mkdirSync(places.baselines, { recursive: true });
  }

  /** Compares one picture (PNG); with `--update` it becomes the one to compare with, if it differs. */
  async compare(name: string, title: string, png: Uint8Array): Promise<string[]> {
    const { baselines, report, isUpdating: isRight } = this.#places;
    const path = join(baselines, `${name}.webp`);
    const is = await rawOf(png);
    const was = existsSync(path) ? await rawOf(readFileSync(path)) : undefined;
    const why = was ? differenceOf(was, is) : 'there is no picture to compare with';
    if (why === undefined) return [];
    if (isRight) {
      writeFileSync(path, await webp(is));
      return [];
    }
    if (was) {
      writeFileSync(join(report, `${name}.was.webp`), await webp(was));
      writeFileSync(join(report, `${name}.differs.webp`), await webp(drawDifference(was, is)));
    }
    writeFileSync(join(report, `${name}.is.webp`), await webp(is));
    this.#differences.push({ name, title, why });
    return [`picture: ${why} (.cache/visual/index.html shows it; \`npm run test:visual -- --update\` takes it as right)`];
  }

  /** Pictures of stories that are gone; with `--update` they go, too. */
  leftOver(stories: readonly string[]): string[] {
    const { baselines, isUpdating: isRight } = this.#places;
    const left = readdirSync(baselines).filter((file) => file.endsWith('.webp') && !stories.includes(file.slice(0, -5)));
    if (isRight) left.forEach((file) => rmSync(join(baselines, file)));
    return isRight ? [] : left;
  }

  /** Writes the page for people, and returns where it is; undefined when nothing differs. */
  report(): string | undefined {
    if (this.#differences.length === 0) return undefined;
    const { report } = this.#places;
    const path = join(report, 'index.html');
    writeFileSync(path, page(report, this.#differences.toSorted((one, other) => one.name.localeCompare(other.name))));
    return path;
  }
}

const rawOf = async (file: Uint8Array): Promise<Raw> => {
  const { data, info } = await sharp(file).ensureAlpha().raw().toBuffer({ resolveWithObject: true });
  return { data, width: info.width, height: info.height };
};

const webp = ({ data, width, height }: Raw): Promise<Buffer> =>
  sharp(data, { raw: { width, height, channels: 4 } }).webp({ lossless: true, effort: 4 }).toBuffer();

/** Why two pictures are not the same; undefined when they are. */
export const differenceOf = (was: Raw, is: Raw): string | undefined => {
  if (was.width !== is.width || was.height !== is.height) return `it was ${was.width} × ${was.height} px and is ${is.width} × ${is.height}`;
  const different = pixelmatch(was.data, is.data, undefined, is.width, is.height, { threshold: tolerance.colour });
  const allowed = Math.max(tolerance.pixels, Math.floor(is.width * is.height * tolerance.share));
  return different > allowed ? `${different} pixels differ, ${allowed} may` : undefined;
};

/** What differs in red on a faint picture; both are laid on the larger of the two sizes. */
const drawDifference = (was: Raw, is: Raw): Raw => {
  const width = Math.max(was.width, is.width);
  const height = Math.max(was.height, is.height);
  const data = new Uint8Array(width * height * 4);
  pixelmatch(laidOn(was, width, height), laidOn(is, width, height), data, width, height, { threshold: tolerance.colour });
  return { data, width, height };
};

const laidOn = (picture: Raw, width: number, height: number): Uint8Array => {
  if (picture.width === width && picture.height === height) return picture.data;
  const data = new Uint8Array(width * height * 4).fill(128);
  for (let row = 0; row < picture.height; row += 1) data.set(picture.data.subarray(row * picture.width * 4, (row + 1) * picture.width * 4), row * width * 4);
  return data;
};

const escaped = (text: string): string => text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);

const figure = (report: string, name: string, kind: string, caption: string): string =>
  (existsSync(join(report, `${name}.${kind}.webp`)) ? `<figure><figcaption>${caption}</figcaption><a href="${name}.${kind}.webp"><img src="${name}.${kind}.webp" alt="${caption}: ${escaped(name)}"></a></figure>` : '');

const page = (report: string, differences: readonly Difference[]): string => `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>Stories that look different</title>
<style>
body { margin: 2em auto; max-width: 110em; padding: 0 1.5em; font: 16px/1.5 system-ui, sans-serif; color: #1b2027; background: #fff }
h2 { margin: 2.5em 0 0; font-size: 1.125em }
p { margin: .25em 0 1em }
.pictures { display: grid; grid-template-columns: repeat(auto-fit, minmax(18em, 1fr)); gap: 1.5em; align-items: start }
figure { margin: 0 } figcaption { margin-bottom: .25em; color: #565d69 }
img { max-width: 100%; border: 1px solid #d8dce2 }
</style>
<h1>${differences.length} ${differences.length === 1 ? 'story looks' : 'stories look'} different</h1>
<p>If that is what was wanted: <code>npm run test:visual -- --update</code>, look at the changed files, commit them.</p>
<ol>${differences.map(({ name, title }) => `<li><a href="#${name}">${escaped(title)}</a></li>`).join('')}</ol>
${differences.map(({ name, title, why }) => `<section id="${name}">
<h2>${escaped(title)}</h2>
<p>${escaped(why)}</p>
<div class="pictures">${figure(report, name, 'was', 'Was')}${figure(report, name, 'is', 'Is')}${figure(report, name, 'differs', 'What differs')}</div>
</section>`).join('\n')}
</html>
`;
