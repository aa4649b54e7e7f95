import { ruleOf } from '@congress-kit/api/rules/reception-days';
import type { Reception } from './reception.ts';
import type { SearchIndex } from './search-index.ts';

/** A station as it is shown on a card, for a place, and when nobody was found. */
export interface StationFacts {
  readonly id: string;
  readonly name: string;
  readonly kind: string;
  readonly address: string;
  readonly hours: string;
  readonly receptions: readonly Reception[];
  /** The station's office line. */
  readonly phone?: string | undefined;
  readonly accessibility?: string | undefined;
}

/** The index has the words of a reception day only, hours at their end; the day itself is read from them. */
const hours = /\s+\d{1,2}[:：]\d\d\s*[-–—~～至到]\s*\d{1,2}[:：]\d\d.*$/;

export const stationFacts = ({ data: { stations } }: SearchIndex, at: number): StationFacts => ({
  id: stations.id[at] ?? '',
  name: stations.name[at] ?? '',
  kind: stations.kind[at] ?? '',
  address: stations.address[at] ?? '',
  hours: stations.hours[at] ?? '',
  receptions: (stations.receptions[at] ?? '').split('；').filter(Boolean).map((text) => ({ text, rrule: ruleOf(text.replace(hours, '')) })),
});
