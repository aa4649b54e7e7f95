import { deadlineLabels as zh } from '@congress-kit/api/messages/labels/deadline.zh-CN';
import { deadlineLabels as en } from '@congress-kit/api/messages/labels/deadline.en';
import { table } from '../locale/language.ts';

/** The API's own words; they come with a lazy part, so both languages are here. */
export const deadlineLabels = table('labels.deadline', zh, en);

const within = (days: number) => `within ${days} working day${days === 1 ? '' : 's'}`;

export const deadlineWords = table('deadlines', {
  title: '其他期限',
  assign: (days: number) => `登记后 ${days} 个工作日内`,
  return: (days: number) => `交办后 ${days} 个工作日内`,
  publish: (days: number) => `答复后 ${days} 个工作日内`,
  publication: '答复是否公开',
  ground: (text: string) => `理由：${text}`,
}, {
  title: 'Other time limits',
  assign: (days: number) => `${within(days)} of registration`,
  return: (days: number) => `${within(days)} of being assigned`,
  publish: (days: number) => `${within(days)} of the reply`,
  publication: 'Is the reply public?',
  ground: (text: string) => `Ground: ${text}`,
});
