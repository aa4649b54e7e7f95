import { table } from '../locale/language.ts';

/** What became of several files, in both languages at once: it comes with the first file. */
export const outcomeWords = table('attachment-outcome', {
  stored: (count: number) => `${count} 个文件已上传`,
  failed: (count: number, names: string) => `${count} 个没有传上：${names}`,
  listSeparator: '、',
}, {
  stored: (count: number) => `${count} ${count === 1 ? 'file is' : 'files are'} uploaded`,
  failed: (count: number, names: string) => `${count} ${count === 1 ? 'was' : 'were'} not uploaded: ${names}`,
  listSeparator: ', ',
});
