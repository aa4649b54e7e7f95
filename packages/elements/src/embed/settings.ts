import { addLanguage, configure, version } from '../base/registry.ts';

/** What a page without modules calls: `congressKit.addLanguage('ug', '/messages/ug.json')`. The first copy on the page wins. */
export interface CongressKitGlobal {
  readonly version: string;
  readonly configure: typeof configure;
  readonly addLanguage: typeof addLanguage;
}

const holder = globalThis as { congressKit?: CongressKitGlobal };
holder.congressKit ??= { version, configure, addLanguage };

// Read at once: `currentScript` is gone as soon as the script has run. A module has none and uses `configure` or attributes.
const script = document.currentScript;
const said = (name: string): string | undefined => script?.getAttribute(`data-${name}`) ?? undefined;

if (script) {
  // Files named after their language: `ug.json`.
  for (const file of said('messages')?.split(/\s+/).filter(Boolean) ?? []) addLanguage(file.replace(/^.*\/|\.[^.]*$/g, ''), file);
  const yes = (name: string): boolean | undefined => (said(name) === undefined ? undefined : said(name) !== 'false');
  configure({ api: said('api'), src: said('src'), lang: said('lang'), theme: said('theme'), elder: yes('elder'), elderSwitch: yes('elder-switch') });
}
