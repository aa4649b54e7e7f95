import { readFileSync } from 'node:fs';
import { join, posix } from 'node:path';
import { operations } from '@congress-kit/api/operations';
import type { Described, Said } from './build-description.ts';

/** What an element does to the page it is on. Read out of all that it imports, so that it cannot say less than is done. */
export interface ElementContract extends Pick<Described, 'tag' | 'summary' | 'description' | 'attributes' | 'events' | 'slots' | 'parts'> {
  /** `GET /ballots/{id}`, below the address of the API. */
  readonly network: readonly string[];
  /** What stays on the device, and until when. */
  readonly storage: readonly Said[];
}

export interface EmbedContract {
  readonly version: string;
  readonly elements: readonly ElementContract[];
  readonly tokens: readonly Said[];
  /** A Content-Security-Policy that lets the kit in and nothing else; `{kit}` and `{api}` are origins. */
  readonly policy: string;
}

/** Photos of deputies may lie on the page's own site as well as on the API's. */
const policy = "default-src 'none'; script-src {kit}; connect-src {api}; style-src 'self'; img-src 'self' {api} blob:; require-trusted-types-for 'script'; trusted-types congress-kit";

/** By the file that does it: a place that is named nowhere here fails the build. */
const storage: Readonly<Record<string, Said>> = {
  'base/registry.ts': { name: 'localStorage congress-kit:elder', description: 'Whether a person switched 长辈模式 on or off; until they switch it back' },
  'base/elder-part.ts': { name: 'localStorage congress-kit:elder', description: 'Whether a person switched 长辈模式 on or off; until they switch it back' },
  'suggestion-form/suggestion-draft.ts': { name: 'localStorage congress-kit:draft:…', description: 'What was typed and not yet acknowledged; until the receipt is there or the person clears it' },
  'suggestion-form/kept-files.ts': { name: 'indexedDB congress-kit', description: 'Photos and files of the draft that have not arrived; as long as the draft' },
  'suggestion-form/similar-suggestions.ts': { name: 'localStorage congress-kit:device', description: 'A random mark, made when a suggestion is seconded, so that nobody seconds twice' },
};

/** An element's class and all that it imports, now or later: what its page may come to run. */
const filesOf = (source: string, name: string): (readonly [string, string])[] => {
  const found = new Map<string, string>();
  const visit = (file: string): void => {
    if (found.has(file)) return;
    // Comments show imports, too.
    const code = readFileSync(join(source, file), 'utf8').replace(/\/\*[^]*?\*\//g, '').replace(/^\s*\/\/.*$/gm, '');
    found.set(file, code);
    for (const [, now, later] of code.matchAll(/^(?:import|export)(?! type\b)[^;]*?from '(\.[^']+)';|\bimport\('(\.[^']+)'\)/gm)) visit(posix.join(posix.dirname(file), (now ?? later) as string));
  };
  visit(`${name}/congress-${name}.ts`);
  return [...found].sort(([one], [other]) => (one < other ? -1 : 1));
};

const callsIn = (code: string): string[] => {
  const imported = [...code.matchAll(/^(?:import|export) \{([^}]*)\} from '@congress-kit\/sdk'/gm)].flatMap(([, names = '']) => names.split(',').map((name) => name.trim().replace(/ as \w+$/, '')));
  return operations.filter(({ id }) => imported.includes(id)).map(({ method, path }) => `${method} ${path || '/'}`);
};

const storedIn = ([file, code]: readonly [string, string]): Said[] => {
  if (!/\b(localStorage|sessionStorage|indexedDB|document\.cookie|caches)\b[.[]/.test(code)) return [];
  const found = storage[file];
  if (!found) throw new Error(`${file} keeps something on the device that the embed contract does not name`);
  return [found];
};

const unique = <T>(all: readonly T[], by: (one: T) => string): T[] => all.filter((one, at) => all.findIndex((other) => by(other) === by(one)) === at);

export const contractOf = (source: string, version: string, elements: readonly Described[], tokens: readonly Said[]): EmbedContract => {
  return {
    version,
    policy,
    tokens,
    elements: elements.map(({ tag, summary, description, attributes, events, slots, parts }) => {
      const files = filesOf(source, tag.replace('congress-', ''));
      return {
        tag, summary, description, attributes, events, slots, parts,
        network: unique(files.flatMap(([, code]) => callsIn(code)), (one) => one).sort(),
        storage: unique(files.flatMap(storedIn), ({ name }) => name),
      };
    }),
  };
};

const list = (all: readonly Said[], none: string): string =>
  all.length === 0 ? `${none}\n` : all.map(({ name, description }) => `- \`${name || '(default)'}\`: ${description}\n`).join('');

/** The same as a page to read. */
export const contractPage = ({ version, elements, tokens, policy: policyText }: EmbedContract): string => `# The embed contract

<!-- Written by packages/elements/build.ts; do not edit. -->

What each element of congress-kit ${version} asks, keeps, fires and takes, and nothing else: no cookie, no third party, no \`eval\`, no \`postMessage\`, no
style or script of its own in the page. Files come from the folder of the script and calls go to the address of the API, both chosen by the page.
Photos and attachments come from the addresses the API names. Everything the API says is shown as text; links lead to http, https, mailto and tel addresses only.

A policy that lets the kit in and nothing else (\`{kit}\`: where the script lies, \`{api}\`: where the API is):

\`\`\`text
Content-Security-Policy: ${policyText}
\`\`\`
${elements.map(({ tag, summary, attributes, network, storage: kept, events, slots }) => `
## \`<${tag}>\`

${summary}.

**Calls**

${network.length > 0 ? network.map((one) => `- \`${one}\`\n`).join('') : 'Nothing.\n'}
**Keeps on the device**

${list(kept, 'Nothing.')}
**Fires**

${list(events, 'None.')}
**Reads**

${list(attributes, 'Nothing.')}
**Slots**

${list(slots, 'None.')}`).join('')}
## Tokens

Custom properties that all elements read:

${list(tokens, 'None.')}`;
