import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Division, Divisions } from './divisions.ts';
import { dice } from './seed.ts';

/**
 * Boundaries of the county, its townships and villages as GeoJSON (RFC 7946), invented like all the rest and where its stations
 * lie: in an uninhabited desert. Each village is what lies nearer to its middle than to any other; a township is its villages
 * without the lines between them, so the lines of both are the same points.
 */
type Point = readonly [longitude: number, latitude: number];
type Ring = readonly Point[];

/** About 10 m: corners closer than this are one. */
const grain = 1e-4;

export interface Feature {
  type: 'Feature';
  properties: { code: string; name: string };
  geometry: { type: 'Polygon'; coordinates: Point[][] } | { type: 'MultiPolygon'; coordinates: Point[][][] };
}

export function boundaries({ county, townships, villages }: Divisions): Feature[] {
  const around = outline();
  const cells = cellsOf(middles(townships, villages, around), around);
  const meet = corners();
  const rings = cells.map((cell) => tidy(cell.map(meet)));
  const townshipOf = new Map(villages.map((village, at) => [at, village.parent!]));
  const owners = new Map<string, Division>();
  rings.forEach((ring, at) => edges(ring).forEach((edge) => owners.set(keyOf(edge), townshipOf.get(at)!)));
  /** What runs along a township's border or the county's winds; lines between villages are straight. */
  const winding = (ring: Ring, own: Division): Ring => edges(ring).flatMap(([from, to]) => [from, ...(owners.get(keyOf([to, from])) === own ? [] : bends(from, to))]);
  const feature = (division: Division, outer: readonly Ring[], own = division): Feature => {
    const shapes = outer.map((ring) => [closed(winding(ring, own))]);
    return { type: 'Feature', properties: { code: division.code, name: division.name }, geometry: shapes.length === 1 ? { type: 'Polygon', coordinates: shapes[0]! } : { type: 'MultiPolygon', coordinates: shapes } };
  };
  return [
    feature(county, dissolved(rings)),
    ...townships.map((township) => feature(township, dissolved(rings.filter((_, at) => townshipOf.get(at) === township)))),
    ...villages.map((village, at) => feature(village, [rings[at]!], townshipOf.get(at)!)),
  ];
}

/** One feature a line: a change shows as a change of its own. */
export function writeBoundaries(folder: string, file: string, features: readonly Feature[]): void {
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, file), `{"type":"FeatureCollection","features":[\n${features.map((one) => JSON.stringify(one)).join(',\n')}\n]}\n`);
}

/** Villages lie around their township, in a field of the county's five by five, each as far from the others as a few throws allow. */
function middles(townships: readonly Division[], villages: readonly Division[], around: Ring): Point[] {
  const roll = dice('boundaries');
  const placed: Point[] = [];
  for (const village of villages) {
    const order = townships.indexOf(village.parent!);
    const [west, south] = [82.88 + (order % 5) * 0.14, 39.033 + Math.floor(order / 5) * 0.12];
    const throws: Point[] = [];
    while (throws.length < 8) {
      const point: Point = [west + 0.005 + roll.next() * 0.13, south + 0.005 + roll.next() * 0.11];
      if (isInside(point, around)) throws.push(point);
    }
    const room = (point: Point): number => Math.min(...placed.map((other) => distance(point, other)), Infinity);
    placed.push(throws.reduce((best, next) => (room(next) > room(best) ? next : best)));
  }
  return placed;
}

/** A field with round corners and an uneven edge, against the clock. */
function outline(): Ring {
  return Array.from({ length: 72 }, (_, at): Point => {
    const turn = (at / 72) * 2 * Math.PI;
    const [x, y] = [Math.cos(turn), Math.sin(turn)];
    const square = (Math.abs(x) ** 5 + Math.abs(y) ** 5) ** (-1 / 5);
    const uneven = 1 + 0.02 * Math.sin(3 * turn + 1) + 0.018 * Math.sin(7 * turn);
    return [83.23 + x * square * uneven * 0.37, 39.333 + y * square * uneven * 0.315];
  });
}

/** The outline, cut down for each middle by the half planes that lie nearer to it than to another. */
function cellsOf(points: readonly Point[], around: Ring): Ring[] {
  return points.map((own) => points.reduce<Ring>((cell, other) => {
    if (other === own) return cell;
    const nearer = ([x, y]: Point): number => (other[0] - own[0]) * (x - (own[0] + other[0]) / 2) + (other[1] - own[1]) * (y - (own[1] + other[1]) / 2);
    return cell.flatMap((from, at): Point[] => {
      const to = cell[(at + 1) % cell.length]!;
      const [here, there] = [nearer(from), nearer(to)];
      const kept = here <= 0 ? [from] : [];
      const share = here / (here - there);
      return (here < 0) !== (there < 0) && here !== 0 && there !== 0 ? [...kept, [from[0] + (to[0] - from[0]) * share, from[1] + (to[1] - from[1]) * share]] : kept;
    });
  }, around));
}

/** The same corner, worked out from two sides, differs in its last figures: the first one told stands for all. */
function corners(): (point: Point) => Point {
  const known = new Map<string, Point>();
  return ([x, y]) => {
    const [column, row] = [Math.round(x / grain), Math.round(y / grain)];
    for (let right = -1; right <= 1; right += 1) for (let up = -1; up <= 1; up += 1) {
      const near = known.get(`${column + right} ${row + up}`);
      if (near) return near;
    }
    const point: Point = [column / 10_000, row / 10_000];
    known.set(`${column} ${row}`, point);
    return point;
  };
}

const isInside = ([x, y]: Point, ring: Ring): boolean =>
  edges(ring).filter(([from, to]) => (from[1] > y) !== (to[1] > y) && x < from[0] + ((to[0] - from[0]) * (y - from[1])) / (to[1] - from[1])).length % 2 === 1;
const tidy = (ring: Ring): Ring => ring.filter((point, at) => point !== ring[(at + 1) % ring.length]);
const distance = ([x, y]: Point, [otherX, otherY]: Point): number => Math.hypot((x - otherX) * 0.77, y - otherY);
const edges = (ring: Ring): [Point, Point][] => ring.map((from, at) => [from, ring[(at + 1) % ring.length]!]);
const keyOf = ([from, to]: readonly [Point, Point]): string => `${from} ${to}`;
const closed = (ring: Ring): Point[] => [...ring, ring[0]!];

/** The rings that are left when lines drawn in both directions are taken away. */
function dissolved(rings: readonly Ring[]): Ring[] {
  const all = rings.flatMap(edges);
  const both = new Set(all.map(keyOf));
  const onward = new Map<Point, Point[]>();
  for (const [from, to] of all) if (!both.has(keyOf([to, from]))) onward.set(from, [...(onward.get(from) ?? []), to]);
  const found: Point[][] = [];
  for (const start of onward.keys()) {
    const ring: Point[] = [];
    for (let at = onward.has(start) ? start : undefined; at; at = onward.get(at)?.pop()) {
      if (at === start && ring.length > 0) break;
      ring.push(at);
    }
    if (ring.length > 2) found.push(ring);
  }
  return found;
}

/** Two bends on the way, the same whichever side the line is drawn from. */
function bends(from: Point, to: Point): Point[] {
  if (distance(from, to) < 12 * grain) return [];
  const isTurned = from[0] > to[0] || (from[0] === to[0] && from[1] > to[1]);
  const [start, end] = isTurned ? [to, from] : [from, to];
  const roll = dice(`boundary ${start} ${end}`);
  const points = [0.36, 0.68].map((share): Point => {
    const aside = (roll.next() - 0.5) * 0.28;
    return [start[0] + (end[0] - start[0]) * share - (end[1] - start[1]) * aside, start[1] + (end[1] - start[1]) * share + (end[0] - start[0]) * aside].map((value) => Math.round(value / grain) / 10_000) as unknown as Point;
  });
  return isTurned ? points.reverse() : points;
}
