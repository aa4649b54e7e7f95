import { expect, fixture, html, waitUntil } from '@open-wc/testing';
import { defineProbe, frameOf, textOf, type ProbeElement } from './probe-element.ts';
import { interceptFetch, json, problem, type Answers } from './server-of-answers.ts';

describe('after an error', () => {
  it('what takes its place has the focus that its button had', async () => {
    defineProbe();
    const network = interceptFetch();
    network.answer('/v1/', () => json('<h1>gone</h1>', 404, 'text/html'));
    const element = await fixture<ProbeElement>(html`<congress-probe api="https://county.example/v1"></congress-probe>`);
    await waitUntil(() => frameOf(element).querySelector('[part=error] button'), '', { timeout: 10_000 });
    await element.updateComplete;
    network.answer('/v1/', () => json({ id: 'b1', title: '票决', congress: { id: 'c', name: 'c' }, division: { id: 'd', name: 'd' }, year: 2026, votedOn: '2026-01-08', seats: 1, candidateCount: 0, totalDeputies: 1, present: 1, issued: 1, returned: 1, invalid: 0, method: 'approve_top_n', candidates: [], source: 's', asOf: '2026-01-09' }));
    const again = frameOf(element).querySelector<HTMLElement>('[part=error] button')!;
    again.focus();
    again.click();
    await waitUntil(() => frameOf(element).querySelector('h2'), '', { timeout: 10_000 });
    await waitUntil(() => element.shadowRoot!.activeElement === frameOf(element), 'the focus is in the element still');
    frameOf(element).blur();
    expect(frameOf(element).hasAttribute('tabindex'), 'only as long as it has it').to.equal(false);
    network.restore();
  });
});

describe('how long to wait', () => {
  let network: Answers;
  before(() => defineProbe());
  beforeEach(() => {
    network = interceptFetch();
  });
  afterEach(() => network.restore());

  for (const [lang, said] of [['zh-CN', '请等 10 分钟再试。'], ['en', 'Please wait 10 minutes before trying again.']] as const) {
    it(`is told a reader in minutes, not in 600 seconds (${lang})`, async () => {
      network.answer('/v1/', () => problem('too_many_requests', 429, { retryAfter: 600 }));
      const element = await fixture<ProbeElement>(html`<congress-probe lang=${lang} api="https://county.example/v1"></congress-probe>`);
      await waitUntil(() => frameOf(element).querySelector('[part=error]'), '', { timeout: 10_000 });
      await element.updateComplete;
      expect(textOf(element)).to.contain(said);
    });
  }
});
