import { table } from '../locale/language.ts';

/** Words of the map, in both languages at once: it comes only when it is asked for. */
export const mapWords = table('finder-map', {
  label: (place: string) => `${place}地图`,
  whole: '全部乡镇、街道的地图',
  keys: '用方向键在地图上移动，按回车选中；按退出键回到上一级。',
  hint: '点一个地方，下面就显示联系那里的代表。',
  area: (name: string, count: string) => `${name}，${count} 位代表`,
  key: '图上的号码',
  up: '返回上一级地图',
  none: '地图里没有这里的边界',
  noneHelp: '请用上面的“按地方找”。',
}, {
  label: (place: string) => `Map of ${place}`,
  whole: 'Map of all townships and subdistricts',
  keys: 'Move over the map with the arrow keys and choose with Enter; Escape leads one level up.',
  hint: 'Choose a place, and the deputies who serve it are listed below.',
  area: (name: string, count: string) => `${name}, ${count} deputies`,
  key: 'Numbers on the map',
  up: 'Back to the wider map',
  none: 'The map has no boundaries for these places',
  noneHelp: 'Please use “By place” instead.',
});
