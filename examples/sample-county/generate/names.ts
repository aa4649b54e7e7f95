import type { Dice } from './seed.ts';

/** People who do not exist: a surname and one or two given-name characters, each with its reading. */
export interface PersonName { name: string; pinyin: string; polyphonic: boolean }

const parse = (list: string) => list.trim().split(/\s+/).map((entry) => {
  const [, hanzi, pinyin] = /^(\p{Script=Han}+)([a-z-]+)$/u.exec(entry)!;
  return { hanzi: hanzi!, pinyin: pinyin!.replaceAll('-', ' ') };
});

const commonSurnames = parse(`
  王wang 李li 张zhang 刘liu 陈chen 杨yang 赵zhao 黄huang 周zhou 吴wu 徐xu 孙sun 胡hu 朱zhu 高gao 林lin 何he 郭guo 马ma 罗luo
  梁liang 宋song 郑zheng 谢xie 韩han 唐tang 冯feng 于yu 董dong 萧xiao 程cheng 曹cao 袁yuan 邓deng 许xu 傅fu 沈shen 彭peng 吕lv
  苏su 卢lu 蒋jiang 蔡cai 贾jia 丁ding 魏wei 薛xue 叶ye 阎yan 余yu 潘pan 杜du 戴dai 夏xia 钟zhong 汪wang 田tian 姜jiang 范fan
  方fang 石shi 姚yao 谭tan 廖liao 邹zou 熊xiong 金jin 陆lu 郝hao 孔kong 白bai 崔cui 康kang 邱qiu 秦qin 江jiang 史shi
  顾gu 侯hou 邵shao 孟meng 龙long 万wan 段duan 雷lei 钱qian 汤tang 尹yin 黎li 易yi 常chang 武wu 乔qiao 贺he 龚gong 文wen`
);

/** Surnames most programs read wrongly, and the compound ones. */
const polyphonicSurnames = parse(`
  单shan 解xie 查zha 仇qiu 区ou 曾zeng 任ren 华hua 盖ge 缪miao 翟zhai 乐yue 朴piao 尉迟yu-chi 欧阳ou-yang 上官shang-guan`);

const given = parse(`
  禾he 苗miao 穗sui 谷gu 桂gui 兰lan 秀xiu 英ying 荷he 莲lian 菊ju 梅mei 桃tao 杏xing 槐huai 柏bai 松song 杉shan 枫feng 桐tong
  榆yu 楠nan 樟zhang 梓zi 竹zhu 芸yun 芳fang 芬fen 蓉rong 萍ping 茂mao 荣rong 茵yin 蕾lei 蓓bei 溪xi 河he 泉quan 洪hong 浩hao
  涛tao 波bo 湘xiang 润run 泽ze 源yuan 渊yuan 海hai 江jiang 清qing 岭ling 峰feng 岩yan 岚lan 崇chong 岳yue 川chuan 原yuan 田tian 垄long
  春chun 夏xia 秋qiu 冬dong 晨chen 晓xiao 旭xu 昌chang 明ming 朗lang 晴qing 雨yu 雪xue 云yun 霞xia 虹hong 月yue 星xing 光guang 辉hui
  德de 仁ren 义yi 信xin 诚cheng 忠zhong 厚hou 良liang 善shan 和he 平ping 安an 宁ning 康kang 福fu 禄lu 寿shou 喜xi 庆qing 祥xiang
  金jin 银yin 玉yu 珍zhen 珠zhu 宝bao 贵gui 富fu 有you 余yu 建jian 立li 志zhi 勇yong 伟wei`);

/** Full names of well-known people that the lists above could put together by chance. Not complete, but the best known are kept out. */
const denied = new Set(`
  王海 王勇 王平 王晓晨 王清海 李玉 李春江 李德海 张德江 张勇 张庆伟 刘晓庆 刘清 陈云 陈平 陈晓 黄海波 黄晓明 黄志忠 黄明 周星 周江勇 吴英 吴德
  吴秀波 徐晓冬 孙春兰 孙云 孙海英 胡德平 胡海泉 朱德 高晓松 高明 林海 林峰 林枫 何勇 何立峰 何平 郭峰 郭明义 郭晓冬 马云 马晓云 罗志祥 宋平 宋德福
  宋晓峰 谢晓 董明珠 袁立 袁泉 许晴 许志安 傅明 苏荣 蔡明 魏晨 薛峰 叶志良 杜江 杜海涛 戴志康 夏雨 夏春秋 汪峰 汪晴 田海蓉 姜春云 范明 石峰
  姚明 姚晨 金星 陆川 白岩松 康辉 秦岚 江海 侯勇 龙云 黎明 龚建平 单田芳 欧阳海 曾志伟 程明 邓晨 于和伟 于海 余秋雨 吕秀莲 徐明 徐峰 杨春`.trim().split(/\s+/));

export function personNames(dice: Dice): () => PersonName {
  const used = new Map<string, number>();
  return () => {
    for (;;) {
      const polyphonic = dice.chance(0.05);
      const surname = dice.pick(polyphonic ? polyphonicSurnames : commonSurnames);
      const first = dice.pick(given);
      const second = surname.hanzi.length === 1 && dice.chance(0.12) ? undefined : dice.pick(given);
      if (first.hanzi === second?.hanzi) continue;
      const name = surname.hanzi + first.hanzi + (second?.hanzi ?? '');
      const times = used.get(name) ?? 0;
      // Namesakes exist, so a few are kept: an import must not join two people by name.
      if (denied.has(name) || (times > 0 && !dice.chance(0.5)) || times > 1) continue;
      used.set(name, times + 1);
      return { name, pinyin: [surname.pinyin, first.pinyin, ...(second ? [second.pinyin] : [])].join(' '), polyphonic };
    }
  };
}
