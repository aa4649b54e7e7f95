// What is copied: tags for a page, or a component for a project with a build.
const escaped = (text) => text.replace(/[&<>"{}]/g, (sign) => `&#${sign.charCodeAt(0)};`);
const origin = (address) => new URL(address, location.href).origin;

export const embedSnippet = (wanted) => (wanted.format === 'html' ? page(wanted) : component(wanted));

const tagOf = ({ tag, attributes, words }) =>
  `<${tag}${attributes.map(([name, value]) => (value === '' ? ` ${name}` : ` ${name}="${escaped(value)}"`)).join('')}>${words.fallback}</${tag}>`;

const ruleOf = ({ tag, accent }) => `${tag} { --congress-accent: ${accent}; }`;

/** Under a strict policy a page has no style of its own in it: what to do instead is said in comments, which may stay. */
const page = (wanted) => {
  const { embed, manifest, file, api, accent, isStrict, words } = wanted;
  const filled = (path) => manifest.tags[path].replace('{folder}', embed).replace('{api}', escaped(api));
  return [
    ...(isStrict ? [`<!-- ${words.policyIs}\n  Content-Security-Policy: ${policyOf(wanted)} -->`] : []),
    ...(isStrict && accent ? [`<!-- ${words.inYourStyles}\n  ${ruleOf(wanted)} -->`] : []),
    ...['congress-kit.css', 'old-browsers.js', file].map(filled),
    ...(!isStrict && accent ? ['<style>', `  ${ruleOf(wanted)}`, '</style>'] : []),
    tagOf(wanted),
  ].join('\n');
};

/** The printed one, with the places of this page; the placeholder styles come from the kit’s. */
const policyOf = ({ policy, embed, api }) =>
  policy.replace("style-src 'self'", "style-src 'self' {kit}").replaceAll('{kit}', origin(embed)).replaceAll('{api}', origin(api));

const component = (wanted) => {
  const { tag, api, attributes, accent, format, words } = wanted;
  const name = tag.replace('congress-', '');
  const className = name.replace(/(^|-)(\w)/g, (_, __, letter) => letter.toUpperCase());
  const lang = attributes.some(([one]) => one === 'lang') ? 'en' : 'zh-CN';
  const imports = [
    "import { configure } from '@congress-kit/elements';",
    "import '@congress-kit/elements/embed/congress-kit.css';",
    `import '@congress-kit/elements/${name}/define';`,
    '',
    `configure({ api: ${JSON.stringify(api)}, lang: '${lang}' }); // ${words.once}`,
  ];
  const indented = imports.map((line) => (line ? `  ${line}` : line));
  const bodies = {
    react: [...imports, '', `export const ${className} = () => (`, `  ${tagOf(wanted)}`, ');'],
    vue: ['<script setup lang="ts">', ...imports, '</script>', '', '<template>', `  ${tagOf(wanted)}`, '</template>'],
    svelte: ['<script lang="ts">', ...indented, '</script>', '', tagOf(wanted)],
  };
  const notes = [
    'npm install @congress-kit/elements',
    `${words.typesOnce} import '@congress-kit/elements/types/${format}';`,
    ...(format === 'vue' ? [`vite.config.ts: vue({ template: { compilerOptions: { isCustomElement: (tag) => tag.startsWith('congress-') } } })`] : []),
    ...(accent ? [`${words.inYourStyles} ${ruleOf(wanted)}`] : []),
  ];
  return format === 'react' ? [...notes.map((note) => `// ${note}`), ...bodies.react].join('\n') : [...notes.map((note) => `<!-- ${note} -->`), ...bodies[format]].join('\n');
};
