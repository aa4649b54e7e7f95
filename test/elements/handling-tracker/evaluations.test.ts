import { expect, fixture, html } from '@open-wc/testing';
import type { Evaluation } from '@congress-kit/sdk';
import { handling, published } from './fixtures.ts';
import { appears, isAccessible, one, text, words, type Tracker } from './helpers.ts';
import { PlayedServer, problem } from './server.ts';

const rate = (numerator: number) => ({ numerator, denominator: 18, percent: (numerator * 100 / 18).toFixed(1) });
const told: Partial<Evaluation> = { id: 'CP-1', round: 1, method: 'back_to_back', evaluatedOn: '2026-06-20', collectedBy: '县人大城建环资委', minN: 5, source: '满意度测评.csv', asOf: '2026-11-20' };
const figures: Evaluation['figures'] = {
  issued: 20, returned: 18, valid: 18, invalid: 0,
  axes: [{ axis: 'result', satisfied: 15, basic: 2, unsatisfied: 1, unknown: 0, abstain: 0, satisfiedRate: rate(15), satisfiedOrBasicRate: rate(17) }],
};

describe('how a case was rated', () => {
  let server: PlayedServer;
  beforeEach(() => {
    server = new PlayedServer();
    server.cases.set(published.number, published);
  });
  afterEach(() => server.close());
  const shown = async (evaluations: readonly Partial<Evaluation>[], number = published.number, lang = 'zh-CN'): Promise<Tracker> => {
    server.evaluations = evaluations.map((one) => ({ ...told, ...one }));
    const element = await fixture<Tracker>(html`<congress-handling-tracker api=${server.api} case=${number} lang=${lang}></congress-handling-tracker>`);
    await appears(element, '.record');
    return element;
  };
  const said = (element: Tracker): string => words(one(element, '[part~=evaluations]'));

  it('counts first, then both rates with what they are taken of, and who asked when', async () => {
    const element = await shown([{ figures }]);
    for (const each of ['发出 20 张，收回 18 张，有效 18 张', '办理结果', '满意 15，基本满意 2，不满意 1', '满意率 83.3%（15/18）', '满意和基本满意率 94.4%（17/18）', '2026年6月20日', '县人大城建环资委']) expect(said(element)).to.contain(each);
    expect(said(element)).to.not.contain('弃权');
    expect(server.sent('GET', '/evaluations').map(({ query }) => String(query))).to.deep.equal([`subjectKind=case&subject=${published.number}&limit=20`]);
    await isAccessible(element);
  });

  it('until when they are sealed, and why', async () => {
    expect(said(await shown([{ withheld: 'sealed', sealedUntil: '2026-12-31' }]))).to.contain('2026年12月31日起在这里公布').and.contain('放心说实话');
    expect(said(await shown([{ withheld: 'sealed' }]))).to.contain('到了公布的日子');
    expect(said(await shown([{ withheld: 'sealed', sealedUntil: '2026-12-31' }], published.number, 'en'))).to.contain('sealed').and.contain('from 31 December 2026 on').and.not.match(/[\u4e00-\u9fff]{9}/);
  });

  it('that there were too few papers, and how many it takes', async () => {
    expect(said(await shown([{ withheld: 'below_minimum', minN: 8 }]))).to.contain('不到 8 张').and.contain('猜出谁评了什么');
  });

  it('the newest of several first, each with its number', async () => {
    const element = await shown([{ withheld: 'below_minimum' }, { id: 'CP-2', round: 2, figures }]);
    expect(said(element)).to.match(/满意 15.*第 2 次评价.*不到 5 张.*第 1 次评价/);
  });

  it('nothing of a case that was not rated, and nothing is asked', async () => {
    const element = await shown([{ figures }], handling.number);
    expect(one(element, '[part~=evaluations]')).to.equal(null);
    expect(server.sent('GET', '/evaluations')).to.have.length(0);
  });

  it('the record is shown without them where they cannot be read', async () => {
    server.instead = ({ path }) => (path === '/evaluations' ? problem(400, 'invalid_request') : undefined);
    const element = await shown([]);
    expect(said(element)).to.contain('没有读到');
    expect(text(element)).to.contain(published.replies[1]!.text);
  });
});
