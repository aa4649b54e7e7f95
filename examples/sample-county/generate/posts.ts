import type { Deputy } from './deputies.ts';
import type { Division } from './divisions.ts';
import type { Dice } from './seed.ts';

const firms = ['禾丰', '润禾', '青穗', '金垄', '柳岸', '禾川源', '麦香', '望禾', '绿塘', '杏林坊', '桐花里', '溪上'];

/** What a deputy does for a living, as the roster has it: most work in their village, some in a county unit. */
export function posts(roll: Dice): (deputy: Deputy, home: Division) => string {
  return ({ township, memberships }, home) => {
    const firm = roll.pick(firms);
    const village = home.name;
    const committee = home.kind === '社区' ? '居委会' : '村委会';
    const office = township.kind === '街道' ? `${township.name}党工委` : `${township.name}党委`;
    const local = [
      `${village}党支部书记、${committee}主任`, `${village}党支部副书记`, `${village}${committee}委员`, `${village}妇联主席`, `${village}村民小组长`,
      `${village}村民`, `${village}种粮大户`, `${village}${firm}农机专业合作社理事长`, `${village}${firm}家庭农场负责人`, `${village}${firm}养殖专业合作社社员`,
      `${village}卫生室医生`, `${village}网格员`, `${village}护林员`, `${village}人民调解员`, `${village}${firm}民宿经营者`, `${village}便民超市店主`,
      `${township.name}中心小学教师`, `${township.name}中心幼儿园园长`, `${township.name}卫生院护士`, `${township.name}卫生院全科医生`, `${township.name}敬老院院长`,
      `${township.name}农技站农艺师`, `${township.name}初级中学教师`, `${township.name}供电所班长`, `${township.name}文化站站长`, `${township.name}快递服务点负责人`];
    const wider = [
      `青禾县${firm}食品有限公司车间主任`, `青禾县${firm}机械厂钳工`, `青禾县${firm}物流有限公司经理`, `青禾县${firm}建筑有限公司项目负责人`, '青禾县人民医院主治医师', '青禾县中医院护士长',
      '青禾县第一中学教师', '青禾县第二小学副校长', '青禾县公共交通有限公司驾驶员', '青禾县环境卫生服务中心环卫工人', `青禾县${firm}律师事务所律师`, `${office}书记`,
      `${office}副书记`, `青禾县${firm}物业服务有限公司经理`, '青禾县养老服务指导中心主任', `青禾县${firm}服装有限公司缝纫工`, '青禾县文化馆馆员', '青禾县农业技术推广中心高级农艺师'];
    const urban = township.kind === '街道';
    const usable = urban ? local.filter((post) => !/村民|种粮|农机|家庭农场|养殖|卫生院|敬老院|农技站|护林|供电所|民宿/.test(post)) : local;
    const county = memberships.some(({ level }) => level !== '乡');
    const post = roll.chance(county ? 0.6 : 0.12) ? roll.pick(wider) : roll.pick(usable);
    return home.kind === '社区' ? post.replace('村民', '居民') : post;
  };
}
