/**
 * What else would be embedded: the strongest of each kind, built for this bench alone and shown the same content. They are installed
 * beside the other things that come when they are needed, not into the workspace: nothing of ours may come to lean on them.
 */
import { copyFileSync, mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'esbuild';
import { isInstalled, npm } from '../../../.scripts/install.mjs';
import { root } from '../../support/process.ts';
import { byHand, type Kind } from './floors.ts';
import { formView } from './views.ts';

const folder = join(root, '.cache', 'bench-peers');
const sources = join(import.meta.dirname, 'peers');
const modules = join(folder, 'node_modules');

const peers: Readonly<Record<Kind, { readonly name: string; readonly css: readonly string[] }>> = {
  form: { name: 'Shoelace', css: ['@shoelace-style/shoelace/dist/themes/light.css'] },
  finder: { name: 'DataTables', css: ['datatables.net-dt/css/dataTables.dataTables.min.css'] },
  results: { name: 'Chart.js', css: [] },
  tracker: { name: 'Element Plus', css: ['base', 'el-icon', 'el-steps', 'el-step', 'el-timeline', 'el-timeline-item'].map((one) => `element-plus/theme-chalk/${one}.css`) },
};

export const peerName = (kind: Kind): string => peers[kind].name;

/** The floor's form in Shoelace's tags: one text for both. */
const shoelaceForm = (): string => byHand(formView, {})
  .replace(/<div class="field"><label><input type="checkbox">(.*?)<\/label>(?:<p class="hint">(.*?)<\/p>)?<p class="error"><\/p><\/div>/g, '<sl-checkbox required help-text="$2">$1</sl-checkbox>')
  .replace(/<div class="field"><label>(.*?)<\/label>(?:<p class="hint">(.*?)<\/p>)?<p class="error"><\/p><(input|textarea)(.*?)>(?:<\/textarea>)?(.*?)<\/div>/gs, '<sl-$3 label="$1" help-text="$2"$4></sl-$3>$5')
  .replace(/<fieldset><legend>(.*?)<\/legend><p class="error"><\/p>(.*?)<\/fieldset>/gs, (_, label: string, options: string) =>
    `<sl-radio-group label="${label}" required>${options.replace(/<div><label><input type="radio" name=".*?" value="(.*?)">(.*?)<\/label>(.*?)<\/div>/g, '<sl-radio value="$1">$2</sl-radio>$3')}</sl-radio-group>`)
  .replace(/<button( type="button")?>(.*?)<\/button>/g, (_, isPlain: string | undefined, label: string) => `<sl-button${isPlain ? '' : ' type="submit"'}>${label}</sl-button>`)
  .replace('class="ready"', '');

/** Script and styles of a peer, as they would be served. Installs what is missing. */
export const buildPeer = async (kind: Kind): Promise<{ readonly script: string; readonly css: string }> => {
  mkdirSync(folder, { recursive: true });
  for (const file of ['package.json', 'package-lock.json']) copyFileSync(join(sources, file), join(folder, file));
  if (!isInstalled(folder)) await npm(['ci', '--ignore-scripts', '--engine-strict=false', '--prefix', folder], 'Fetching what the elements are compared with (npm)');
  const { outputFiles } = await build({
    entryPoints: [join(sources, `${kind}.js`)], bundle: true, write: false, format: 'iife', target: 'chrome80', minify: true, treeShaking: true, nodePaths: [modules],
    define: {
      'process.env.NODE_ENV': '"production"', __VUE_OPTIONS_API__: 'false', __VUE_PROD_DEVTOOLS__: 'false', __VUE_PROD_HYDRATION_MISMATCH_DETAILS__: 'false',
      SHOELACE_FORM: JSON.stringify(shoelaceForm()),
    },
  });
  return { script: outputFiles[0]!.text, css: peers[kind].css.map((file) => readFileSync(join(modules, file), 'utf8')).join('\n') };
};
