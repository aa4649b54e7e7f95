import { addLanguage, configure, version } from '../base/registry.ts';
import { ownTags } from './parts.ts';

/** What a page without modules calls: `congressKit.addLanguage('ug', '/messages/ug.json')`. The first copy on the page wins. */
export interface CongressKitGlobal {
  readonly version: string;
  readonly configure: typeof configure;
  readonly addLanguage: typeof addLanguage;
}

const holder = globalThis as { congressKit?: CongressKitGlobal };
holder.congressKit ??= { version, configure, addLanguage };

// An editor that takes the `data-` off leaves the address: `congress-kit.js?api=…` says the same.
const tags = ownTags();
const said = (name: string): string | undefined =>
  tags.map((tag) => tag.getAttribute(`data-${name}`) ?? new URLSearchParams(tag.src.split(/[?#]/)[1]).get(name)).find((value) => value !== null) as string | undefined;

if (tags[0]) {
  // Files named after their language: `ug.json`.
  for (const file of said('messages')?.split(/\s+/).filter(Boolean) ?? []) addLanguage(file.replace(/^.*\/|\.[^.]*$/g, ''), file);
  const yes = (name: string): boolean | undefined => (said(name) === undefined ? undefined : said(name) !== 'false');
  configure({ api: said('api'), src: said('src'), lang: said('lang'), theme: said('theme'), elder: yes('elder'), elderSwitch: yes('elder-switch') });
}
