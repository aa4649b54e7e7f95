import { html, nothing } from 'lit';
import { lazyPart, type LazyPart } from '../base/lazy.ts';
import { icons } from '../base/icons.ts';
import type { Remote } from '../base/remote.ts';
import type { View } from '../base/views.ts';
import type { Language } from '../locale/language.ts';
import type { CountyMap, MapHost } from './county-map.ts';
import type { DeputySearch } from './deputy-search.ts';
import { rollWords } from './roll.words.ts';
import type { SearchIndex } from './search-index.ts';

const mapPart = lazyPart(() => import('./map-part.ts'));

/** How the element shows a lazy part and a remote thing. */
export interface Showing {
  readonly later: <Part>(lazy: LazyPart<Part>, view: (part: Part) => View) => View;
  readonly remote: <T>(remote: Remote<T>, loaded: () => View, retry: () => void, busy: boolean) => View;
}

/** Folded, the map costs nothing: neither its code nor its boundaries are fetched. */
export class MapFold {
  private readonly host: MapHost;
  private isOpen = false;
  private map: CountyMap | undefined;
  private source: string | undefined;

  constructor(host: MapHost) {
    this.host = host;
  }

  view(index: SearchIndex, search: DeputySearch, language: Language, choose: (place: number) => void, showing: Showing): View {
    if (!this.host.map || index.data.divisions.id.length === 0) return nothing;
    return html`
      <details class="browse map-fold screen-only" part="map-fold" @toggle=${(event: Event) => {
        this.isOpen = (event.target as HTMLDetailsElement).open;
        this.host.requestUpdate();
      }}>
        <summary>${icons.right}<span><slot name="map-title">${rollWords[language].map}</slot></span></summary>
        ${this.isOpen ? showing.later(mapPart, ({ CountyMap }) => {
          const map = (this.map ??= new CountyMap(this.host));
          if (this.source !== this.host.map) {
            this.source = this.host.map ?? '';
            // After this drawing: it asks the element to draw anew.
            void Promise.resolve().then(() => map.start());
          }
          return showing.remote(map.state, () => map.view(index, search, language, choose), () => map.reload(), map.busy);
        }) : nothing}
      </details>
    `;
  }
}

