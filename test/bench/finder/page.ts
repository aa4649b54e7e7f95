// What is measured in the page: our finder beside the plainest thing that could be done by hand, on the same roll.
import type { FinderIndex } from '@congress-kit/sdk';
import '../../../packages/elements/src/deputy-finder/define.ts';
import type { CongressDeputyFinder } from '../../../packages/elements/src/deputy-finder/congress-deputy-finder.ts';

const syllables = ['zhang', 'wang', 'li', 'zhao', 'chen', 'xiao', 'ming', 'hua', 'jian', 'guo', 'mei', 'fang'];
const characters = '张王李赵陈晓明华建国梅芳';

/** A county's places for 1,000 deputies, a city's for more. */
const rollOf = (size: number): FinderIndex => {
  const villages = Math.max(60, Math.floor(size / 4));
  const places = Array.from({ length: villages }, (_, at) => at);
  const each = <T>(make: (at: number) => T): T[] => Array.from({ length: size }, (_, at) => make(at));
  const picks = (at: number): number[] => [at % 5, (at * 7) % 12, (at >> 3) % 12];
  return {
    asOf: '2026-11-01', source: '',
    divisions: {
      id: ['99', ...places.map((at) => `99.${at}`)], name: ['青禾县', ...places.map((at) => `${characters[at % 12]}${characters[(at >> 4) % 12]}村`)],
      pinyin: ['qing he xian', ...places.map((at) => `${syllables[at % 12]} ${syllables[(at >> 4) % 12]} cun`)], kind: ['county', ...places.map(() => 'village')], parent: [-1, ...places.map(() => 0)],
    },
    stations: { id: ['J1'], name: ['青禾县代表之家'], kind: ['home'], address: [''], hours: [''], receptions: [''], divisions: [[0]] },
    groups: { id: [], name: [] },
    deputies: {
      id: each((at) => `D${at}`), name: each((at) => picks(at).map((pick) => characters[pick]).join('')), pinyin: each((at) => picks(at).map((pick) => syllables[pick]).join(' ')),
      post: each((at) => `第${at % 97}小学教师`), levels: each(() => ['county']), divisions: each((at) => [1 + (at % villages)]), stations: each(() => [0]), groups: each(() => []),
    },
  } as unknown as FinderIndex;
};

/** By hand, without a library: one substring scan, the first thirty as rows. */
const floorOf = ({ deputies, divisions }: FinderIndex): { readonly root: HTMLElement; readonly input: HTMLInputElement } => {
  const root = document.createElement('div');
  const input = document.createElement('input');
  const list = document.createElement('ul');
  root.append(input, list);
  const lines = deputies.name.map((name, at) => `${name} ${deputies.pinyin[at]!.replace(/ /g, '')} ${divisions.name[deputies.divisions[at]![0]!]} ${deputies.post[at]}`);
  input.addEventListener('input', () => {
    const found: number[] = [];
    lines.forEach((line, at) => { if (line.includes(input.value)) found.push(at); });
    list.replaceChildren(...found.slice(0, 30).map((at) => {
      const row = document.createElement('li');
      const name = document.createElement('button');
      name.textContent = deputies.name[at]!;
      row.append(name, ` ${deputies.post[at]} ${divisions.name[deputies.divisions[at]![0]!]}`);
      return row;
    }));
  });
  return { root, input };
};

/** After the frame that shows it: the message is handled once the frame is on its way to the screen. */
const painted = (): Promise<void> => new Promise((resolve) => {
  requestAnimationFrame(() => {
    const channel = new MessageChannel();
    channel.port1.onmessage = () => resolve();
    channel.port2.postMessage(0);
  });
});

const key = async (input: HTMLInputElement, value: string): Promise<number> => {
  // From the beginning of a frame, or the wait for it would be the larger part of what is measured.
  await painted();
  const started = performance.now();
  input.value = value;
  input.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }));
  await painted();
  return performance.now() - started;
};

const shown = (finder: CongressDeputyFinder, selector: string): Promise<HTMLElement> => new Promise((resolve) => {
  const look = (): void => {
    const found = finder.shadowRoot?.querySelector<HTMLElement>(selector);
    if (found) resolve(found);
    else setTimeout(look, 20);
  };
  look();
});

const mounted = async (roll: FinderIndex): Promise<CongressDeputyFinder> => {
  const finder = document.createElement('congress-deputy-finder');
  finder.data = roll;
  document.body.append(finder);
  await shown(finder, '.help');
  return finder;
};

const words = ['zhangxiao', 'lihua', 'zxm', '张晓明', '王村', 'zhnagming', 'chenjianguo', '小学'];

/** Milliseconds of each key, ours and by hand in turns. */
const keys = async (size: number, rounds: number): Promise<{ ours: number[]; floor: number[] }> => {
  const roll = rollOf(size);
  const finder = await mounted(roll);
  const ours = finder.shadowRoot!.querySelector<HTMLInputElement>('#query')!;
  const { root, input } = floorOf(roll);
  document.body.append(root);
  const times = { ours: [] as number[], floor: [] as number[] };
  for (let round = -1; round < rounds; round += 1) {
    for (const word of words) {
      for (let length = 1; length <= word.length; length += 1) {
        const typed = word.slice(0, length);
        const [one, other] = length % 2 ? [await key(ours, typed), await key(input, typed)] : [await key(input, typed), await key(ours, typed)].reverse();
        // The first round only warms up.
        if (round >= 0) { times.ours.push(one!); times.floor.push(other!); }
      }
      await key(ours, '');
      await key(input, '');
    }
  }
  finder.remove();
  root.remove();
  return times;
};

/** Scrolls the whole list by a notch a frame. Work of each frame in milliseconds, and how many nodes there were. */
const scroll = async (size: number, frames: number): Promise<{ work: number[]; plain: number[]; nodes: number[] }> => {
  const tall = document.createElement('div');
  tall.style.height = '1000000px';
  document.body.append(tall);
  const run = async (count?: () => number): Promise<{ work: number[]; nodes: number[] }> => {
    const work: number[] = [];
    const nodes: number[] = [];
    window.scrollTo(0, 2000);
    for (let frame = 0; frame < frames; frame += 1) {
      const started = performance.now();
      window.scrollBy(0, 100);
      await painted();
      work.push(performance.now() - started);
      if (count) nodes.push(count());
    }
    return { work, nodes };
  };
  const plain = (await run()).work;
  tall.remove();
  const finder = await mounted(rollOf(size));
  const input = finder.shadowRoot!.querySelector<HTMLInputElement>('#query')!;
  await key(input, '小学');
  (await shown(finder, '#more')).click();
  await shown(finder, '.whole');
  const { work, nodes } = await run(() => finder.shadowRoot!.querySelectorAll('*').length);
  finder.remove();
  return { work, plain, nodes };
};

Object.assign(window, { finderBench: { keys, scroll } });
export type FinderBench = { keys: typeof keys; scroll: typeof scroll };
