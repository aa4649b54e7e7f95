import { html, nothing, svg } from 'lit';
import { tellLack } from '../base/contract-part.ts';
import { icons } from '../base/icons.ts';
import { button, emptyView, type View } from '../base/views.ts';
import { RemoteController, type RemoteHost } from '../base/remote.ts';
import { formatNumber } from '../locale/format.ts';
import type { Language } from '../locale/language.ts';
import { drawingOf, matchBoundaries, readBoundaries, shownWith, type Boundaries, type Drawing } from './boundaries.ts';
import type { DeputySearch } from './deputy-search.ts';
import { mapWords } from './map.words.ts';
import type { SearchIndex } from './search-index.ts';

export interface MapHost extends RemoteHost, HTMLElement {
  readonly map: string | null | undefined;
  readonly renderRoot: HTMLElement | DocumentFragment;
  readonly updateComplete: Promise<boolean>;
}

/** Around the drawing, for thick lines at its edge. */
const margin = 6;
/** The ends of names that their map does without. */
const kind = /(街道|社区|镇|乡|村)$/;
const turns: Readonly<Record<string, readonly [x: number, y: number]>> = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };

/** The boundaries, read once, and where on the map the person is. Choosing a place is choosing it in the cascade. */
export class CountyMap extends RemoteController<unknown> {
  /** Where the keys are; the only one of the map that Tab reaches. */
  private at = -1;
  /** Under the mouse or under the keys, to be named below. */
  private pointed = -1;
  private hasFocus = false;
  private readonly wants: MapHost;
  private matched: { readonly given: unknown; readonly index: SearchIndex; readonly boundaries: Boundaries } | undefined;
  /** What is watched for its size, and how many units of the drawing the letters are high: as large as the words around, at every width. */
  private watched: Element | null = null;
  private watch: ResizeObserver | undefined;
  private letter = 26;
  private measured: CountyMap['drawn'];
  private drawn: { readonly places: string; readonly drawing: Drawing } | undefined;

  constructor(host: MapHost) {
    super(host);
    this.wants = host;
  }

  hostUpdated(): void {
    const { drawn } = this;
    const drawing = this.wants.renderRoot.querySelector('svg.county');
    if (drawing === this.watched && drawn === this.measured) return;
    if (drawing !== this.watched && typeof ResizeObserver !== 'undefined') {
      this.watch?.disconnect();
      this.watch ??= new ResizeObserver(() => this.measure());
      if (drawing) this.watch.observe(drawing);
    }
    this.watched = drawing;
    this.measured = drawn;
    // At once as well, so that the first thing painted is right.
    this.measure();
  }

  override hostDisconnected(): void {
    super.hostDisconnected();
    this.watch?.disconnect();
    this.watched = null;
  }

  private measure(): void {
    const { watched, drawn } = this;
    if (!watched || !drawn) return;
    const { width, height } = watched.getBoundingClientRect();
    const scale = Math.min(width / (drawn.drawing.width + 2 * margin), height / (drawn.drawing.height + 2 * margin));
    if (!(scale > 0)) return;
    const letter = Math.round(parseFloat(getComputedStyle(watched).fontSize) / scale);
    if (letter === this.letter) return;
    this.letter = letter;
    this.host.requestUpdate();
  }

  protected async load(signal: AbortSignal): Promise<unknown> {
    return this.wants.map ? readBoundaries(this.wants.map, signal) : undefined;
  }

  /** @param choose takes over a place; −1 for all of them */
  view(index: SearchIndex, search: DeputySearch, language: Language, choose: (place: number) => void): View {
    if (this.state.type !== 'loaded') return nothing;
    const words = mapWords[language];
    const boundaries = this.boundariesOf(this.state.data, index);
    const { scope, places } = shownWith(search.place, index.tree, boundaries);
    if (places.length === 0) return emptyView(words.none, words.noneHelp);
    const drawing = this.drawingOf(places, boundaries);
    const counts = search.counts('place', places);
    const { name } = index.data.divisions;
    const says = (place: number): string => words.area(name[place] ?? '', formatNumber(counts[places.indexOf(place)] ?? 0, language));
    if (!places.includes(this.at)) this.at = places.includes(search.place) ? search.place : places[0]!;
    const ring = this.hasFocus ? drawing.areas.find(({ place }) => place === this.at) : undefined;
    const up = (): void => {
      choose(scope < 0 ? -1 : index.tree.path(scope).slice(0, -1).filter((outer) => !index.tree.isWide(outer)).pop() ?? -1);
      this.focusSoon(scope);
    };
    const act = (place: number): void => {
      choose(place);
      this.focusSoon(place);
    };
    const names = drawing.areas.map(({ place, room }) => fitting(name[place] ?? '', room, this.letter));
    // Where a name has no room a number stands, and its name in the key.
    const numbers = names.map((shown, at) => (shown === undefined ? names.slice(0, at + 1).filter((one) => one === undefined).length : undefined));
    return html`
      <div class="map" part="map"
        @focusin=${(event: Event) => isArea(event) && this.show({ hasFocus: true, pointed: this.at })}
        @focusout=${(event: Event) => isArea(event) && this.show({ hasFocus: false, pointed: -1 })}>
        <p class="muted small">${words.hint}</p>
        ${scope < 0 ? nothing : button(words.up, up, { kind: 'plain', icon: icons.left, part: 'map-up' })}
        <svg class="county" viewBox="${-margin} ${-margin} ${drawing.width + 2 * margin} ${drawing.height + 2 * margin}" role="listbox" aria-orientation="horizontal"
          aria-labelledby="map-label" aria-describedby="map-keys"
          @keydown=${(event: KeyboardEvent) => this.key(event, drawing, act, scope < 0 ? undefined : up)}
          @pointerleave=${() => this.show({ pointed: this.hasFocus ? this.at : -1 })}>
          ${drawing.areas.map(({ place, outline, middle: [x, y] }, at) => svg`
            <g class="area" part="area" role="option" id="area-${place}" tabindex=${place === this.at ? 0 : -1} aria-selected=${place === search.place ? 'true' : 'false'} aria-labelledby="says-${place}"
              @click=${() => act(place)} @pointerenter=${() => this.show({ pointed: place })}>
              <path d=${outline} fill-rule="evenodd"/><text x=${x} y=${y} font-size=${this.letter} aria-hidden="true">${names[at] ?? numbers[at]}</text>
            </g>`)}
          ${ring ? svg`<path class="ring" d=${ring.outline}/>` : nothing}
        </svg>
        <p class="says" aria-hidden="true">${this.pointed >= 0 && places.includes(this.pointed) ? says(this.pointed) : nothing}</p>
        ${numbers.every((one) => one === undefined) ? nothing : html`
          <ol class="map-key" part="map-key" aria-label=${words.key}>${drawing.areas.map(({ place }, at) => numbers[at] === undefined ? nothing : html`
            <li><button type="button" aria-current=${place === search.place ? 'true' : nothing} aria-labelledby="says-${place}" @click=${() => act(place)}><b>${numbers[at]}</b> ${name[place]}</button></li>`)}
          </ol>`}
        <p class="visually-hidden" id="map-keys">${words.keys}</p>
        <div hidden><p id="map-label">${scope < 0 ? words.whole : words.label(name[scope] ?? '')}</p>${places.map((place) => html`<p id="says-${place}">${says(place)}</p>`)}</div>
      </div>
    `;
  }

  private boundariesOf(given: unknown, index: SearchIndex): Boundaries {
    if (this.matched && this.matched.given === given && this.matched.index === index) return this.matched.boundaries;
    const { boundaries, unknown } = matchBoundaries(given, index.data.divisions);
    // For the webmaster: a resident sees the map without them.
    if (unknown.length > 0) console.warn(`congress-kit: ${this.wants.map} has boundaries that no division fits by id, code or name: ${unknown.slice(0, 5).join(', ')}${unknown.length > 5 ? ` and ${unknown.length - 5} more` : ''}`);
    if (boundaries.size === 0) tellLack(this.wants, 'map');
    this.matched = { given, index, boundaries };
    this.drawn = undefined;
    return boundaries;
  }

  private drawingOf(places: readonly number[], boundaries: Boundaries): Drawing {
    const key = places.join();
    if (this.drawn?.places === key) return this.drawn.drawing;
    const drawing = drawingOf(places, boundaries);
    this.drawn = { places: key, drawing };
    return drawing;
  }

  private show(now: { readonly hasFocus?: boolean; readonly pointed?: number }): void {
    if (now.hasFocus !== undefined) this.hasFocus = now.hasFocus;
    if (now.pointed !== undefined) this.pointed = now.pointed;
    this.host.requestUpdate();
  }

  private key(event: KeyboardEvent, { areas }: Drawing, act: (place: number) => void, up: (() => void) | undefined): void {
    const turn = turns[event.key];
    const here = areas.find(({ place }) => place === this.at);
    const next = turn && here ? nearest(here, areas, turn) : event.key === 'Home' ? areas[0] : event.key === 'End' ? areas[areas.length - 1] : undefined;
    if (next) this.focus(next.place);
    else if (event.key === 'Enter' || event.key === ' ') act(this.at);
    else if (event.key === 'Escape' && up) up();
    else if (!turn) return;
    event.preventDefault();
  }

  private focus(place: number): void {
    this.at = place;
    this.show({ pointed: place });
    this.wants.renderRoot.querySelector<SVGElement>(`#area-${place}`)?.focus();
  }

  /** Where the map is another one now: on that place, or on the first of those inside it. */
  private focusSoon(place: number): void {
    this.at = place;
    void this.wants.updateComplete.then(() => this.focus(this.at));
  }
}

/** Heard outside of the drawing: an SVG that listens for the focus becomes a stop of its own. */
const isArea = ({ target }: Event): boolean => (target as Element).closest('.area') !== null;

interface Standing { readonly middle: readonly [x: number, y: number]; readonly place: number }

/** The nearest one that lies more in this direction than aside of it. */
const nearest = <One extends Standing>(here: One, areas: readonly One[], [x, y]: readonly [number, number]): One | undefined => {
  let best: One | undefined;
  let least = Infinity;
  for (const area of areas) {
    const ahead = (area.middle[0] - here.middle[0]) * x + (area.middle[1] - here.middle[1]) * y;
    const aside = Math.abs((area.middle[0] - here.middle[0]) * y) + Math.abs((area.middle[1] - here.middle[1]) * x);
    if (area === here || ahead <= 0 || aside > ahead * 1.5) continue;
    const way = ahead + 2 * aside;
    if (way < least) [best, least] = [area, way];
  }
  return best;
};

/** The name where there is room for it, without its kind where there is little. A Chinese character is as wide as it is high. */
const fitting = (name: string, room: number, letter: number): string | undefined => {
  const wide = (text: string): number => Array.from(text).reduce((sum, character) => sum + (character > '\u2e7f' ? letter : letter * 0.6), 0);
  return [name, name.replace(kind, '')].find((one) => one !== '' && wide(one) < room * 0.95);
};
