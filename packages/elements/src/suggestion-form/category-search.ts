import { prepareName } from '@congress-kit/api/rules/pinyin-match';
import { findNames } from '@congress-kit/api/rules/pinyin-near';
import type { Option } from '../fields/combobox.ts';

/** Lazy part, for when a list of categories opens. What people call these things, with its pinyin: whoever has water in the street does not look for “供水排水”. */
const said: Readonly<Record<string, string>> = {
  roads: '道路交通=dao lu jiao tong|道路=dao lu|交通=jiao tong|公路=gong lu|马路=ma lu|修路=xiu lu|路面=lu mian|坑洼=keng wa|红绿灯=hong lv deng|停车=ting che|桥=qiao',
  transit: '公交出行=gong jiao chu xing|公交=gong jiao|公交车=gong jiao che|班车=ban che|站台=zhan tai',
  school: '校车与上学=xiao che yu shang xue|校车=xiao che|上学=shang xue|学校=xue xiao|幼儿园=you er yuan|接送=jie song|老师=lao shi',
  water: '供水排水=gong shui pai shui|供水=gong shui|排水=pai shui|没水=mei shui|自来水=zi lai shui|停水=ting shui|下水道=xia shui dao|积水=ji shui|漏水=lou shui',
  lighting: '路灯照明=lu deng zhao ming|路灯=lu deng|照明=zhao ming|灯不亮=deng bu liang|灯坏了=deng huai le',
  sanitation: '环境卫生=huan jing wei sheng|卫生=wei sheng|垃圾=la ji|厕所=ce suo|臭味=chou wei|噪音=zao yin|污染=wu ran|河道=he dao',
  health: '看病就医=kan bing jiu yi|看病=kan bing|医院=yi yuan|卫生室=wei sheng shi|村医=cun yi|医保=yi bao|买药=mai yao',
  elderly: '养老助餐=yang lao zhu can|养老=yang lao|老人=lao ren|食堂=shi tang|敬老院=jing lao yuan|残疾=can ji',
  farming: '农业水利=nong ye shui li|水利=shui li|灌溉=guan gai|水渠=shui qu|种地=zhong di|农田=nong tian|化肥=hua fei',
  housing: '住房小区=zhu fang xiao qu|住房=zhu fang|小区=xiao qu|物业=wu ye|电梯=dian ti|房子=fang zi|拆迁=chai qian',
  culture: '文化体育=wen hua ti yu|广场=guang chang|健身=jian shen|图书=tu shu|公园=gong yuan',
  services: '办事服务=ban shi fu wu|办事=ban shi|办证=ban zheng|窗口=chuang kou|补贴=bu tie|社保=she bao|低保=di bao',
  safety: '公共安全=gong gong an quan|安全=an quan|消防=xiao fang|治安=zhi an|电线=dian xian|危房=wei fang|井盖=jing gai',
  other: '其他=qi ta|别的=bie de',
};

const entries = Object.keys(said).flatMap((value) => (said[value] as string).split('|').map((entry) => {
  const [name = '', pinyin = ''] = entry.split('=');
  return { value, prepared: prepareName({ name, pinyin }) };
}));
const names = entries.map(({ prepared }) => prepared);

/** Categories for a word, by characters, pinyin or initials, or by their label in any language; the best first. */
export const findCategories = (query: string, options: readonly Option[]): readonly Option[] => {
  const asked = query.trim().toLowerCase();
  const byLabel = options.filter(({ label }) => label.toLowerCase().indexOf(asked) !== -1).map(({ value }) => value);
  // Whole sentences too: “村口的垃圾没人收” names its category.
  const within = entries.filter(({ prepared: { name } }) => name.length > 1 && asked.indexOf(name) !== -1).map(({ value }) => value);
  const found = findNames(names, query, names.length).map(({ index }) => (entries[index] as { value: string }).value);
  const values = Array.from(new Set([...byLabel, ...found, ...within]));
  return values.flatMap((value) => options.filter((option) => option.value === value));
};
