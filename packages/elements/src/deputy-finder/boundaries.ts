import { NetworkError, TimeoutError, UnreadableError } from '@congress-kit/sdk';
import type { FinderIndex } from '@congress-kit/sdk';
import { absolute } from '../base/file-ahead.ts';
import type { PlaceTree } from './place-tree.ts';

/**
 * Boundaries of divisions (GeoJSON, RFC 7946) as outlines on a plane. No tiles and no projection library: for a county the
 * equirectangular projection around its middle is true to a few metres.
 */
type Position = readonly number[];
type Ring = readonly Position[];

interface Feature {
  readonly id?: unknown;
  readonly properties?: Readonly<Record<string, unknown>> | null;
  readonly geometry?: { readonly type?: string; readonly coordinates?: unknown } | null;
}

/** Rings of each division that has a boundary, by its position in the index. */
export type Boundaries = ReadonlyMap<number, readonly Ring[]>;

export interface Area {
  readonly place: number;
  /** Of an SVG path. */
  readonly outline: string;
  /** Where its name stands. */
  readonly middle: readonly [x: number, y: number];
  /** Width of what is inside at the height of its middle: as much as a name may take. */
  readonly room: number;
}

export interface Drawing {
  readonly width: number;
  readonly height: number;
  readonly areas: readonly Area[];
}

/** Long enough for a slow line. */
const patience = 20_000;
const width = 1000;

const featuresOf = (given: unknown): readonly Feature[] | undefined => {
  const features = (given as { features?: unknown } | null)?.features;
  return Array.isArray(features) ? (features as Feature[]) : undefined;
};

const parsed = (text: string, about: UnreadableError['about']): unknown => {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new UnreadableError('damaged', `${about.url} is no JSON`, about, cause);
  }
};

/** @param address of a FeatureCollection; @param signal ends it */
export const readBoundaries = async (address: string, signal: AbortSignal): Promise<unknown> => {
  const about = { operation: 'map', method: 'GET' as const, url: absolute(address) };
  const stop = new AbortController();
  const end = (): void => stop.abort();
  signal.addEventListener('abort', end);
  const late = setTimeout(end, patience);
  try {
    const answer = await fetch(about.url, { signal: stop.signal });
    if (!answer.ok) throw new UnreadableError('not_json', `${about.url} answers ${answer.status}`, { ...about, status: answer.status });
    const text = await answer.text();
    const given = parsed(text, about);
    if (!featuresOf(given)) throw new UnreadableError('damaged', `${about.url} is no FeatureCollection`, about);
    return given;
  } catch (error) {
    if (error instanceof UnreadableError) throw error;
    throw stop.signal.aborted && !signal.aborted ? new TimeoutError(`${about.url} took too long`, about, error) : new NetworkError(`${about.url} could not be read`, about, error);
  } finally {
    clearTimeout(late);
    signal.removeEventListener('abort', end);
  }
};

const ringsOf = ({ geometry }: Feature): readonly Ring[] => {
  const shapes = geometry?.type === 'Polygon' ? [geometry.coordinates] : geometry?.type === 'MultiPolygon' ? geometry.coordinates : [];
  return (Array.isArray(shapes) ? shapes : []).flat().filter((ring): ring is Ring => Array.isArray(ring) && ring.length > 3 && ring.every((point) => Array.isArray(point) && Number.isFinite(point[0]) && Number.isFinite(point[1])));
};

/**
 * Finds the divisions that the features are about: by id, by code (an id without its dots) or, where only one bears it, by name.
 * Reads the usual names of properties, also those of the ministry's and AutoNavi's files.
 *
 * @returns the boundaries, and the names of features that no division fits
 */
export const matchBoundaries = (given: unknown, { id, name }: FinderIndex['divisions']): { readonly boundaries: Boundaries; readonly unknown: readonly string[] } => {
  const places = new Map<string, number>();
  name.forEach((one, at) => places.set(one, places.has(one) ? -1 : at));
  id.forEach((one, at) => places.set(one.replace(/\./g, ''), at).set(one, at));
  const boundaries = new Map<number, readonly Ring[]>();
  const unknown: string[] = [];
  for (const feature of featuresOf(given) ?? []) {
    const said = [feature.id, ...['id', 'code', 'adcode', 'gb', 'name', 'NAME', '名称', '代码'].map((key) => feature.properties?.[key])].filter((one) => typeof one === 'string' || typeof one === 'number').map(String);
    const place = said.map((one) => places.get(one.trim()) ?? -1).find((at) => at >= 0);
    const rings = ringsOf(feature);
    if (place === undefined || rings.length === 0) unknown.push(said[said.length - 1] ?? '?');
    else boundaries.set(place, rings);
  }
  return { boundaries, unknown };
};

/** The places a map shows when this one is chosen: what is inside it, else what stands beside it. */
export const shownWith = (place: number, tree: PlaceTree, boundaries: Boundaries): { readonly scope: number; readonly places: readonly number[] } => {
  for (const scope of place < 0 ? [] : tree.path(place).reverse()) {
    const places = tree.childrenOf(scope).filter((inner) => boundaries.has(inner));
    if (places.length > 0) return { scope: tree.isWide(scope) ? -1 : scope, places };
  }
  return { scope: -1, places: tree.townships().filter((township) => boundaries.has(township)) };
};

/** A thousand wide, as high as it has to be. */
export const drawingOf = (places: readonly number[], boundaries: Boundaries): Drawing => {
  const all = places.flatMap((place) => boundaries.get(place) ?? []).flat();
  const [west, east] = ends(all.map(([longitude]) => longitude!));
  const [south, north] = ends(all.map(([, latitude]) => latitude!));
  const shrink = Math.cos((((south + north) / 2) * Math.PI) / 180);
  const scale = width / Math.max((east - west) * shrink, (north - south) * 0.6, 1e-9);
  const aside = (width - (east - west) * shrink * scale) / 2;
  const flat = ([longitude, latitude]: Position): [number, number] => [Math.round(aside + (longitude! - west) * shrink * scale), Math.round((north - latitude!) * scale)];
  const areas = places.map((place): Area => {
    const rings = (boundaries.get(place) ?? []).map((ring) => ring.map(flat));
    const largest = rings.reduce((best, ring) => (Math.abs(sizeOf(ring)) > Math.abs(sizeOf(best)) ? ring : best), [] as [number, number][]);
    return { place, outline: rings.map((ring) => `M${ring.map((point) => point.join(' ')).join('L')}z`).join(''), ...label(largest) };
  });
  return { width, height: Math.max(1, Math.round((north - south) * scale)), areas };
};

const ends = (values: readonly number[]): [number, number] => values.reduce(([low, high], value): [number, number] => [Math.min(low, value), Math.max(high, value)], [Infinity, -Infinity]);

/** Twice its area, with a sign. */
const sizeOf = (ring: readonly (readonly [number, number])[]): number =>
  ring.reduce((sum, [x, y], at) => {
    const [nextX, nextY] = ring[(at + 1) % ring.length]!;
    return sum + x * nextY - nextX * y;
  }, 0);

/** The widest place in the middle third: where a name fits best, also in a shape that bends. */
const label = (ring: readonly (readonly [number, number])[]): Pick<Area, 'middle' | 'room'> => {
  const [top, bottom] = ends(ring.map(([, y]) => y));
  let best = { middle: [ring[0]?.[0] ?? 0, ring[0]?.[1] ?? 0] as const, room: 0 };
  for (let part = 4; part <= 8; part += 1) {
    const y = top + ((bottom - top) * part) / 12;
    const crossings = ring.flatMap(([x1, y1], at) => {
      const [x2, y2] = ring[(at + 1) % ring.length]!;
      return (y1 > y) === (y2 > y) ? [] : [x1 + ((x2 - x1) * (y - y1)) / (y2 - y1)];
    }).sort((one, other) => one - other);
    for (let at = 0; at + 1 < crossings.length; at += 2) {
      const room = crossings[at + 1]! - crossings[at]!;
      // The middle wins unless another height is clearly wider.
      if (room > best.room * (part === 6 ? 1 : 1.1)) best = { middle: [Math.round(crossings[at]! + room / 2), Math.round(y)], room: Math.round(room) };
    }
  }
  return best;
};
