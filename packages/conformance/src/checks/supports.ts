import { listSuggestions, supportSuggestion } from '@congress-kit/api';
import { check, type Check } from '../check.ts';
import { nowhere, pathOf } from '../contract.ts';
import { field, type Exchange } from '../exchange.ts';
import { walk } from '../lists.ts';
import { newKey } from '../site.ts';
import type { Trial } from '../trial.ts';

/** Seconding. A voice cannot be taken back, so real suggestions get none: it is counted only where the data is invented. */

const support = ({ site }: Trial, receiptNo: string, body: object): Promise<Exchange> => site.post(pathOf(supportSuggestion, { receiptNo }), body);

const onlyPublic = check({
  id: 'writes.support-only-public', level: 'must', needs: ['write'],
  title: ['只能附议公开的意见，没有公开的与不存在的回答一样', 'Only public suggestions can be seconded; private ones answer like none'],
  proves: ['附议的入口试不出哪些编号存在', 'Nobody finds out by seconding which numbers exist'],
  run: async (trial) => {
    const sent = await trial.site.once('own suggestion', () => trial.site.submit());
    for (const receiptNo of [nowhere, String(field(sent, 'receiptNo'))]) trial.refused(await support(trial, receiptNo, {}), 'not_found');
    trial.fault(await support(trial, nowhere, { device: 'short' }), '/device');
    trial.fault(await support(trial, nowhere, { phone: '1' }), '/phone', 'unknown_field');
  },
});

const countedOnce = check({
  id: 'writes.support-once', level: 'must', needs: ['write'],
  title: ['同一设备附议两次只计一次，第二次不算错', 'A device that seconds twice counts once, and the second time is no error'],
  proves: ['附议数就是人数，多按一下也不会吓到人', 'The count is a count of people, and pressing again frightens nobody'],
  run: async (trial) => {
    const { site } = trial;
    if (field(await site.read('/'), 'sample') !== true) trial.skip(['附议撤不回来，只在示例数据上检查', 'a voice cannot be taken back: checked on invented data only']);
    const receiptNo = ((await walk(site, listSuggestions)).items[0] ?? {})['receiptNo'];
    if (typeof receiptNo !== 'string') return trial.skip(['没有公开的意见', 'there is no public suggestion']);
    const device = newKey();
    const [one, two] = [await support(trial, receiptNo, { device }), await support(trial, receiptNo, { device })];
    if (!trial.status(one, 201) || !trial.status(two, 201)) return;
    trial.expect(field(one, 'counted') === true && field(two, 'counted') === false, ['counted 不对', 'counted is wrong'], two);
    trial.expect(field(one, 'supportCount') === field(two, 'supportCount'), ['第二次又计了数', 'the second time was counted'], two);
  },
});

export const supporting: readonly Check[] = [onlyPublic, countedOnce];
