import { expect, fixture, html, waitUntil } from '@open-wc/testing';
import { defineProbe, frameOf, textOf, type ProbeElement } from './probe-element.ts';
import { interceptFetch, problem, type Answers } from './server-of-answers.ts';

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
