import type { Division, Divisions } from './divisions.ts';
import type { Dice } from './seed.ts';
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
      const rural = /农业|山|稻|柑橘|坟/.test(topic.category + topic.want);
      const urban = topic.category === '住房小区';
      const choices = villages.filter(({ kind, parent }) => (!inTownship || parent === inTownship) && (!rural || kind === '村') && (!urban || kind === '社区'));
      if (choices.length === 0) continue;
      const village = roll.pick(choices);
      // A subdistrict has no town school or market of its own: such topics go to a town.
      if (village.parent!.kind === '街道' && /\{镇\}(初级|中心小学|集镇|卫生院|敬老院)/.test(topic.want) && !inTownship) continue;
      const township = village.parent ?? townships[0]!;
      const place = topic.want.includes('{村}') ? village.code : township.code;
      const key = `${topic.want}@${place}`;
      if (dealt.has(key)) continue;
      dealt.add(key);
      const neighbour = roll.pick(township.children.filter((other) => other !== village && !other.to));
      const number = String(roll.between(2, 9));
      const fill = (text: string) => text.replaceAll('{村}', village.name).replaceAll('{邻}', neighbour.name).replaceAll('{镇}', township.name).replaceAll('{N}', number);
      return { topic, village, township, want: fill(topic.want), wrong: fill(topic.wrong), help: fill(topic.help) };
    }
    throw new Error('no matter left');
  };
}
