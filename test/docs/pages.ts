// HTML and CSS of the guides, held against what the elements offer.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describeElements } from '../../packages/elements/build-description.ts';
import { elementNames, tokensOf } from '../../packages/elements/build-descriptions.ts';
import { root } from '../support/process.ts';

const elements = describeElements(join(root, 'packages', 'elements', 'src'), elementNames);
const byTag = new Map(elements.map((element) => [element.tag, element]));
const tokens = new Set(tokensOf(elements).map(({ name }) => name));
/** What every tag may have. */
const everywhere = new Set(['id', 'class', 'slot', 'hidden', 'dir', 'lang', 'style', 'title']);
/** What the script reads of its own tag stands in one file. */
const settings = readFileSync(join(root, 'packages', 'elements', 'src', 'embed', 'settings.ts'), 'utf8');
const ofScript = new Set(['src', 'defer', 'async', 'charset', 'integrity', 'crossorigin', 'nonce', 'type', ...[...settings.matchAll(/\b(?:said|yes)\('([\w-]+)'\)/g)].map(([, name]) => `data-${name}`)]);

const attributesIn = (text: string): string[] => [...text.matchAll(/([\w:@-]+)(?:=(?:"[^"]*"|'[^']*'|[^\s>]+))?/g)].map(([, name]) => name!);

export const htmlFaults = (code: string): string[] => [...code.matchAll(/<(congress-[\w-]+|script)((?:\s+[^>]*)?)>/g)].flatMap(([whole, tag, rest]) => {
  if (tag === 'script') return /congress|embed/.test(rest!) ? attributesIn(rest!).filter((name) => !ofScript.has(name)).map((name) => `${whole}: our script knows no ${name}`) : [];
  const element = byTag.get(tag!);
  if (!element) return [`there is no <${tag}>`];
  return attributesIn(rest!.replace(/\/$/, '')).filter((name) => !everywhere.has(name) && !element.attributes.some((one) => one.name === name)).map((name) => `<${tag}> has no attribute ${name}`);
});

export const cssFaults = (code: string): string[] => [
  ...[...code.matchAll(/(--congress-[\w-]+)/g)].map(([, name]) => name!).filter((name) => !tokens.has(name)).map((name) => `no element reads ${name}`),
  ...[...code.matchAll(/(congress-[\w-]+)(?:\[[^\]]*\])?(?:::part\(([\w-]+)\))?(?=[\s,{:[])/g)].filter(([, tag]) => !code.includes(`--${tag}`) && !code.includes(`.${tag}`)).flatMap(([, tag, part]) => {
    const element = byTag.get(tag!);
    if (!element) return [`there is no <${tag}>`];
    return part === undefined || element.parts.some((one) => one.name === part) ? [] : [`<${tag}> has no part ${part}`];
  }),
];
