import { configure } from '../base/registry.ts';

// Read at once: `currentScript` is gone as soon as the script has run. A module has none and uses `configure` or attributes.
const script = document.currentScript;
const said = (name: string): string | undefined => script?.getAttribute(`data-${name}`) ?? undefined;

if (script) {
  const elder = said('elder');
  configure({ api: said('api'), src: said('src'), lang: said('lang'), theme: said('theme'), elder: elder === undefined ? undefined : elder !== 'false' });
}
