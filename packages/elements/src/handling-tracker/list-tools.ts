import { html, nothing, type ReactiveController } from 'lit';
import { lazyPart, type LazyPart } from '../base/lazy.ts';
import { icons } from '../base/icons.ts';
import type { Remote, RemoteHost } from '../base/remote.ts';
import { button, emptyView, switchView, type View } from '../base/views.ts';
import type { Language } from '../locale/language.ts';
import type { Board } from './board.ts';
import type { CaseList, CaseListHost, Filter, Narrowing } from './case-list.ts';
import { trackerWords } from './handling-tracker.words.ts';
import { searchView } from './home-view.ts';

const toolsPart = lazyPart(() => import('./tools-part.ts'));

interface ToolsHost extends CaseListHost, RemoteHost {
  /** The totals are shown instead of the list. */
  board: boolean;
}

/** What the element lends: how it shows lazy parts and remote things, and where it puts the focus. */
export interface ToolsMeans {
  readonly later: <Part>(lazy: LazyPart<Part>, view: (part: Part) => View, waiting?: () => View) => View;
  readonly remote: <T>(remote: Remote<T>, loaded: (data: T) => View, options: { retry?: () => void; busy?: boolean; empty?: () => View }) => View;
  readonly focus: (selector: string) => void;
}

/** Above the list: list or totals, search, and the filters that few ask for. */
export class ListTools implements ReactiveController {
  private isFiltering = false;
  /** Counts when somebody looks at it. */
  private totals: Board | undefined;
  private readonly host: ToolsHost;
  private readonly list: CaseList;
  private readonly means: ToolsMeans;

  constructor(host: ToolsHost, list: CaseList, means: ToolsMeans) {
    this.host = host;
    this.list = list;
    this.means = means;
    host.addController(this);
  }

  hostConnected(): void {
    globalThis.addEventListener('online', this.online);
  }

  hostDisconnected(): void {
    globalThis.removeEventListener('online', this.online);
  }

  /** A next page that a lost connection kept away comes by itself, as is said there. */
  private readonly online = (): void => {
    if (this.list.moreError) void this.list.more();
  };

  reload(): void {
    this.totals?.reload();
  }

  view(found: View, language: Language, isElder: boolean): View {
    const { host, list } = this;
    const words = trackerWords[language];
    return html`
      ${isElder && !host.board && !this.totals ? nothing : switchView(words.showAs, [['list', words.asList], ['board', words.asBoard]], host.board ? 'board' : 'list', (view) => (host.board = view === 'board'))}
      ${host.board ? this.board(language) : html`${searchView(list, language)}${this.filters(language, isElder)}${found}`}
    `;
  }

  private board(language: Language): View {
    const { later, remote } = this.means;
    return later(toolsPart, (part) => {
      if (!this.totals) {
        this.totals = new part.Board(this.host);
        this.totals.start();
      }
      const { totals } = this;
      return remote(totals.state, (data) => part.boardView(data, totals, language, (filter, narrowing) => this.show(filter, narrowing)), {
        retry: () => totals.reload(), busy: totals.busy, empty: () => emptyView(trackerWords[language].noneYet, trackerWords[language].noneYetHelp),
      });
    });
  }

  /** From a number of the totals to the cases it counts. */
  private show(filter: Filter, narrowing: Partial<Narrowing>): void {
    this.host.board = false;
    this.list.only(filter, narrowing);
    this.means.focus('#listing');
  }

  private filters(language: Language, isElder: boolean): View {
    const { list } = this;
    const open = (): void => {
      this.isFiltering = true;
      this.host.requestUpdate();
      // The button goes, and the focus goes on to what it has opened.
      void this.host.updateComplete.then(() => this.means.focus('#filter-light'));
    };
    if (!this.isFiltering && !list.isNarrowed) return isElder ? nothing : html`<p class="screen-only">${button(trackerWords[language].moreFilters, open, { kind: 'plain', icon: icons.down })}</p>`;
    return this.means.later(toolsPart, (part) => html`${this.isFiltering ? part.moreFilters(list, language) : nothing}${part.narrowedView(list, language)}`, () => nothing);
  }
}
