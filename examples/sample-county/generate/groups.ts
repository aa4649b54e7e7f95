import type { Bodies, Body } from './bodies.ts';
import { padded } from './seed.ts';
import type { Row } from './write.ts';

export interface Group { id: string; name: string; kind: '行业' | '片区' | '混合'; committee: Body }

/** Name and the committee (by position in `Bodies.committees`) that keeps in touch. */
const industry: [string, number][] = [
  ['农业种植', 3], ['畜牧水产', 3], ['教育', 2], ['医疗卫生', 2], ['文化旅游', 2], ['交通运输', 4], ['城乡建设', 4], ['工业制造', 1],
  ['商贸物流', 1], ['政法', 0], ['养老助残', 5], ['生态环保', 4]];
const area: [string, number][] = [
  ['城区东片', 6], ['城区西片', 6], ['柳溪河上游片', 3], ['柳溪河下游片', 3], ['白鹭洲片', 6], ['枫香渡片', 6], ['麦垄平原片', 3], ['半坡丘陵片', 3],
  ['南雁片', 6], ['鹿鸣岭山区片', 3], ['云雀山库区片', 3], ['老槐片', 6]];
const mixed: [string, number][] = [['青年代表', 5], ['妇女代表', 5], ['基层一线代表', 6], ['预算审查', 1], ['法规意见', 7], ['民生实事监督', 5]];

export function groups({ committees }: Bodies): Group[] {
  const of = (kind: Group['kind'], suffix: string) => ([name, committee]: [string, number]) => ({ name: `${name}${suffix}`, kind, committee: committees[committee]! });
  return [...industry.map(of('行业', '行业代表小组')), ...area.map(of('片区', '代表小组')), ...mixed.map(of('混合', '小组'))]
    .map((group, index) => ({ id: `XZ${padded(index + 1, 2)}`, ...group }));
}

export const groupHeadings = ['编号', '名称', '类型', '联系专工委'];
export const groupRows = (all: readonly Group[]): Row[] =>
  all.map(({ id, name, kind, committee }) => ({ 编号: id, 名称: name, 类型: kind, 联系专工委: committee.id }));
