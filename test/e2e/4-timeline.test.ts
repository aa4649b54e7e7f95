// Journey 4, the long way: one case goes through all ten kinds of steps that a county knows, and whoever follows it sees each with who and when.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { engines } from '../support/engines.ts';
import { startServer, type TestServer } from '../support/server.ts';
import { findUnits, makeTokens, moves, replyOf, submit, today, type Named } from './office.ts';
import { assertNoOverflow, phone, startCountySite, type CountySite } from './page.ts';

type Who = 'office' | 'lead' | 'returning' | 'committee';
interface Kind {
  /** As the law and the offices call it. */
  readonly name: string;
  readonly zh: string;
  readonly en: string;
  readonly by: Who;
}
/** In the order in which they happen here. */
const kinds: readonly Kind[] = [
  { name: '退办', zh: '承办单位退回（退办）', en: 'Returned by the unit', by: 'returning' },
  { name: '交办', zh: '已交给承办单位（交办）', en: 'Assigned to a unit', by: 'office' },
  { name: '签收', zh: '承办单位已签收', en: 'Received by the unit', by: 'lead' },
  { name: '催办', zh: '提醒加快（催办）', en: 'Urged', by: 'office' },
  { name: '督办', zh: '督促办理（督办）', en: 'Supervised', by: 'committee' },
  { name: '面商', zh: '当面沟通（面商）', en: 'Met in person', by: 'lead' },
  { name: '延期', zh: '同意延期，继续办理', en: 'More time granted', by: 'office' },
  { name: '答复', zh: '已答复', en: 'Answered', by: 'lead' },
  { name: '测评', zh: '正在评价（测评）', en: 'Being evaluated', by: 'office' },
  { name: '公开', zh: '已公开', en: 'Published', by: 'office' },
];

for (const engine of engines()) {
  describe(`every kind of step, ${engine.name}`, () => {
    let server: TestServer;
    let county: CountySite;
    let units: { lead: Named; other: Named; committee: Named };
    let number: string;

    before(async () => {
      server = await startServer({ engine: engine.name, seed: 'sample' });
      units = await findUnits(server.api);
      const { lead, returning, committee } = await makeTokens(server, {
        lead: ['--role', 'handling_unit', '--organization', units.lead.id], returning: ['--role', 'handling_unit', '--organization', units.other.id],
        committee: ['--role', 'supervising_committee', '--organization', units.committee.id],
      });
      county = await startCountySite(server.url, server.api, { '/': '<congress-handling-tracker from-address></congress-handling-tracker>', '/en': '<congress-handling-tracker from-address lang="en"></congress-handling-tracker>' });
      const [byOffice, byLead, byReturning, byCommittee] = [server.staffToken, lead, returning, committee].map((token) => moves(server.api, token)) as [ReturnType<typeof moves>, ReturnType<typeof moves>, ReturnType<typeof moves>, ReturnType<typeof moves>];
      const { receiptNo } = await submit(server.api);
      await byOffice.suggestion(receiptNo, 'screening');
      await byOffice.suggestion(receiptNo, 'accepted');
      ({ caseNumber: number } = await byOffice.suggestion(receiptNo, 'transferred'));
      await byOffice.case(number, 'reviewed');
      await byOffice.case(number, 'assigned', { leadHandlerId: units.other.id, supervisingCommitteeId: units.committee.id });
      await byReturning.case(number, 'returned', { reason: '不归我们管' });
      await byOffice.case(number, 'assigned', { leadHandlerId: units.lead.id, supervisingCommitteeId: units.committee.id });
      await byLead.case(number, 'received');
      await byLead.case(number, 'handling');
      await byOffice.case(number, 'urged');
      await byCommittee.case(number, 'supervised');
      await byLead.case(number, 'meeting', { kind: 'visit' });
      await byLead.case(number, 'extension_requested', { reason: '要等雨季过去', totalMonths: 5 });
      await byOffice.case(number, 'extended', { totalMonths: 5, consent: true, deputyTold: true });
      await byLead.case(number, 'replied', { reply: replyOf('三盏路灯已换新。') });
      await byOffice.case(number, 'evaluating');
      await byCommittee.case(number, 'satisfied');
      await byOffice.case(number, 'completed');
      await byOffice.case(number, 'published', { mode: 'full', reviewer: '钱勇' });
    });
    after(async () => {
      await county?.stop();
      await server?.stop();
    });

    for (const language of ['zh', 'en'] as const) {
      test(`all ten on the timeline, each with who and the day: ${language}`, async (t) => {
        const page = await county.open(t, `${language === 'en' ? '/en' : '/'}?case=${number}`, phone);
        await page.locator('[part=timeline]').waitFor();
        for (const fold of await page.locator('[part=phase] > summary').all()) await fold.click();
        await assertNoOverflow(page);
        const steps = await page.locator('[part=step]').evaluateAll((all) => all.map((step) => ({
          what: step.querySelector<HTMLElement>('.what')!.innerText, at: step.querySelector('time')!.dateTime, said: step.querySelector('time')!.innerText, by: step.querySelector('time')!.parentElement!.innerText,
        })));
        assert.equal((await page.locator('[part=timeline]').innerText()).includes('不归我们管'), false, 'why it was sent back stays inside');
        const office = language === 'en' ? 'Director of the congress office' : '人大办主任';
        const who: Record<Who, string> = { office, lead: units.lead.name, returning: units.other.name, committee: units.committee.name };
        for (const { name, by, ...words } of kinds) {
          const shown = steps.filter(({ what }) => what.startsWith(words[language]));
          assert.ok(shown.length > 0, `${name}: no “${words[language]}” among ${steps.map(({ what }) => what).join(', ')}`);
          assert.ok(shown.some((step) => step.by.includes(who[by])), `${name} by ${who[by]}: ${shown.map((step) => step.by).join(', ')}`);
          for (const { at, said } of shown) {
            assert.equal(new Date(Date.parse(at) + 8 * 3_600_000).toISOString().slice(0, 10), today(), name);
            assert.ok(said.includes(language === 'en' ? today().slice(0, 4) : today().replace(/^(\d+)-0?(\d+)-0?(\d+)$/, '$1年$2月$3日')), `${name}: ${said}`);
          }
        }
      });
    }
  });
}
