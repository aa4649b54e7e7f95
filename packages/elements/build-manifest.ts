import { brotliCompressSync, gzipSync } from 'node:zlib';
import { integrityOf, type ClassicFile } from './build-classic.ts';

/** One file of dist/embed as `manifest.json` tells of it. */
export interface ManifestFile {
  readonly path: string;
  /** `initial` is named by a tag; `lazy` is fetched by its script when it is needed. */
  readonly load: 'initial' | 'lazy';
  /** The script a lazy part belongs to. */
  readonly of?: string;
  /** Paths of the lazy parts that are fetched with it. */
  readonly needs?: readonly string[];
  readonly bytes: { readonly raw: number; readonly gzip: number; readonly brotli: number };
  /** For `integrity="…"`. */
  readonly integrity: string;
}

export interface Manifest {
  readonly version: string;
  /** Tags to copy. `{folder}` is where dist/embed lies, `{api}` the address of the API. */
  readonly tags: Readonly<Record<string, string>>;
  readonly files: readonly ManifestFile[];
}

/** What was built, with sizes, hashes and the tags that name it. */
export const manifestOf = (version: string, files: readonly ClassicFile[]): Manifest => {
  const listed = files.map(({ path, code, part, needs }): ManifestFile => {
    const bytes = Buffer.from(code);
    return {
      path,
      load: part ? 'lazy' : 'initial',
      ...(part ? { of: `${path.split('/')[0]}.js`, needs: needs ?? [] } : {}),
      bytes: { raw: bytes.length, gzip: gzipSync(bytes, { level: 9 }).length, brotli: brotliCompressSync(bytes).length },
      integrity: integrityOf(code),
    };
  });
  return { version, tags: Object.fromEntries(listed.filter(({ load }) => load === 'initial').map((file) => [file.path, tagOf(file)])), files: listed };
};

/** Small scripts beside the kit's, which ask nothing. */
const withoutApi = ['old-browsers.js', 'by-class.js'];

const tagOf = ({ path, integrity }: ManifestFile): string =>
  path.endsWith('.css')
    ? `<link rel="stylesheet" href="{folder}/${path}" integrity="${integrity}" crossorigin="anonymous">`
    : `<script src="{folder}/${path}" integrity="${integrity}" crossorigin="anonymous"${withoutApi.includes(path) ? '' : ' data-api="{api}"'} defer></script>`;
