/** One line of a list that is searched. */
export interface Option {
  readonly value: string;
  readonly label: string;
  /** What tells it from others of its name, e.g. the township. */
  readonly detail?: string | undefined;
}

/** Finds the options for what is typed; for '' those that are offered before anything is. */
export type Search = (query: string, signal: AbortSignal) => Promise<readonly Option[]>;

/** State of a field that is typed in and offers what fits: WAI-ARIA's combobox with a list. No DOM. */
export class Combobox {
  options: readonly Option[] = [];
  /** Position of the option the keys are at; −1 for none. */
  active = -1;
  isOpen = false;
  /** What is being typed; undefined when nothing has been since the last choice. */
  query: string | undefined;
  stage: 'ready' | 'searching' | 'failed' = 'ready';
  /** Left with words that came to nothing yet; they still stand in the field. */
  isLeft = false;
  private readonly host: { requestUpdate(): void };
  private readonly search: Search;
  private readonly found: (count: number) => void;
  private running: AbortController | undefined;
  /** The last look, once it has come to an end. */
  looked: Promise<void> | undefined;

  /** @param found hears how many there are, to say it */
  constructor(host: Combobox['host'], search: Search, found: (count: number) => void) {
    this.host = host;
    this.search = search;
    this.found = found;
  }

  open(): void {
    if (this.isOpen) return;
    this.isOpen = true;
    this.isLeft = false;
    this.looked = this.look(this.query ?? '');
  }

  close(): void {
    this.running?.abort();
    this.running = undefined;
    this.isOpen = false;
    this.active = -1;
    this.host.requestUpdate();
  }

  type(query: string): void {
    this.query = query;
    this.isOpen = true;
    this.isLeft = false;
    this.looked = this.look(query);
  }

  /** One down or up, and round at the ends. */
  move(by: 1 | -1): void {
    if (!this.isOpen) return this.open();
    const { length } = this.options;
    if (length > 0) this.active = this.active < 0 ? (by > 0 ? 0 : length - 1) : (this.active + by + length) % length;
    this.host.requestUpdate();
  }

  /** The field was left. What was typed in it stands there until it has been looked for; true then, unless more was typed or chosen meanwhile. */
  async leave(): Promise<boolean> {
    const { query } = this;
    if (query === undefined) this.close();
    this.isLeft = query !== undefined;
    this.isOpen = false;
    this.host.requestUpdate();
    // Given up with Escape, or it failed: who goes on has still typed it.
    if (query && (!this.running || this.stage === 'failed')) this.looked = this.look(query);
    await this.looked;
    return this.isLeft && this.query === query;
  }

  /** What leaving the field means: the only option, or the one whose name was typed out. */
  get meant(): Option | undefined {
    const query = this.query?.trim();
    if (!query || this.stage !== 'ready') return undefined;
    return this.options.find(({ label }) => label === query) ?? (this.options.length === 1 ? this.options[0] : undefined);
  }

  /** Chosen, or given up: the field shows its value again. */
  settle(): void {
    this.query = undefined;
    this.isLeft = false;
    this.close();
  }

  /** Nothing could be told of it: it stands there again, to be looked for once more. */
  hold(query: string): void {
    this.query = query;
    this.isLeft = true;
  }

  private async look(query: string): Promise<void> {
    this.running?.abort();
    const running = new AbortController();
    this.running = running;
    this.stage = 'searching';
    this.active = -1;
    this.host.requestUpdate();
    let options: readonly Option[] = [];
    let stage: Combobox['stage'] = 'ready';
    try {
      options = await this.search(query, running.signal);
    } catch {
      stage = 'failed';
    }
    if (running !== this.running) return;
    this.options = options;
    this.stage = stage;
    // Enter takes the first of what was looked for; of what is merely offered it takes none.
    this.active = query.trim() !== '' && options.length > 0 ? 0 : -1;
    if (stage === 'ready' && this.isOpen) this.found(options.length);
    this.host.requestUpdate();
  }
}
