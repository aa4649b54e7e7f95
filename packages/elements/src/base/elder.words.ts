import { table } from '../locale/language.ts';

/** 长辈模式 and reading aloud, in both languages at once: the part is fetched by those who need it. */
export const elderWords = table('elder', {
  bar: '大字和朗读',
  on: '长辈模式（大字）',
  off: '回到普通模式',
  isOn: '已经打开长辈模式：字大了，一次只显示一件事，还可以朗读。',
  isOff: '已经回到普通模式。',
  read: '朗读',
  stop: '停止朗读',
  resume: '接着读',
  again: '从头读',
  nothing: '这里没有可以朗读的文字。',
  mute: '这个浏览器里没有这种语言的声音，读不出来。可以换手机自带的浏览器试试，或者请家人念给您听。',
}, {
  bar: 'Large type and reading aloud',
  on: 'Large type for elderly readers',
  off: 'Back to normal',
  isOn: 'Large type is on: bigger letters, one thing at a time, and it can be read aloud.',
  isOff: 'Back to normal.',
  read: 'Read aloud',
  stop: 'Stop reading',
  resume: 'Go on reading',
  again: 'From the start',
  nothing: 'There is no text to read here.',
  mute: 'This browser has no voice for this language, so it cannot read aloud. Another browser may, or somebody near you.',
});
