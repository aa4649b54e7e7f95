import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { StorybookConfig } from '@storybook/web-components-vite';
import { defaultClientConditions, mergeConfig, type Plugin } from 'vite';
import { describeElements } from '../packages/elements/build-description.ts';
import { elementNames } from '../packages/elements/build-descriptions.ts';
import { readMessages } from '../packages/elements/build-messages.ts';
import { editorData } from '../packages/elements/build-editor-data.ts';

const pictures = fileURLToPath(new URL('../test/visual/baselines', import.meta.url));
const sources = fileURLToPath(new URL('../packages/elements/src', import.meta.url));

/** `virtual:custom-elements`: the manifest that is published with the elements, read from their sources. */
const elementsManifest = (): Plugin => ({
  name: 'congress-elements-manifest',
  resolveId: (id) => (id === 'virtual:custom-elements' ? `\0${id}` : undefined),
  load: (id) => (id === '\0virtual:custom-elements' ? `export default ${JSON.stringify(editorData('', describeElements(sources, elementNames), [])['custom-elements.json'])}` : undefined),
});

/** `virtual:english-words`: the English of every element as a message file, for languages that are made of it. */
const englishWords = (): Plugin => ({
  name: 'congress-english-words',
  resolveId: (id) => (id === 'virtual:english-words' ? `\0${id}` : undefined),
  load: async (id) => (id === '\0virtual:english-words' ? `export default ${JSON.stringify(await readMessages('en'))}` : undefined),
});

/** `virtual:pictures`: of which stories there is a picture. A story that is being written has none yet. */
const pictureNames = (): Plugin => ({
  name: 'congress-picture-names',
  resolveId: (id) => (id === 'virtual:pictures' ? `\0${id}` : undefined),
  load: (id) => (id === '\0virtual:pictures' ? `export default ${JSON.stringify(readdirSync(pictures).map((file) => file.replace('.webp', '')))}` : undefined),
});

const argsTable = readFileSync(new URL('args-table.css', import.meta.url), 'utf8');

/** Stories run from the sources: what a designer sees is what is in the folder, not what was built last. */
const config: StorybookConfig = {
  framework: '@storybook/web-components-vite',
  stories: ['../stories/**/*.mdx', '../stories/**/*.stories.ts'],
  // The guides show how things look by the very pictures that the tests compare with.
  staticDirs: [{ from: '../test/visual/baselines', to: '/pictures' }],
  addons: ['@storybook/addon-docs', '@storybook/addon-a11y'],
  managerHead: (head) => `${head ?? ''}<style>${argsTable}</style>`,
  // Nobody outside is asked or told anything.
  core: { disableTelemetry: true, enableCrashReports: false, disableWhatsNewNotifications: true },
  // The width in our toolbar is the element's own, which is what it goes by; the window's says nothing about a guest.
  features: { sidebarOnboardingChecklist: false, backgrounds: false, viewport: false },
  viteFinal: (vite) => mergeConfig(vite, {
    plugins: [elementsManifest(), englishWords(), pictureNames()],
    resolve: { conditions: ['congress-source', ...defaultClientConditions] },
    // Else `npm run storybook` loads lit twice: once bundled for Storybook, once as our sources name it.
    optimizeDeps: { exclude: ['lit', 'lit-html', 'lit-element', '@lit/reactive-element'] },
    // Storybook's own parts are large, and nobody waits for them on a telephone.
    build: { target: 'es2022', chunkSizeWarningLimit: 2000, reportCompressedSize: false },
  }),
};

export default config;
