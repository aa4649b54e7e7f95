import { problemOf } from '../http/problems.ts';

interface Grouping {
  /** So many at a time. */
  readonly most: number;
  /** So many groups at once, each in a transaction of its own: while one is in the database, another is made ready. Default: 1. */
  readonly lanes?: number;
}

/**
 * Group commit. What is asked while one transaction runs waits for it to end, and is then done together in the next: the ways to
 * the database and back, and the wait for the disk, are paid once for all of them. Whoever comes alone is served at once.
 *
 * Nobody hears anything before the commit that holds their part. What the database refuses because of one of them (a value it
 * cannot hold) is done again one by one, so that it fails for that one alone; a database that is not there fails for all.
 *
 * @param run does the work in one transaction; its answers are in the order of the items. It may run again, so nothing of it may be
 *   left when it throws
 */
export const inGroups = <Item, Done>({ most, lanes = 1 }: Grouping, run: (items: readonly Item[]) => Promise<readonly Done[]>): ((item: Item) => Promise<Done>) => {
  interface Waiting { readonly item: Item; readonly done: (value: Done) => void; readonly failed: (reason: unknown) => void }
  const waiting: Waiting[] = [];
  let running = 0;

  const serve = async (group: readonly Waiting[]): Promise<void> => {
    try {
      const answers = await run(group.map(({ item }) => item));
      group.forEach(({ done }, index) => done(answers[index]!));
    } catch (error) {
      if (group.length === 1 || problemOf(error).code === 'temporarily_unavailable') group.forEach(({ failed }) => failed(error));
      else for (const one of group) await serve([one]);
    }
  };
  /**
   * Waits until all that lies at the door has come in: turns of the event loop, as long as they bring somebody. Node takes one new
   * connection a turn, so after a long one (the embedded database works on this very thread) others stand there with their request.
   */
  const gather = async (): Promise<void> => {
    let quiet = 0;
    while (waiting.length < most && quiet < 3) {
      const before = waiting.length;
      await new Promise((resolve) => { setImmediate(resolve); });
      quiet = waiting.length > before ? 0 : quiet + 1;
    }
  };
  const serveAll = async (): Promise<void> => {
    while (waiting.length > 0) {
      await gather();
      // Another lane may have taken them meanwhile.
      if (waiting.length > 0) await serve(waiting.splice(0, most));
    }
    running -= 1;
  };
  return (item) => new Promise((done, failed) => {
    waiting.push({ item, done, failed });
    if (running === lanes) return;
    running += 1;
    void serveAll();
  });
};
