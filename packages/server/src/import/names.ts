import { pinyin } from 'pinyin-pro';

/**
 * Pinyin, once, at import: the browser only matches it. Surnames have readings of their own, which this table gives before
 * the library is asked; a name read otherwise has a 拼音 of its own in the spreadsheet.
 */
const surnames: Readonly<Record<string, string>> = {
  单: 'shan', 解: 'xie', 查: 'zha', 仇: 'qiu', 区: 'ou', 任: 'ren', 曾: 'zeng', 盖: 'ge', 朴: 'piao', 翟: 'zhai', 尹: 'yin', 冼: 'xian', 洗: 'xian', 乐: 'yue', 缪: 'miao', 宓: 'mi',
  华: 'hua', 覃: 'qin', 晁: 'chao', 逄: 'pang', 黑: 'he', 秘: 'bi', 员: 'yun', 祭: 'zhai', 葛: 'ge', 纪: 'ji', 重: 'chong', 折: 'she', 繁: 'po', 召: 'shao', 种: 'chong', 炅: 'gui',
  尉迟: 'yu chi', 欧阳: 'ou yang', 长孙: 'zhang sun', 万俟: 'mo qi', 澹台: 'tan tai', 单于: 'chan yu', 令狐: 'ling hu', 皇甫: 'huang fu', 宇文: 'yu wen', 司马: 'si ma', 上官: 'shang guan',
  诸葛: 'zhu ge', 东方: 'dong fang', 独孤: 'du gu', 慕容: 'mu rong', 公孙: 'gong sun', 轩辕: 'xuan yuan', 钟离: 'zhong li', 鲜于: 'xian yu', 闾丘: 'lv qiu', 亓官: 'qi guan', 夏侯: 'xia hou',
};

const syllables = (text: string, isName: boolean): string =>
  (text === '' ? '' : pinyin(text, { toneType: 'none', nonZh: 'consecutive', ...(isName && { surname: 'head' as const, mode: 'surname' as const }) }))
    .toLowerCase().replace(/[·•・‧.]/g, ' ').replace(/\s+/g, ' ').trim();

/** `ou yang zhen hua`: lower-case syllables with blanks between. */
export const personPinyin = (name: string): string => {
  const surname = [2, 1].map((length) => [...name].slice(0, length).join('')).find((head) => Object.hasOwn(surnames, head) && head !== name);
  return surname ? `${surnames[surname]} ${syllables(name.slice(surname.length), false)}`.trim() : syllables(name, true);
};

export const placePinyin = (name: string): string => syllables(name, false);

/** A 拼音 cell as it is kept: `Shàn Hé-Miáo` → `shan he miao`. */
export const tidyPinyin = (written: string): string =>
  written.normalize('NFD').replace(/u\u0308/gi, 'ü').normalize('NFC').replace(/[āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜ]/gi, (letter) => (/[ǖǘǚǜ]/i.test(letter) ? 'ü' : letter.normalize('NFD').charAt(0)))
    .toLowerCase().replace(/[^a-zü]+/g, ' ').trim();

export { plainText as plainSearch, spelledText as searchText } from '@congress-kit/api/rules/search-text';
