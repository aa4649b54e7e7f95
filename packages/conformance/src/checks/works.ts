import type { DutyRecord, Milestone, Project } from '@congress-kit/api';
import { budgetExecution, weightedProgress } from '@congress-kit/api/rules/projects';
import { rate } from '@congress-kit/api/rules/rates';
import { check, type Check } from '../check.ts';
import { details, operationNamed, pathOf } from '../contract.ts';
import { field, isObject, type Exchange } from '../exchange.ts';
import { readDetails, spread, walk, type Item } from '../lists.ts';
import type { Trial } from '../trial.ts';

/** Projects, disclosed documents, duty records and statistics: figures that bear a recount, ways that lead back, files that can be checked. */

const records = async (trial: Trial, list: string): Promise<{ record: Item; exchange: Exchange }[]> =>
  (await readDetails(trial.site, operationNamed(list))).filter(({ exchange }) => exchange.status === 200 && isObject(exchange.json)).map(({ exchange }) => ({ record: exchange.json as Item, exchange }));

const statistics = check({
  id: 'works.statistics', level: 'must',
  title: ['统计数据的百分比都有分母，并等于分子除以分母', 'A statistic’s percent has its denominator and is what the two counts give'],
  proves: ['每个百分比都经得起核对', 'Every percent bears a recount'],
  run: async (trial) => {
    const { items, pages } = await walk(trial.site, operationNamed('listStatistics'));
    for (const item of items) {
      const exchange = pages.find(({ text }) => text.includes(`"${String(item['id'])}"`));
      const [numerator, denominator, percent] = [Number(item['numerator']), item['denominator'], item['percent']];
      const due = typeof denominator === 'number' && numerator <= denominator ? rate(numerator, denominator).percent ?? undefined : undefined;
      trial.expect(percent === due, [`${String(item['id'])}：${numerator}/${String(denominator)} 应为 ${due}，写的是 ${String(percent)}`, `${String(item['id'])}: ${numerator}/${String(denominator)} is ${due}, it says ${String(percent)}`], exchange);
      trial.expect(typeof item['definition'] === 'string' && item['definition'].trim() !== '', [`${String(item['id'])} 没有口径`, `${String(item['id'])} has no definition`], exchange);
    }
  },
});

const progress = check({
  id: 'works.progress', level: 'must',
  title: ['项目进度和资金执行率等于按节点和金额算的结果', 'A project’s progress and budget execution are what milestones and amounts give'],
  proves: ['“完成 65%”是按节点算出来的，不是随口说的', '“65 % done” follows from the milestones'],
  run: async (trial) => {
    for (const { record, exchange } of await records(trial, 'listProjects')) {
      const { id, milestones, funds, progress: said } = record as unknown as Project;
      if (!Array.isArray(milestones) || !isObject(funds)) continue;
      const due = weightedProgress((milestones as Milestone[]).map((one) => ({ weight: one.weight, percent: one.percent, plannedOn: one.plannedOn, doneOn: one.doneOn ?? null }))).percent ?? undefined;
      trial.expect(said?.percent === due, [`${id} 按节点应为 ${due}，写的是 ${said?.percent}`, `${id}: the milestones give ${due}, it says ${said?.percent}`], exchange);
      const executed = budgetExecution(funds.planned, funds.spent);
      trial.expect((funds.percent ?? null) === executed.percent && funds.over === executed.over, [`${id} 资金执行率应为 ${executed.percent}，写的是 ${String(funds.percent)}`, `${id}: ${executed.percent} of the funds are spent, it says ${String(funds.percent)}`], exchange);
    }
  },
});

const duties = check({
  id: 'works.duties', level: 'must',
  title: ['履职次数与活动一致，积分写明办法', 'Duty records count what the activities say, and points name their scheme'],
  proves: ['代表做了多少，点开就能一件件看到', 'What a deputy is said to have done can be looked at, one by one'],
  run: async (trial) => {
    const { items, pages } = await walk(trial.site, operationNamed('listDutyRecords'));
    for (const item of spread(items, 20)) {
      const { id, deputy, year, total, kinds, definition, points } = item as unknown as DutyRecord;
      const exchange = pages.find(({ text }) => text.includes(`"${id}"`));
      const sum = Array.isArray(kinds) ? kinds.reduce((all, one) => all + one.count, 0) : undefined;
      trial.expect(sum === total, [`${id} 各类合计 ${String(sum)}，写的是 ${total}`, `${id}: its kinds add up to ${String(sum)}, it says ${total}`], exchange);
      const listed = await trial.site.read(pathOf(operationNamed('listActivities'), {}, { deputy: deputy?.id, year, limit: 1 }));
      trial.expect(field(listed, 'total') === total, [`${id} 写 ${total} 次，活动列表有 ${String(field(listed, 'total'))} 项`, `${id} says ${total}, the list of activities has ${String(field(listed, 'total'))}`], listed);
      trial.expect(typeof definition === 'string' && definition.trim() !== '', [`${id} 没有口径`, `${id} has no definition`], exchange);
      if (points !== undefined) trial.expect(typeof points.scheme === 'string' && points.scheme.trim() !== '' && typeof points.on === 'string', [`${id} 的积分没有写明办法和日期`, `${id} has points without their scheme and day`], exchange);
    }
  },
});

const way = check({
  id: 'works.way', level: 'should',
  title: ['从项目能查到票决和意见，反过来也能查到', 'From a project one comes to its ballot and suggestions, and back'],
  proves: ['群众能看到自己的意见变成了什么', 'Residents can see what became of what they proposed'],
  run: async (trial) => {
    const [ballotOf, suggestionOf] = ['getBallot', 'getSuggestion'].map((id) => details.find((one) => one.id === id)!);
    for (const { record, exchange } of (await records(trial, 'listProjects')).slice(0, 6)) {
      const { id, ballot, candidate, suggestions } = record as unknown as Project;
      if (!ballot || !candidate) continue;
      const found = field(await trial.site.read(pathOf(ballotOf!, { id: ballot.id })), 'candidates');
      const own = Array.isArray(found) ? found.filter(isObject).find((one) => one['id'] === candidate.id) : undefined;
      trial.expect(isObject(own?.['project']) && own['project']['id'] === id, [`票决 ${ballot.id} 的候选 ${candidate.id} 没有指回 ${id}`, `candidate ${candidate.id} of ${ballot.id} does not point back to ${id}`], exchange);
      for (const { receiptNo } of (suggestions ?? []).slice(0, 2)) {
        const became = field(await trial.site.read(pathOf(suggestionOf!, { receiptNo })), 'candidates');
        trial.expect(Array.isArray(became) && became.filter(isObject).some((one) => one['id'] === candidate.id), [`意见 ${receiptNo} 没有指向 ${candidate.id}`, `suggestion ${receiptNo} does not point to ${candidate.id}`], exchange);
      }
    }
  },
});

const files = check({
  id: 'works.files', level: 'must',
  title: ['公开文件的附件是网址，并带 SHA-256', 'Files of disclosed documents have a web address and a SHA-256'],
  proves: ['点开附件不会执行脚本，下载后能核对', 'A link runs nothing, and what was downloaded can be checked'],
  run: async (trial) => {
    for (const { record, exchange } of await records(trial, 'listDisclosures')) {
      for (const one of Array.isArray(record['attachments']) ? record['attachments'].filter(isObject) : []) {
        trial.expect(/^https?:\/\//i.test(String(one['url'])), [`${String(record['id'])} 的附件地址不是网址`, `a file of ${String(record['id'])} has no web address`], exchange);
        trial.expect(/^[0-9a-f]{64}$/.test(String(one['sha256'])), [`${String(record['id'])} 的附件没有校验值`, `a file of ${String(record['id'])} has no digest`], exchange);
      }
    }
  },
});

const drafts = check({
  id: 'works.only-published', level: 'must', needs: ['token'],
  title: ['没有公开的文件公众查不到', 'A document that is not published is not found'],
  proves: ['送审稿和撤下的文件不会被看到', 'Nobody sees drafts, or what was taken down'],
  run: async (trial) => {
    const listed = await trial.site.ask({ path: pathOf(operationNamed('listStaffDisclosures'), {}, { publication: ['draft', 'hidden'], limit: 5 }), headers: { Authorization: `Bearer ${trial.site.token}` } });
    if (listed.status === 403) trial.skip(['这个令牌不能看文件', 'this token may not see documents']);
    const items = field(listed, 'items');
    if (!trial.status(listed, 200)) return;
    for (const item of Array.isArray(items) ? items.filter(isObject) : []) trial.refused(await trial.site.ask({ path: pathOf(operationNamed('getDisclosure'), { id: String(item['id']) }) }), 'not_found');
  },
});

export const works: readonly Check[] = [statistics, duties, progress, way, files, drafts];
