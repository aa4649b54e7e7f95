import type { FinderIndex } from '@congress-kit/sdk';
import { joinNames, narrows, prepareName, scanNames, scanNear, type NameHits, type NameList } from '@congress-kit/api/rules/pinyin-match';
import { invert, linked, PlaceTree, type Links } from './place-tree.ts';

/**
 * Finds deputies in the columns of the finder index. What is searched is a few joined texts and arrays of numbers: no object
 * per deputy, no index to build, and a keystroke is one scan. Records are named by their position in their table.
 */

/** Why a deputy is in the list; `at` is the division, station or group that the words mean. */
export interface Cause {
  readonly type: 'name' | 'division' | 'station' | 'group' | 'post';
  readonly at: number;
}

export interface Found {
  /** Best first; within one rank in the order of the roll. */
  readonly deputies: readonly number[];
  /** Divisions that the words mean, the wider ones only: a village without its grids. */
  readonly places: readonly number[];
  /** Nothing fits as it was typed; these are close. */
  readonly near: boolean;
  readonly causes: ReadonlyMap<number, Cause>;
  /** What to highlight. */
  readonly words: readonly string[];
}

/** Order of the ways to be found, behind the ranks of names (0 to 7). */
const ranks = { place: 10, around: 20, station: 21, group: 22, post: 23 } as const;

interface Lines { readonly text: string; readonly starts: Uint32Array }

/** Half-width and lower case. */
const fold = (text: string): string => text.normalize('NFKC').toLowerCase();

const joinLines = (lines: readonly string[]): Lines => {
  const text = fold(`${lines.map((line) => line.replace(/\n/g, ' ')).join('\n')}\n`);
  const starts = new Uint32Array(lines.length + 1);
  for (let line = 0; line < lines.length; line += 1) starts[line + 1] = text.indexOf('\n', starts[line]) + 1;
  return { text, starts };
};

const linesWith = ({ text, starts }: Lines, words: string): number[] => {
  const lines: number[] = [];
  let line = 0;
  for (let at = text.indexOf(words); at >= 0 && line + 1 < starts.length; at = text.indexOf(words, starts[line])) {
    while (starts[line + 1]! <= at) line += 1;
    lines.push(line);
    line += 1;
  }
  return lines;
};

const numerals = '零一二三四五六七八九十';
/** Kinds of places as people add or leave them out. */
const kindWords = /(村民委员会|居民委员会|居委会|村委会|社区|街道|网格|村|镇|乡|县)$/;

const nobody: Found = { deputies: [], places: [], near: false, causes: new Map(), words: [] };

export class SearchIndex {
  readonly data: FinderIndex;
  readonly tree: PlaceTree;
  readonly count: number;
  /** The county, or whatever the whole index is about; −1 when its divisions have no single top. */
  readonly top: number;
  private readonly names: NameList;
  private readonly placeNames: NameList;
  private readonly stations: Lines;
  private readonly groups: Lines;
  private readonly posts: Lines;
  private readonly ofStation: Links;
  private readonly ofGroup: Links;
  private last: { query: string; names: NameHits; places: NameHits } | undefined;

  constructor(data: FinderIndex) {
    this.data = data;
    const { deputies, divisions, stations, groups } = data;
    this.count = deputies.id.length;
    this.tree = new PlaceTree(data);
    const tops = divisions.parent.flatMap((parent, place) => (parent < 0 ? [place] : []));
    this.top = tops.length === 1 ? tops[0]! : -1;
    const listOf = (table: { name: string[]; pinyin: string[] }): NameList => joinNames(table.name.map((name, at) => prepareName({ name, pinyin: table.pinyin[at] ?? '' })));
    this.names = listOf(deputies);
    this.placeNames = listOf(divisions);
    this.stations = joinLines(stations.name);
    this.groups = joinLines(groups.name);
    this.posts = joinLines(deputies.post);
    this.ofStation = invert(deputies.stations, stations.id.length);
    this.ofGroup = invert(deputies.groups, groups.id.length);
  }

  find(deputyId: string): number {
    return this.data.deputies.id.indexOf(deputyId);
  }

  divisionAt(id: string): number {
    return this.data.divisions.id.indexOf(id);
  }

  /** Those who serve the place: its own, those inside it, and those of the wider place it belongs to. */
  serving(place: number): number[] {
    if (this.tree.isWide(place) && this.top === place) return Array.from({ length: this.count }, (_, at) => at);
    const own = new Set(this.tree.within(place));
    const around = new Set(this.tree.around(place).filter((deputy) => !own.has(deputy)));
    return [...Array.from(own).sort((one, other) => one - other), ...Array.from(around).sort((one, other) => one - other)];
  }

  /** The words in one piece, else all of them, else the places that are named within them. */
  search(text: string): Found {
    const query = fold(text).trim();
    if (query === '') return nobody;
    const whole = this.match(query);
    if (whole.deputies.length > 0 && !whole.near) return whole;
    const words = query.split(/[\s,，、;；·]+/).filter(Boolean);
    if (words.length > 1) {
      const all = this.matchAll(words);
      if (all.deputies.length > 0) return all;
    }
    if (whole.deputies.length > 0) return whole;
    for (const other of [query.replace(/\d{1,2}/g, (figures) => numerals[Number(figures)] ?? figures), query.replace(kindWords, '')]) {
      const found = other !== query && other.length > 1 ? this.match(other) : undefined;
      if (found && found.deputies.length > 0 && !found.near) return found;
    }
    const named = this.named(query);
    return named.places.length > 0 ? named : whole;
  }

  /** Stations for a place, the nearest first: its own, of the places around it, else of those inside it. */
  stationsFor(place: number): number[] {
    const { divisions } = this.data.stations;
    const serving = (test: (served: number) => boolean): number[] => divisions.flatMap((served, station) => (served.some(test) ? [station] : []));
    const outwards = this.tree.path(place).reverse().flatMap((outer) => (this.tree.isWide(outer) && outer !== place ? [] : serving((served) => served === outer)));
    if (outwards.length > 0) return Array.from(new Set(outwards));
    const inside = serving((served) => this.tree.contains(place, served));
    return inside.length > 0 ? inside : this.top < 0 ? [] : serving((served) => served === this.top);
  }

  private match(query: string): Found {
    const scores = new Uint8Array(this.count).fill(255);
    const causes = new Map<number, Cause>();
    const hit = (deputy: number, rank: number, cause: Cause): void => {
      if (rank >= scores[deputy]!) return;
      scores[deputy] = rank;
      causes.set(deputy, cause);
    };
    const { names, places } = this.scan(query);
    const byName = (hits: NameHits): void => hits.indexes.forEach((deputy, at) => hit(deputy, hits.ranks[at]!, { type: 'name', at: deputy }));
    const byPlaces = (found: readonly (readonly [place: number, rank: number])[]): void => {
      for (const [place, rank] of found) {
        const cause = { type: 'division', at: place } as const;
        this.tree.within(place).forEach((deputy) => hit(deputy, ranks.place + rank, cause));
        if (rank <= 4) this.tree.around(place).forEach((deputy) => hit(deputy, ranks.around, cause));
      }
    };
    byName(names);
    const meant = this.meant(query, places, causes.size > 0);
    byPlaces(meant);
    // One character stands in half of all posts and places: it looks for a name as long as there is one.
    if (query.length > 1 || causes.size === 0) this.byWords(query, hit);
    const near = causes.size === 0 && meant.length === 0;
    if (near) byName(scanNear(this.names, query));
    if (near && causes.size === 0) {
      meant.push(...scanNear(this.placeNames, query).indexes.map((place): [number, number] => [place, 7]));
      byPlaces(meant);
    }
    const deputies = Array.from(causes.keys()).sort((one, other) => scores[one]! - scores[other]! || one - other);
    return { deputies, places: this.widest(meant.map(([place]) => place)), near: near && deputies.length > 0, causes, words: [query] };
  }

  /** Names and places that fit; a query that goes on from the last one looks only at what that one hit. */
  private scan(query: string): { names: NameHits; places: NameHits } {
    const last = this.last && narrows(this.last.query, query) ? this.last : undefined;
    const scanned = { names: scanNames(this.names, query, last?.names.indexes), places: scanNames(this.placeNames, query, last?.places.indexes) };
    this.last = { query, ...scanned };
    return scanned;
  }

  /** The places a query means. A few letters are at the beginning of half the county: they are left to the names. */
  private meant(query: string, hits: NameHits, isName: boolean): [place: number, rank: number][] {
    const code = query.replace(/\./g, '');
    if (/^\d{4,}$/.test(code)) {
      return this.data.divisions.id.flatMap((id, place) => {
        const own = id.replace(/\./g, '');
        return own === code ? [[place, 0]] : own.startsWith(code) || own.endsWith(code) ? [[place, 1]] : [];
      });
    }
    const letters = /^[a-z'\s]+$/.test(query) ? query.replace(/[^a-z]/g, '').length : 0;
    const most = letters === 0 ? (query.length < 2 && isName ? -1 : 6) : letters < 2 ? -1 : letters === 2 ? 4 : 5;
    return hits.indexes.flatMap((place, at): [number, number][] => (hits.ranks[at]! <= most && place !== this.top ? [[place, hits.ranks[at]!]] : []));
  }

  private byWords(query: string, hit: (deputy: number, rank: number, cause: Cause) => void): void {
    const byId = /^[a-z]{1,4}-?\d+$/.test(query) ? this.data.deputies.id.findIndex((id) => id.toLowerCase() === query) : -1;
    if (byId >= 0) hit(byId, 0, { type: 'name', at: byId });
    for (const at of linesWith(this.stations, query)) linked(this.ofStation, at).forEach((deputy) => hit(deputy, ranks.station, { type: 'station', at }));
    for (const at of linesWith(this.groups, query)) linked(this.ofGroup, at).forEach((deputy) => hit(deputy, ranks.group, { type: 'group', at }));
    for (const deputy of linesWith(this.posts, query)) hit(deputy, ranks.post, { type: 'post', at: deputy });
  }

  /** Deputies whom every word fits, in the order of the first words. */
  private matchAll(words: readonly string[]): Found {
    const each = words.map((word) => this.match(word));
    const deputies = each[0]!.deputies.filter((deputy) => each.every(({ causes }) => causes.has(deputy)));
    // The place or the post says more than that the name fits, which everyone sees.
    const telling = each.slice().reverse();
    const causes = new Map(deputies.map((deputy) => {
      const own = telling.map((found) => found.causes.get(deputy)!);
      return [deputy, own.find(({ type }) => type !== 'name') ?? own[0]!];
    }));
    return { deputies, places: [], near: each.some(({ near }) => near), causes, words };
  }

  /** “我是枣林村三组的”, a whole address: the narrowest places whose full name stands in the words. */
  private named(query: string): Found {
    const { name } = this.data.divisions;
    const inside = name.flatMap((one, place) => (one.length > 2 && place !== this.top && query.includes(fold(one)) ? [place] : []));
    const narrowest = inside.filter((place) => !inside.some((other) => other !== place && this.tree.contains(place, other)));
    // Of two villages of one name the address means the one whose township it names too.
    const depth = (place: number): number => this.tree.path(place).filter((outer) => inside.includes(outer)).length;
    const most = Math.max(0, ...narrowest.map(depth));
    const places = narrowest.filter((place) => depth(place) === most);
    const causes = new Map<number, Cause>();
    for (const at of places) for (const deputy of this.serving(at)) if (!causes.has(deputy)) causes.set(deputy, { type: 'division', at });
    return { deputies: Array.from(causes.keys()), places, near: false, causes, words: places.map((place) => name[place]!) };
  }

  private widest(places: readonly number[]): number[] {
    const all = new Set(places);
    return places.filter((place) => !this.tree.path(place).slice(0, -1).some((outer) => all.has(outer)));
  }
}
