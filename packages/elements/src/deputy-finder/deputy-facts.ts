import type { Membership } from '@congress-kit/sdk';
import type { FullRecord } from './deputy-record.ts';
import { pageAddress } from './page-address.ts';
import type { SearchIndex } from './search-index.ts';
import { stationFacts, type StationFacts } from './station-facts.ts';

/** One deputy as a card shows them, from the index at once and from the full record when it is there. */
export interface DeputyFacts {
  readonly id: string;
  readonly name: string;
  /** Held now, highest first. */
  readonly levels: readonly string[];
  readonly post: string;
  /** By consent only; a picture on the web. */
  readonly photo?: string | undefined;
  /** Undefined until the full record is read. */
  readonly memberships: readonly Membership[] | undefined;
  readonly groups: readonly string[];
  readonly places: readonly string[];
  readonly stations: readonly StationFacts[];
  readonly contactPolicy: string | undefined;
  readonly source: string;
  readonly asOf: string;
}

/** “柳溪镇 枣林村第一网格”: from the township down, and no village whose name the grid repeats. */
export const placeName = (index: SearchIndex, place: number): string => {
  const names = index.tree.path(place).filter((at) => !index.tree.isWide(at)).map((at) => index.data.divisions.name[at] ?? '');
  return names.filter((name, at) => !names.slice(at + 1).some((inner) => inner.startsWith(name))).join(' ');
};

export const factsFromIndex = (index: SearchIndex, at: number): DeputyFacts => {
  const { deputies, groups, source, asOf } = index.data;
  return {
    id: deputies.id[at] ?? '',
    name: deputies.name[at] ?? '',
    levels: deputies.levels[at] ?? [],
    post: deputies.post[at] ?? '',
    memberships: undefined,
    groups: (deputies.groups[at] ?? []).map((group) => groups.name[group] ?? ''),
    places: (deputies.divisions[at] ?? []).map((place) => placeName(index, place)),
    stations: (deputies.stations[at] ?? []).map((station) => stationFacts(index, station)),
    contactPolicy: undefined,
    source,
    asOf,
  };
};

const levelOrder = ['national', 'province', 'prefecture', 'county', 'township'];
const orderOf = (level: string): number => (levelOrder.indexOf(level) + 1) || levelOrder.length + 1;

export const isCurrent = (membership: Membership, today: string): boolean => !membership.endDate || membership.endDate >= today;

/** Only a picture of the page's own site or of the API's: whoever looks at a deputy is told to nobody else. */
const pictureOf = (said: string | undefined, api: string): string | undefined => {
  const page = pageAddress();
  try {
    const { protocol, origin } = new URL(said ?? '', page);
    return said && /^https?:$/.test(protocol) && [page, api].some((own) => new URL(own, page).origin === origin) ? said : undefined;
  } catch {
    return undefined;
  }
};

/** @param known what the index told already: it knows the township of a village, which a reference does not name */
export const factsFromRecord = ({ deputy, stations, api }: FullRecord, today: string, known?: DeputyFacts): DeputyFacts => {
  const memberships = deputy.memberships.slice().sort((one, other) => orderOf(one.level) - orderOf(other.level) || (one.startDate ?? '').localeCompare(other.startDate ?? ''));
  return {
    id: deputy.id,
    name: deputy.name,
    levels: Array.from(new Set(memberships.filter((one) => isCurrent(one, today)).map(({ level }) => level))),
    post: deputy.post ?? '',
    photo: pictureOf(deputy.photo, api),
    memberships,
    groups: deputy.groups.map(({ name }) => name),
    places: known && known.places.length > 0 ? known.places : deputy.divisions.map(({ name }) => name),
    stations: stations.length > 0 ? stations.map((station) => ({
      id: station.id, name: station.name, kind: station.kind, address: station.address, hours: station.hours ?? '', receptions: station.receptions,
      phone: station.officePhone, accessibility: station.accessibility,
    })) : known?.stations ?? [],
    contactPolicy: deputy.contactPolicy,
    source: deputy.source,
    asOf: deputy.asOf,
  };
};
