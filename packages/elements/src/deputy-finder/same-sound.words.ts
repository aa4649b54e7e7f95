import { table } from '../locale/language.ts';

/** Words beside names that sound like what was typed, in both languages at once: they come only where nothing fits. */
export const soundWords = table('finder-sound', {
  note: (words: string) => `没有写作“${words}”的代表。下面是读音相近、写法不同的，请看清是不是您要找的人。`,
  found: (count: string) => `找到 ${count} 位读音相近的代表`,
  mark: '读音相近',
}, {
  note: (words: string) => `No deputy’s name is written “${words}”. These names sound alike and are written differently; please check whether it is who you are looking for.`,
  found: (count: string) => (count === '1' ? '1 deputy found whose name sounds alike' : `${count} deputies found whose names sound alike`),
  mark: 'sounds alike',
});
