// What is measured in Node and in a page alike: the SDK's checked call beside the bare `fetch` and `JSON.parse` of the same bytes.
import { createClient, getFinderIndex, listDeputies } from '@congress-kit/sdk';

/** Milliseconds of every round. */
export interface Measured {
  readonly ours: number[];
  readonly bare: number[];
}

const timed = async (act: () => Promise<unknown>): Promise<number> => {
  const started = performance.now();
  await act();
  return performance.now() - started;
};

/** Ours and bare in turns, so that whatever slows the machine down slows both. `calls` of each make one round. */
export const measure = async (api: string, what: 'page' | 'index', rounds: number, calls: number): Promise<Measured> => {
  const client = createClient({ api });
  const ours = what === 'page' ? () => listDeputies(client, { limit: 100 }) : () => getFinderIndex(client);
  const address = what === 'page' ? `${api}/deputies?limit=100` : `${api}/finder-index`;
  const bare = async (): Promise<unknown> => JSON.parse(await (await fetch(address)).text());
  const many = async (act: () => Promise<unknown>): Promise<void> => {
    for (let call = 0; call < calls; call += 1) await act();
  };
  const measured: Measured = { ours: [], bare: [] };
  for (let round = -2; round < rounds; round += 1) {
    const [first, second] = round % 2 === 0 ? [ours, bare] : [bare, ours];
    const one = await timed(() => many(first));
    const other = await timed(() => many(second));
    // The first two only warm up.
    if (round < 0) continue;
    measured.ours.push(first === ours ? one : other);
    measured.bare.push(first === ours ? other : one);
  }
  return measured;
};
