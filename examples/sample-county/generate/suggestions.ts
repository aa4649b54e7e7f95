import { formatReceiptNo } from '@congress-kit/api/rules/receipt';
import { addDays, asOf, earlier, later, working } from './calendar.ts';
import { answered, unanswered, type Case } from './cases.ts';
import { inOffice, type Deputy } from './deputies.ts';
import type { Division, Divisions } from './divisions.ts';
import { matters, type Matter } from './matters.ts';
import { dice, type Dice } from './seed.ts';
import type { Station } from './stations.ts';
import { closings, openings, praises, referrals, rejections, type Category } from './suggestion-texts.ts';
import type { Row } from './write.ts';

export type SuggestionState =
  | '提交' | '审核' | '待补充' | '已受理' | '不予受理' | '已转送' | '已合并' | '已撤回' | '代表认领' | '当场答复' | '转办' | '转为代表建议' | '已答复' | '已评价' | '已关闭' | '已隐藏';
interface Move { day: string; state: SuggestionState }
export interface Suggestion {
  receiptNo: string; title: string; body: string; category: Category; division: Division; kind: string; identity: string; channel: string; submitted: string;
  state: SuggestionState; moves: Move[]; target?: string; visibility: string;
  case?: Case; duplicateOf?: Suggestion; rejectCode?: string; referredTo?: string; rating?: string;
  supports: number; note?: string;
}

/** How many of the 300 stand in which state, apart from the 54 that became a case. */
const withoutCase: [SuggestionState, number][] = [
  ['提交', 6], ['审核', 8], ['待补充', 5], ['已受理', 10], ['不予受理', 24], ['已转送', 8], ['已合并', 14], ['已撤回', 6], ['代表认领', 10], ['当场答复', 12], ['已答复', 14], ['已评价', 8],
  ['已关闭', 113], ['已隐藏', 8]];
const openNow: readonly SuggestionState[] = ['提交', '审核', '待补充', '已受理', '代表认领', '当场答复', '已答复', '已评价'];

export function suggestions(divisions: Divisions, people: readonly Deputy[], stations: readonly Station[], all: readonly Case[]): Suggestion[] {
  const roll = dice('suggestions');
  const matter = matters(divisions, dice('suggestion matters'));
  const list: Suggestion[] = [
    ...all.filter(({ fromSuggestion, origin }) => fromSuggestion && origin === '群众意见').map((each) => becameCase(roll, each)),
    ...all.filter(({ fromSuggestion, origin }) => fromSuggestion && origin !== '群众意见').map((each) => escalated(roll, each)),
    ...withoutCase.flatMap(([state, count]) => Array.from({ length: count }, (_, nth) => (
      state === '不予受理' ? rejected(roll, divisions, nth) : state === '已转送' ? referred(roll, divisions, nth) : handled(roll, matter(), state, nth)))),
  ];
  list.sort((a, b) => (a.submitted < b.submitted ? -1 : a.submitted > b.submitted ? 1 : 0));
  const counters: Record<string, number> = {};
  for (const each of list) {
    const year = each.submitted.slice(0, 4);
    counters[year] = (counters[year] ?? 0) + 1;
    each.receiptNo = formatReceiptNo({ prefix: 'QH', year: Number(year), sequence: counters[year] });
    if (each.case) each.case.sourceReceipt = each.receiptNo;
    address(roll, each, people, stations);
    // Only what was shown could be supported by others.
    each.supports = each.moves.some(({ state }) => state === '已受理') ? Math.floor(roll.next() ** 4 * 180) : 0;
  }
  for (const each of list.filter(({ state }) => state === '已合并')) join(roll, each, list);
  for (const { moves, receiptNo } of list) {
    const last = moves.at(-1)!.day;
    if (last > asOf) throw new Error(`${receiptNo}: ${last}`);
  }
  return list;
}

const blank = (roll: Dice, moves: Move[], more: Pick<Suggestion, 'title' | 'body' | 'category' | 'division'>): Suggestion => ({
  receiptNo: '', ...more, kind: roll.weighted({ 建议: 56, 意见: 26, 批评: 9, 投诉: 9 }), identity: roll.weighted({ 实名公开: 22, 实名不公开: 50, 匿名: 28 }),
  channel: roll.weighted({ 网页: 24, 扫码: 36, 代表家站: 16, 走访: 10, 网格通: 12, 导入: 2 }),
  submitted: moves[0]!.day, state: moves.at(-1)!.state, moves, visibility: '不公开', supports: 0 });

/** What the resident wrote about a matter. */
function letter(roll: Dice, { want, wrong, help, topic, village, township }: Matter): Pick<Suggestion, 'title' | 'body' | 'category' | 'division'> {
  const title = roll.pick([`建议${want}`, `希望${want}`, want, `请${want}`, `盼望${want}`]).replace('请请', '请').replace('望让', '望能让');
  const parts = [roll.pick(openings), wrong, roll.chance(0.85) ? help : '', roll.pick(closings)];
  const at = topic.want.includes('{村}') ? (roll.chance(0.25) ? roll.pick(village.children) : village) : township;
  return { title: [...title].slice(0, 60).join(''), body: parts.join(''), category: topic.category, division: at };
}

const start = (roll: Dice, submitted: string): Move[] => {
  const screened = later(working(submitted), roll.between(0, 1));
  const moves: Move[] = [{ day: submitted, state: '提交' }, { day: screened, state: '审核' }];
  if (!roll.chance(0.1)) return moves;
  const asked = later(screened, 1);
  const back = addDays(asked, roll.between(1, 6));
  return [...moves, { day: asked, state: '待补充' }, { day: back, state: '审核' }];
};
const then = (moves: Move[], workingDays: number, state: SuggestionState): Move[] => [...moves, { day: later(moves.at(-1)!.day, workingDays), state }];
/** Nobody rated it: closed by itself once 30 days are over. */
const expired = (moves: Move[]): Move[] => [...moves, { day: addDays(moves.at(-1)!.day, 31), state: '已关闭' }];

/** The way of a suggestion that stayed with the office and the deputies. */
function path(roll: Dice, state: SuggestionState, submitted: string, nth: number): Move[] {
  const first: Move[] = [{ day: submitted, state: '提交' }];
  if (state === '提交') return first;
  if (state === '已撤回' && nth % 3 === 0) return [...first, { day: addDays(submitted, 1), state: '已撤回' }];
  let moves = start(roll, submitted);
  if (state === '审核') return moves;
  if (state === '待补充') return then(moves, 1, '待补充');
  if (state === '已撤回' && nth % 3 === 1) { const asked = then(moves, 1, '待补充'); return [...asked, { day: addDays(asked.at(-1)!.day, 31), state }]; }
  if (state === '已转送' || state === '已合并' || state === '不予受理') return then(moves, roll.between(0, 2), state);
  moves = then(moves, roll.between(0, 2), '已受理');
  if (state === '已受理') return moves;
  if (state === '已撤回') return then(moves, 2, state);
  if (state === '已隐藏' && nth % 2 === 0) return then(moves, roll.between(1, 5), state);
  if (state === '代表认领' || roll.chance(0.45)) moves = then(moves, roll.between(1, 4), '代表认领');
  if (state === '代表认领') return moves;
  moves = then(moves, roll.between(1, 8), '当场答复');
  if (state === '当场答复') return moves;
  moves = then(moves, roll.between(0, 2), '已答复');
  if (state === '已答复') return moves;
  if (state === '已隐藏') return then(moves, roll.between(2, 6), state);
  if (nth % 40 === 7) {
    // Hidden by mistake and shown again.
    moves = then(then(moves, 1, '已隐藏'), 2, '已答复');
  }
  if (state === '已关闭' && roll.chance(0.4)) return expired(moves);
  moves = then(moves, roll.between(1, 9), '已评价');
  return state === '已评价' ? moves : then(moves, roll.between(1, 3), '已关闭');
}

function handled(roll: Dice, about: Matter, state: SuggestionState, nth: number): Suggestion {
  // What is closed is spread over the year, a part of it collected last autumn for the ballot; what is open is recent.
  for (;;) {
    const submitted = openNow.includes(state)
      ? earlier(asOf, roll.between(0, state === '提交' ? 1 : state === '审核' ? 4 : 24))
      : addDays('2025-10-09', roll.between(0, roll.chance(0.3) ? 80 : 330));
    const moves = path(roll, state, submitted, nth);
    if (moves.at(-1)!.day > asOf) continue;
    const each = blank(roll, moves, letter(roll, about));
    finish(roll, each);
    if (state === '已隐藏') each.note = roll.pick(['内容涉及正在核查的事项，暂不公开', '提交人申请暂不公开', '图片含他人车牌，处理后再公开']);
    if (state === '待补充') each.note = '请补充具体位置（村组、门牌或附近标志物）。';
    if (moves.some((move) => move.state === '当场答复') && state !== '已隐藏') each.note = onTheSpot(roll, about);
    if (state === '已关闭' && nth % 28 === 3) praise(each, about, praises[Math.floor(nth / 28) % praises.length]!);
    return each;
  }
}

function praise(each: Suggestion, { village }: Matter, [category, body]: [Category, string]): void {
  Object.assign(each, { kind: '表扬', category, title: `表扬：${village.name}的事办得好`, body, rating: each.rating && '满意', note: '谢谢您的鼓励，已转告有关单位和代表。' });
}

function referred(roll: Dice, { villages }: Divisions, nth: number): Suggestion {
  const [title, body, referredTo, category] = referrals[nth % referrals.length]!;
  const moves = path(roll, '已转送', addDays('2025-12-01', roll.between(0, 340)), nth);
  const each = blank(roll, moves, { title, body: body + roll.pick(closings), category, division: roll.pick(villages) });
  return Object.assign(each, { referredTo, note: `不属本级办理范围，已转送${referredTo}，并告知提交人。` });
}

function onTheSpot(roll: Dice, { topic, township }: Matter): string {
  return roll.pick([
    `代表在接待日与${township.name}工作人员一同到现场，当天协调解决。`, '接待代表当场作了解释，提交人表示理解。', `已联系${topic.unit}，一周内处理完毕，代表已回访。`,
    '此事已列入镇里本月计划，接待时把时间和责任人告诉了提交人。', ...(/政务|医疗|住房|其他/.test(topic.category) ? ['属政策咨询，已当面说明办理条件和需要的材料。'] : []), `${topic.unit}当天派人处理，提交人到场确认。`]);
}

/** Rating and publicity, as the way it went allows. */
function finish(roll: Dice, each: Suggestion): void {
  const { moves, state } = each;
  const ratings = moves.filter((move) => move.state === '已评价').length;
  if (ratings > 0) each.rating ??= roll.weighted({ 满意: 70, 基本满意: 24, 不满意: 6 });
  const open: readonly SuggestionState[] = ['已受理', '代表认领', '当场答复', '转办', '转为代表建议', '已答复', '已评价', '已关闭'];
  each.visibility = state === '已隐藏' ? '隐藏' : open.includes(state) ? roll.weighted({ 全文公开: 52, 摘要公开: 34, 不公开: 14 }) : '不公开';
}

function rejected(roll: Dice, { villages }: Divisions, nth: number): Suggestion {
  const codes = Object.keys(rejections);
  const code = codes[nth % codes.length]!;
  const [title, body, note] = rejections[code]!;
  const moves = path(roll, '不予受理', addDays('2025-11-20', roll.between(0, 355)), nth);
  const each = blank(roll, moves, {
    title, body: nth < codes.length ? body : `${body}${roll.pick(closings)}`, category: code === '重复' ? '路灯照明' : '其他', division: roll.pick(villages) });
  return Object.assign(each, { rejectCode: code, note });
}

/** Backwards from the day the case was registered. */
function before(roll: Dice, registered: string, claimed: boolean): Move[] {
  const accepted = earlier(registered, roll.between(1, 4));
  const screened = earlier(accepted, roll.between(0, 2));
  const moves: Move[] = [{ day: addDays(screened, -roll.between(0, 2)), state: '提交' }, { day: screened, state: '审核' }, { day: accepted, state: '已受理' }];
  return claimed ? [...moves, { day: registered, state: '代表认领' }] : moves;
}

/** A resident's suggestion that was handed to a unit as a case: it follows the case. */
function becameCase(roll: Dice, each: Case): Suggestion {
  let moves: Move[] = [...before(roll, each.registered, roll.chance(0.5)), { day: each.registered, state: '转办' }];
  let rating: string | undefined;
  if (!unanswered.includes(each.state)) {
    for (const { type, day } of each.steps) {
      const state = moves.at(-1)!.state;
      if (type === '答复' && state === '转办') moves = [...moves, { day, state: '已答复' }];
      if (answered.includes(each.state)) continue;
      const rated = type === '满意' || type === '基本满意' || type === '不满意';
      if (rated && state === '已答复') { moves = [...moves, { day, state: '已评价' }]; rating = type; }
      if (type === '重新办理' && state === '已评价') moves = [...moves, { day, state: '转办' }];
      if (type === '办结' && state === '已评价' && rating !== '不满意') moves = [...moves, { day, state: '已关闭' }];
      if (type === '未反馈' && state === '已答复') moves = [...moves, { day, state: '已关闭' }];
    }
  }
  const suggestion = blank(roll, moves, letter(roll, each.matter!));
  suggestion.case = each;
  if (rating) suggestion.rating = rating;
  finish(roll, suggestion);
  return suggestion;
}

/** Taken over by a deputy, who made it a formal suggestion 代表建议. */
function escalated(roll: Dice, each: Case): Suggestion {
  const moves: Move[] = [...before(roll, each.registered, true), { day: each.registered, state: '转为代表建议' }];
  moves[3]!.day = earlier(each.registered, 0);
  const suggestion = blank(roll, moves, letter(roll, each.matter!));
  suggestion.case = each;
  suggestion.target = each.leadDeputies[0]!.id;
  suggestion.note = '代表认为带有普遍性，已作为代表建议提出。';
  finish(roll, suggestion);
  return suggestion;
}

/** To a deputy of the place, to a station, or (mostly) to the office. A claimed one names the deputy. */
function address(roll: Dice, each: Suggestion, people: readonly Deputy[], stations: readonly Station[]): void {
  if (each.target) return;
  const township = each.division.code.slice(0, 9);
  const near = people.filter(({ memberships, township: own }) => own.code === township && memberships.some((membership) => inOffice(membership, each.submitted)));
  const claimed = each.moves.some(({ state }) => state === '代表认领');
  if (claimed || (near.length > 0 && roll.chance(0.25))) each.target = roll.pick(near.length > 0 ? near : people).id;
  else if (each.channel === '代表家站') each.target = roll.pick(stations.filter(({ township: own }) => own?.code === township)).id;
}

/** A merged suggestion says the same as an earlier one that was taken up. */
function join(roll: Dice, each: Suggestion, list: readonly Suggestion[]): void {
  const earlierOnes = list.filter((other) => other.submitted < each.submitted && ['转办', '已答复', '已评价', '已关闭', '已受理'].includes(other.state) && other.kind !== '表扬');
  const into = roll.pick(earlierOnes.slice(-30));
  each.duplicateOf = into;
  Object.assign(each, { category: into.category, division: into.division, title: into.title.replace(/^(建议|希望|请|盼望)/, '') });
  each.body = `${roll.pick(['我也想反映同样的问题：', '和邻居说的是一件事，', '同意大家提的，'])}${into.body.slice(0, 60)}`;
  each.note = '与较早的一件内容相同，已合并办理，您的意见计入附议。';
  into.supports += 1;
}

export const suggestionHeadings = [
  '受理号', '标题', '内容', '类别', '区划代码', '类型', '身份方式', '渠道', '提交日期', '状态', '流转', '对象', '公开方式', '关联办理件', '并入受理号', '退回原因', '转送单位', '评价', '附议数', '说明'];
export const suggestionRows = (list: readonly Suggestion[]): Row[] => list.map((each) => ({
  受理号: each.receiptNo, 标题: each.title, 内容: each.body, 类别: each.category, 区划代码: each.division.code, 类型: each.kind, 身份方式: each.identity, 渠道: each.channel,
  提交日期: { day: each.submitted }, 状态: each.state, 流转: each.moves.map(({ day, state }) => `${day} ${state}`).join('；'), 对象: each.target, 公开方式: each.visibility,
  关联办理件: each.case?.id, 并入受理号: each.duplicateOf?.receiptNo,
  退回原因: each.rejectCode, 转送单位: each.referredTo, 评价: each.rating, 附议数: each.supports, 说明: each.note }));
