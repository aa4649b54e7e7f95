import type { ReactiveController } from 'lit';
import type { View } from '../base/views.ts';
import type { Language } from '../locale/language.ts';
import type { DeputyRecord } from './deputy-record.ts';
import type { DeputySearch } from './deputy-search.ts';
import type { SearchIndex } from './search-index.ts';
import { TodayStations, type TodayHost } from './today-stations.ts';
import { todayView } from './today-view.ts';

interface Host extends TodayHost {
  readonly renderRoot: ParentNode;
}

/** 今天谁接待: what was read of the stations, how many are shown, and what a press leads to. */
export class TodayBoard implements ReactiveController {
  private readonly host: Host;
  private readonly records: TodayStations;
  private pages = 1;

  constructor(host: Host, record: Pick<DeputyRecord, 'station'>) {
    this.host = host;
    this.records = new TodayStations(host, record);
    host.addController(this);
  }

  /** What was asked is the heading of this answer: on paper the box that asked would only be in the way. */
  hostUpdated(): void {
    const { renderRoot } = this.host;
    renderRoot.querySelector('.search')?.classList.toggle('screen-only', renderRoot.querySelector('.today') !== null);
  }

  /** @param open shows a deputy's card */
  view(index: SearchIndex, search: DeputySearch, stations: readonly number[], language: Language, open: (deputyId: string) => void): View {
    return todayView(index, search, stations, this.records, this.pages, language, {
      open,
      choosePlace: (place) => {
        search.choose('place', place);
        this.focusOn('#found');
      },
      atStation: (station) => {
        search.type('');
        search.choose('station', station);
        this.focusOn('#found');
      },
      // The button may be gone.
      more: (shown) => {
        this.pages += 1;
        this.host.requestUpdate();
        this.focusOn(`#today-${shown}`);
      },
    });
  }

  private focusOn(selector: string): void {
    void this.host.updateComplete.then(() => this.host.renderRoot.querySelector<HTMLElement>(selector)?.focus());
  }
}
