import type { FinderIndex } from '@congress-kit/sdk';
import { joinNames, prepareName, scanNames, type NameHits, type NameList } from '@congress-kit/api/rules/pinyin-match';
import { lazyPart } from '../base/lazy.ts';
import { invert, linked, PlaceTree, type Links } from './place-tree.ts';
import { nextReceptions } from './reception.ts';
import { stationFacts } from './station-facts.ts';

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
  readonly causes: Causes;
  /** What to highlight. */
  readonly words: readonly string[];
  /** Nothing fits as typed, and nobody looked yet for what is close: that costs ten times as much, and comes as a part of its own. */
  readonly isPending?: boolean;
  /** Nobody's name is written so; these sound like it. What to highlight. */
  readonly sound?: RegExp;
}

/** Looks for what is close. */
export type NearPart = typeof import('./near-part.ts');
const nearPart = lazyPart(() => import('./near-part.ts'));

export type Causes = Pick<ReadonlyMap<number, Cause>, 'get' | 'has'>;

/** Order of the ways to be found, behind the ranks of names (0 to 7). The rank says the way. */
const ranks = { place: 10, around: 20, station: 21, group: 22, post: 23 } as const;
const causeTypes = ['name', 'division', 'station', 'group', 'post'] as const;
const typeOf = (rank: number): Cause['type'] => causeTypes[rank < ranks.place ? 0 : Math.max(1, rank - ranks.around + 1)]!;
const none = 255;

/** Only words of letters are forgiven anything, and only of written names it is asked what sounds alike: see pinyin-near.ts. */
const isWritten = (query: string): boolean => /^\p{Script=Han}{2,}$/u.test(query);
const isForgiven = (query: string): boolean => /^[a-z]{4,}$/.test(query.replace(/[\s'’]/g, ''));

/** Best first, and within one score in the order of the roll: counted into place, not compared. */
const inOrder = (scores: Uint8Array, hits: number): number[] => {
  const starts = new Uint32Array(none + 1);
  for (let at = 0; at < scores.length; at += 1) if (scores[at] !== none) starts[scores[at]! + 1]! += 1;
  for (let score = 1; score <= none; score += 1) starts[score]! += starts[score - 1]!;
  const ordered = new Array<number>(hits);
  for (let at = 0; at < scores.length; at += 1) if (scores[at] !== none) ordered[starts[scores[at]!]!++] = at;
  return ordered;
};

/** @param at the division, station or group that the words mean */
type Hit = (deputy: number, rank: number, at?: number) => void;

interface Lines { readonly text: string; readonly starts: Uint32Array }
export interface Texts {
  readonly names: NameList;
  readonly placeNames: NameList;
  readonly stations: Lines;
  readonly groups: Lines;
  readonly posts: Lines;
}

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

/** 今天谁接待: asked of the stations, not of names. */
const todayWords = /^((今天|今日)(谁?接待)?|who receives today|receives? today|today)[?？]?$/;
export const asksForToday = (text: string): boolean => todayWords.test(fold(text).trim());

const nobody: Found = { deputies: [], places: [], near: false, causes: new Map<number, Cause>(), words: [] };

export class SearchIndex {
  readonly data: FinderIndex;
  readonly tree: PlaceTree;
  readonly count: number;
  /** The county, or whatever the whole index is about; −1 when its divisions have no single top. */
  readonly top: number;
  /** Once it is here; null when it could not be had. */
  near: NearPart | null | undefined;
  private readonly ofStation: Links;
  private readonly ofGroup: Links;
  private texts: Texts | undefined;
  /** Per deputy one bit for each level held, in the order of `levels`. */
  private readonly held: Uint8Array;
  private readonly levels: string[] = [];
  private all: readonly number[] | undefined;
  private ofAll: ReadonlyMap<string, number> | undefined;
  private today: { readonly minute: number; readonly stations: readonly number[] } | undefined;

  constructor(data: FinderIndex) {
    this.data = data;
    const { deputies, divisions, stations, groups } = data;
    this.count = deputies.id.length;
    this.tree = new PlaceTree(data);
    const tops = divisions.parent.flatMap((parent, place) => (parent < 0 ? [place] : []));
    this.top = tops.length === 1 ? tops[0]! : -1;
    this.ofStation = invert(deputies.stations, stations.id.length);
    this.ofGroup = invert(deputies.groups, groups.id.length);
    this.held = Uint8Array.from(deputies.levels, (held) => held.reduce((bits, level) => bits | this.bitOf(level), 0));
  }

  /**
   * What is searched. The first view needs none of it, so it is made with the first key, or before that when there is time (`prepare`).
   */
  get searched(): Texts {
    const { deputies, divisions, stations, groups } = this.data;
    const listOf = (table: { name: string[]; pinyin: string[] }): NameList => joinNames(table.name.map((name, at) => prepareName({ name, pinyin: table.pinyin[at] ?? '' })));
    return (this.texts ??= {
      names: listOf(deputies), placeNames: listOf(divisions), stations: joinLines(stations.name), groups: joinLines(groups.name), posts: joinLines(deputies.post),
    });
  }

  async loadNear(): Promise<void> {
    this.near = await nearPart.load().catch(() => null);
  }

  /** For the first key, so that it is as quick as the others. */
  prepare(): void {
    void this.searched;
  }

  /** Its bit; a level that is the ninth of its kind has none and is not counted. */
  private bitOf(level: string): number {
    const known = this.levels.indexOf(level);
    return 1 << (known >= 0 ? known : this.levels.push(level) - 1);
  }

  get everybody(): readonly number[] {
    return (this.all ??= Array.from({ length: this.count }, (_, at) => at));
  }

  holds(deputy: number, level: string): boolean {
    const at = this.levels.indexOf(level);
    return at >= 0 && (this.held[deputy]! & (1 << at)) !== 0;
  }

  /** How many of them hold each level; `''` is all of them. */
  levelsOf(deputies: readonly number[]): ReadonlyMap<string, number> {
    if (deputies === this.all && this.ofAll) return this.ofAll;
    const sums = new Uint32Array(256);
    for (const deputy of deputies) sums[this.held[deputy]!]! += 1;
    const counts = new Map([['', deputies.length]]);
    this.levels.forEach((level, at) => {
      let count = 0;
      for (let bits = 1; bits < 256; bits += 1) if (bits & (1 << at)) count += sums[bits]!;
      if (count > 0) counts.set(level, count);
    });
    if (deputies === this.all) this.ofAll = counts;
    return counts;
  }

  inGroup(group: number): number[] {
    return group < 0 ? [] : Array.from(linked(this.ofGroup, group));
  }

  atStation(station: number): number[] {
    return station < 0 ? [] : Array.from(linked(this.ofStation, station));
  }

  find(deputyId: string): number {
    return this.data.deputies.id.indexOf(deputyId);
  }

  divisionAt(id: string): number {
    return this.data.divisions.id.indexOf(id);
  }

  /** Those who serve the place: its own, those inside it, and those of the wider place it belongs to. */
  serving(place: number): number[] {
    if (this.tree.isWide(place) && this.top === place) return this.everybody.slice();
    const own = new Set(this.tree.within(place));
    const around = new Set(this.tree.around(place).filter((deputy) => !own.has(deputy)));
    return [...Array.from(own).sort((one, other) => one - other), ...Array.from(around).sort((one, other) => one - other)];
  }

  /** The words in one piece, else all of them, else the places that are named within them. */
  search(text: string, mayWait = false): Found {
    const query = fold(text).trim();
    if (query === '') return nobody;
    if (todayWords.test(query)) {
      const today = this.receivingToday();
      if (today.deputies.length > 0) return today;
    }
    const whole = this.match(query, mayWait);
    if (whole.isPending) return whole;
    if (whole.deputies.length > 0 && !whole.near) return whole;
    const words = query.split(/[\s,，、;；·]+/).filter(Boolean);
    if (words.length > 1) {
      const all = this.matchAll(words);
      if (all.deputies.length > 0 || all.isPending) return all;
    }
    if (whole.deputies.length > 0) return whole;
    for (const other of [query.replace(/\d{1,2}/g, (figures) => numerals[Number(figures)] ?? figures), query.replace(kindWords, '')]) {
      const found = other !== query && other.length > 1 ? this.match(other) : undefined;
      if (found && found.deputies.length > 0 && !found.near) return found;
    }
    // Letters alone stand in no name of a place that was not looked at.
    const named = /^[a-z\s]+$/.test(query) ? nobody : this.named(query);
    if (named.places.length > 0) return named;
    if (whole.places.length > 0 || !isWritten(query) || todayWords.test(query) || this.near === null) return whole;
    return mayWait || !this.near ? { ...whole, isPending: true } : this.near.soundsLike(this, query) ?? whole;
  }

  /** Those that receive today and have not ended; looked for once a minute. @param deputies only where one of them is */
  stationsToday(deputies?: readonly number[]): readonly number[] {
    const minute = Math.floor(Date.now() / 60_000);
    if (this.today?.minute !== minute) this.today = { minute, stations: this.data.stations.id.flatMap((_, at) => (nextReceptions(stationFacts(this, at).receptions)[0]?.inDays === 0 ? [at] : [])) };
    const among = deputies && new Set(deputies);
    return among ? this.today.stations.filter((at) => this.atStation(at).some((deputy) => among.has(deputy))) : this.today.stations;
  }

  /** Deputies of the stations that receive today, station by station. */
  private receivingToday(): Found {
    const causes = new Map<number, Cause>();
    for (const at of this.stationsToday()) for (const deputy of this.atStation(at)) if (!causes.has(deputy)) causes.set(deputy, { type: 'station', at });
    return { deputies: Array.from(causes.keys()), places: [], near: false, causes, words: [] };
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

  /** @param mayWait looks for what is close only when asked again: keys are still coming */
  private match(query: string, mayWait = false): Found {
    // A number per deputy, no objects: a letter fits a tenth of a city.
    const scores = new Uint8Array(this.count).fill(none);
    let ats: Int32Array | undefined;
    let hits = 0;
    const hit: Hit = (deputy, rank, at) => {
      const before = scores[deputy]!;
      if (rank >= before) return;
      if (before === none) hits += 1;
      scores[deputy] = rank;
      if (at !== undefined) (ats ??= new Int32Array(this.count))[deputy] = at;
    };
    const byName = (found: NameHits): void => found.indexes.forEach((deputy, nth) => hit(deputy, found.ranks[nth]!));
    const byPlaces = (found: readonly (readonly [place: number, rank: number])[]): void => {
      for (const [place, rank] of found) {
        for (const deputy of this.tree.within(place)) hit(deputy, ranks.place + rank, place);
        if (rank <= 4) this.tree.around(place).forEach((deputy) => hit(deputy, ranks.around, place));
      }
    };
    byName(scanNames(this.searched.names, query));
    const meant = this.meant(query, hits > 0);
    byPlaces(meant);
    // One character stands in half of all posts and places: it looks for a name as long as there is one.
    if (query.length > 1 || hits === 0) this.byWords(query, hit);
    const near = hits === 0 && meant.length === 0;
    const isPending = near && (mayWait || this.near === undefined) && isForgiven(query);
    if (near && !isPending && this.near) {
      const { scanNear } = this.near;
      byName(scanNear(this.searched.names, query));
      if (hits === 0) {
        meant.push(...scanNear(this.searched.placeNames, query).indexes.map((place): [number, number] => [place, 7]));
        byPlaces(meant);
      }
    }
    const has = (deputy: number): boolean => (scores[deputy] ?? none) !== none;
    const causes: Causes = {
      has,
      get: (deputy) => {
        if (!has(deputy)) return undefined;
        const type = typeOf(scores[deputy]!);
        return { type, at: type === 'name' || type === 'post' ? deputy : ats![deputy]! };
      },
    };
    const deputies = inOrder(scores, hits);
    return { deputies, places: this.widest(meant.map(([place]) => place)), near: near && deputies.length > 0, causes, words: [query], isPending };
  }

  /** The places a query means. A few letters are at the beginning of half the county: they are left to the names. */
  private meant(query: string, isName: boolean): [place: number, rank: number][] {
    const code = query.replace(/\./g, '');
    if (/^\d{4,}$/.test(code)) {
      return this.data.divisions.id.flatMap((id, place) => {
        const own = id.replace(/\./g, '');
        return own === code ? [[place, 0]] : own.startsWith(code) || own.endsWith(code) ? [[place, 1]] : [];
      });
    }
    const letters = /^[a-z'\s]+$/.test(query) ? query.replace(/[^a-z]/g, '').length : 0;
    const most = letters === 0 ? (query.length < 2 && isName ? -1 : 6) : letters < 2 ? -1 : letters === 2 ? 4 : 5;
    if (most < 0) return [];
    const hits = scanNames(this.searched.placeNames, query);
    return hits.indexes.flatMap((place, at): [number, number][] => (hits.ranks[at]! <= most && place !== this.top ? [[place, hits.ranks[at]!]] : []));
  }

  private byWords(query: string, hit: Hit): void {
    const byId = /^[a-z]{1,4}-?\d+$/.test(query) ? this.data.deputies.id.findIndex((id) => id.toLowerCase() === query) : -1;
    if (byId >= 0) hit(byId, 0);
    for (const at of linesWith(this.searched.stations, query)) linked(this.ofStation, at).forEach((deputy) => hit(deputy, ranks.station, at));
    for (const at of linesWith(this.searched.groups, query)) linked(this.ofGroup, at).forEach((deputy) => hit(deputy, ranks.group, at));
    for (const deputy of linesWith(this.searched.posts, query)) hit(deputy, ranks.post);
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
    return { deputies, places: [], near: each.some(({ near }) => near), causes, words, isPending: each.some(({ isPending }) => isPending) };
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
