import type { Dice } from './seed.ts';

export type CaseState =
  | '登记' | '审查' | '不予立案' | '交办' | '退办' | '签收' | '办理' | '申请延期' | '延期办理' | '答复' | '测评中' | '满意' | '基本满意' | '不满意' | '未反馈'
  | '重新办理' | '跟踪落实' | '办结' | '已公开' | '免予公开' | '回头看' | '并案' | '撤回';

/** How many of the 250 cases stand in which state. */
export const statesAtTheEnd: Record<CaseState, number> = {
  登记: 3, 审查: 3, 不予立案: 6, 交办: 4, 退办: 3, 签收: 4, 办理: 18, 申请延期: 3, 延期办理: 5, 答复: 8, 测评中: 8, 满意: 3, 基本满意: 2, 不满意: 2, 未反馈: 2,
  重新办理: 4, 跟踪落实: 14, 办结: 20, 已公开: 122, 免予公开: 5, 回头看: 4, 并案: 4, 撤回: 3,
};

/** One stop on the way, with the working days it took to get there. */
export interface Stop { state: CaseState; gap: number }

export interface Detours { returned?: boolean; extended?: boolean; refused?: boolean; rehandled?: boolean; tracked?: boolean; silent?: boolean; lookedBack?: boolean }

/** The usual working days before a state, by where the case comes from where that matters. */
const pace: Partial<Record<CaseState, [number, number]>> = {
  审查: [0, 2], 不予立案: [1, 3], 交办: [1, 3], 退办: [2, 6], 签收: [0, 2], 办理: [1, 4], 申请延期: [30, 48], 延期办理: [1, 3], 测评中: [1, 4], 满意: [3, 7], 基本满意: [3, 7],
  不满意: [3, 7], 未反馈: [24, 26], 重新办理: [1, 3], 跟踪落实: [1, 2], 办结: [1, 2], 已公开: [1, 4], 免予公开: [1, 4], 回头看: [40, 75], 并案: [2, 7], 撤回: [2, 12],
};
const replyPace: Partial<Record<CaseState, [number, number]>> = { 办理: [24, 52], 延期办理: [20, 45], 重新办理: [8, 18], 跟踪落实: [25, 60] };

/** The way to a state that the case flow allows, with the detours asked for as far as they fit. */
export function route(target: CaseState, detours: Detours, roll: Dice): Stop[] {
  const states: CaseState[] = ['登记'];
  const done = (): CaseState[] => states;
  const go = (...next: CaseState[]) => states.push(...next);
  const rating = (): CaseState => roll.weighted({ 满意: 76, 基本满意: 24 });
  walk();
  return states.map((state, index) => ({ state, gap: index === 0 ? 0 : gapBefore(state, states[index - 1]!, roll, detours) }));

  function walk(): CaseState[] {
    if (target === '登记') return done();
    if (target === '不予立案') return go('不予立案'), done();
    go('审查');
    if (target === '审查') return done();
    if (target === '并案' && roll.chance(0.5)) return go('并案'), done();
    if (target === '撤回' && roll.chance(0.4)) return go('撤回'), done();
    go('交办');
    if (target === '退办') return go('退办'), done();
    if (detours.returned) go('退办', '交办');
    if (target === '交办') return done();
    go('签收');
    if (target === '签收') return done();
    if (target === '并案') return go('并案'), done();
    go('办理');
    if (target === '撤回') return go('撤回'), done();
    if (target === '办理') return detours.refused && go('申请延期', '办理'), done();
    if (target === '申请延期') return go('申请延期'), done();
    if (detours.extended || target === '延期办理') go('申请延期', '延期办理');
    else if (detours.refused) go('申请延期', '办理');
    if (target === '延期办理') return done();
    go('答复');
    if (target === '答复') return done();
    go('测评中');
    if (target === '测评中') return done();
    if (target === '不满意') return go('不满意'), done();
    if (target === '重新办理' && !detours.lookedBack) return go('不满意', '重新办理'), done();
    if (detours.rehandled) go('不满意', '重新办理', '答复', '测评中');
    if (target === '满意' || target === '基本满意' || target === '未反馈') return go(target), done();
    if (target === '跟踪落实') return go(rating(), '跟踪落实'), done();
    if (detours.tracked) go(rating(), '跟踪落实', '答复', '测评中');
    go(detours.silent ? '未反馈' : rating(), '办结');
    if (target === '办结') return done();
    if (target === '免予公开') return go('免予公开'), done();
    go('已公开');
    if (target === '回头看') return go('回头看'), done();
    if (target === '重新办理') return go('回头看', '重新办理'), done();
    if (detours.lookedBack) go('回头看', '已公开');
    return done();
  }
}

function gapBefore(state: CaseState, before: CaseState, roll: Dice, detours: Detours): number {
  if (state === '答复' && before === '办理' && detours.refused) return roll.between(5, 12);
  // One reply in twenty-five comes after the three months.
  if (state === '答复' && before === '办理' && roll.chance(0.04)) return roll.between(66, 76);
  if (state === '已公开' && before === '回头看') return roll.between(3, 10);
  const [low, high] = (state === '答复' ? replyPace[before] : pace[state]) ?? [1, 3];
  return roll.between(low, high);
}

/** How many working days a case may have stood in its last state when the books were closed. */
export const standing: Partial<Record<CaseState, [number, number]>> = {
  登记: [0, 2], 审查: [0, 3], 交办: [0, 3], 退办: [0, 2], 签收: [0, 2], 办理: [1, 96], 申请延期: [0, 3], 延期办理: [5, 40], 答复: [0, 3], 测评中: [0, 9], 满意: [0, 2], 基本满意: [0, 2],
  不满意: [0, 2], 未反馈: [0, 2], 重新办理: [2, 16], 办结: [0, 14], 回头看: [0, 10],
};
