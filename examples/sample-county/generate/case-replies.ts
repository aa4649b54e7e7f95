import { addDays } from './calendar.ts';
import { replyText, schemeCodes, sayFor, type Normal, type Scheme } from './case-texts.ts';
import type { Case } from './cases.ts';
import { padded, type Dice } from './seed.ts';

export interface Reply {
  version: number; documentNo: string; day: string; signedBy: string; text: string; scheme: Scheme; code: string; normal: Normal; promise?: string;
  manner: string; metOn: string; record: string;
}

/** Writes the replies of a case: a class that fits where the case went afterwards, and the meeting that came before. */
export function answer(roll: Dice, each: Case): void {
  const { steps, origin, title, matter } = each;
  const scheme: Scheme = origin === '审议意见' ? '甲乙丙' : origin === '问政承诺' ? 'ABC留作参考' : 'ABCD';
  steps.forEach((step, index) => {
    if (step.type !== '答复') return;
    const version = each.replies.length + 1;
    const after = steps.slice(index + 1).map(({ type }) => type);
    const next = after.find((type) => type === '办结' || type === '跟踪落实' || type === '重新办理' || type === '答复');
    const wanted: Normal = next === '办结' ? roll.weighted({ solved: 82, explained: 18 })
      : next === '跟踪落实' ? roll.weighted({ in_progress: 70, planned: 30 })
        : after.includes('不满意') ? roll.weighted({ explained: 60, planned: 40 }) : roll.weighted({ solved: 50, in_progress: 30, planned: 12, explained: 8 });
    const normal = schemeCodes[scheme][wanted] ? wanted : wanted === 'planned' ? 'in_progress' : 'planned';
    const promise = normal === 'in_progress' || normal === 'planned' ? monthEnd(addDays(step.day, roll.between(90, 300))) : undefined;
    const meeting = steps.slice(0, index).findLast(({ type }) => type === '面商');
    const lead = each.lead!;
    each.replies.push({
      version, documentNo: `青${lead.short.replace(/^县/, '').replace(/(政府|局|办)$/, '')}函〔2026〕${roll.between(3, 98)}号`, day: step.day, signedBy: `${lead.short}主要负责人`,
      text: replyText(title, matter, normal, version, lead.short, promise, roll), scheme, code: schemeCodes[scheme][normal]!, normal, ...(promise && { promise }),
      manner: meeting?.manner ?? roll.pick(['走访', '电话', '座谈']), metOn: meeting?.day ?? step.day,
      record: sayFor(origin, roll.pick(['代表认可办理方案，建议加快进度。', '代表提出两点补充意见，已采纳。', '代表表示理解，希望定期通报进展。', '到现场看了施工情况，代表没有不同意见。', '代表建议征求住户意见后再定方案。'])),
    });
    step.evidence = each.replies.at(-1)!.documentNo;
  });
  if (each.state === '免予公开') Object.assign(each, { publication: '不公开', ground: roll.pick(['涉及未定稿规划', '涉及个人信息且无法分割', '涉及正在调查的事项']) });
  if (steps.some(({ type }) => type === '已公开')) {
    each.publication = roll.weighted({ 全文: 70, 摘要: 20, 部分: 10 });
    if (each.publication === '部分') each.ground = '涉及个人信息的段落不予公开';
  }
}

/** The last day of the month a day lies in. */
function monthEnd(day: string): string {
  const [year, month] = day.split('-').map(Number);
  return addDays(month === 12 ? `${year! + 1}-01-01` : `${year}-${padded(month! + 1, 2)}-01`, -1);
}
