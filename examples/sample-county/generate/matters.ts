import type { Division, Divisions } from './divisions.ts';
import { chineseNumber, type Dice } from './seed.ts';
import { topics, type Topic } from './suggestion-texts.ts';

/** A topic at a place: what a suggestion, a case or both are about. */
export interface Matter { topic: Topic; village: Division; township: Division; want: string; wrong: string; help: string }

/** Deals matters: topics in turn, never the same topic twice in one village. */
export function matters({ townships, villages }: Divisions, roll: Dice): (inTownship?: Division, fits?: (topic: Topic) => boolean) => Matter {
  const dealt = new Set<string>();
  let deck: Topic[] = [];
  return (inTownship, fits = () => true) => {
    for (let tries = 0; tries < 2000; tries++) {
      if (deck.length === 0) deck = roll.shuffle(topics);
      const at = deck.findIndex(fits);
      const topic = at < 0 ? roll.pick(topics.filter(fits)) : deck.splice(at, 1)[0]!;
      const rural = /农业|山|稻|柑橘|坟|塘|桥|卫生室|书屋|校车|农药|赶集|赶场|旧村部|大喇叭|小学|断头路|村口|快递|弯道|村里办|集镇/.test(topic.category + topic.want + topic.wrong);
      const urban = topic.category === '住房小区';
      const choices = villages.filter(({ kind, parent }) => (!inTownship || parent === inTownship) && (!rural || kind === '村') && (!urban || kind === '社区'));
      if (choices.length === 0) continue;
      const village = roll.pick(choices);
      // A subdistrict lies in the county town: what needs a town of its own goes elsewhere.
      if (village.parent!.kind === '街道' && topic.want.includes('{镇}') && !topic.want.includes('便民服务大厅')) continue;
      const township = village.parent ?? townships[0]!;
      const place = topic.want.includes('{村}') ? village.code : township.code;
      const key = `${topic.want}@${place}`;
      if (dealt.has(key)) continue;
      dealt.add(key);
      const neighbour = roll.pick(township.children.filter((other) => other !== village && !other.to));
      const number = roll.between(2, 6);
      const fill = (text: string) => text.replaceAll('{村}', village.name).replaceAll('{邻}', neighbour.name).replaceAll('{镇}', township.name)
        .replaceAll('{N}十', `${chineseNumber(number)}十`).replaceAll('{N}', number === 2 ? '两' : chineseNumber(number));
      return { topic, village, township, want: fill(topic.want), wrong: fill(topic.wrong), help: fill(topic.help) };
    }
    throw new Error('no matter left');
  };
}
