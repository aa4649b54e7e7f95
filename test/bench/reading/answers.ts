// The two answers that are measured, from the test kit's county, and a server that does nothing but send them.
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createFakeServer } from '@congress-kit/sdk/testing';
import type { FinderIndex } from '@congress-kit/sdk';

/** The index of a city with its counties: the county of the kit, over and over, with ids and places of its own each time. */
export const cityIndex = async (deputies: number): Promise<FinderIndex> => {
  const { api, fetch } = createFakeServer({ scale: 3 });
  const one = (await (await fetch(`${api}/finder-index`)).json()) as FinderIndex;
  const times = Math.ceil(deputies / one.deputies.id.length);
  const repeat = <T>(list: readonly T[], change: (value: T, round: number) => T): T[] => Array.from({ length: times }, (_, round) => list.map((value) => change(value, round))).flat();
  const shift = (by: number) => (place: number, round: number): number => (place < 0 ? place : place + by * round);
  const table = <T extends Record<string, unknown>>(columns: T, places: Partial<Record<keyof T, number>>): T =>
    Object.fromEntries(Object.entries(columns).map(([name, column]) => {
      const by = places[name as keyof T];
      const change = (value: unknown, round: number): unknown =>
        by !== undefined ? (Array.isArray(value) ? value.map((place: number) => shift(by)(place, round)) : shift(by)(Number(value), round)) : name === 'id' ? `${round}.${String(value)}` : value;
      return [name, repeat(column as unknown[], change)];
    })) as T;
  const { divisions, stations, groups } = one;
  return {
    ...one,
    divisions: table(divisions, { parent: divisions.id.length }), stations: table(stations, { divisions: divisions.id.length }), groups: table(groups, {}),
    deputies: table(one.deputies, { divisions: divisions.id.length, stations: stations.id.length, groups: groups.id.length }),
  };
};

export interface Sender {
  readonly url: string;
  readonly sizes: Readonly<Record<string, number>>;
  stop(): void;
}

/** Sends ready bytes, as a server with a warm cache would; `page` is a script of ours for a browser. */
export const startSender = async (script: string): Promise<Sender> => {
  const { api, fetch } = createFakeServer({ scale: 5 });
  const answers: Record<string, Buffer> = {
    '/v1/deputies?limit=100': Buffer.from(await (await fetch(`${api}/deputies?limit=100`)).arrayBuffer()),
    '/v1/finder-index': Buffer.from(JSON.stringify(await cityIndex(13_000))),
    '/': Buffer.from('<!doctype html><meta charset="utf-8"><title>bench</title><script type="module">import { measure } from "./measure.js"; window.measure = measure;</script>'),
    '/measure.js': Buffer.from(script),
  };
  const server = createServer(({ url = '/' }, response) => {
    const body = answers[url];
    const type = url === '/' ? 'text/html' : url.endsWith('.js') ? 'text/javascript' : 'application/json';
    // Not kept: every round is to travel.
    response.writeHead(body ? 200 : 404, { 'Content-Type': `${type}; charset=utf-8`, 'Cache-Control': 'no-store', 'Request-Id': 'bench' }).end(body);
  });
  await new Promise<void>((resolve) => { server.listen(0, '127.0.0.1', resolve); });
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    sizes: Object.fromEntries(Object.entries(answers).map(([path, body]) => [path, body.length])),
    stop: () => { server.closeAllConnections(); server.close(); },
  };
};
