import { expect, fixture, html } from '@open-wc/testing';
import { emulateMedia } from '@web/test-runner-commands';
import type { SuggestionDetail } from '@congress-kit/sdk';
import { expectWords, giveWords } from '../base/own-words.ts';
import { day, handling, receiptHandling } from './fixtures.ts';
import { all, appears, buttonNamed, focusIsOn, isAccessible, one, text, words, type Tracker } from './helpers.ts';
import { json, PlayedServer, problem } from './server.ts';

const published: SuggestionDetail = {
  receiptNo: 'QH-2026-000123-7', kind: 'suggestion', category: 'lighting', title: receiptHandling.title, body: receiptHandling.body,
  division: { id: '990101.102.204', name: '枣林村' }, identityMode: 'public', authorName: '王桂兰', channel: 'web', state: 'transferred', phase: 'handling', submittedOn: day(-85),
  supportCount: 17, caseNumber: handling.number, steps: receiptHandling.steps.filter(({ type }) => type !== 'screening'), replies: [], source: '青禾县人大办', asOf: day(0),
  attachments: [{ id: 'f1', name: '路口.jpg', mediaType: 'image/jpeg', bytes: 412_000, sha256: 'a'.repeat(64), url: '/attachments/f1' }],
  candidates: [{ id: 'k1', title: '乡村道路和路灯', ballot: { id: 'b1', name: '2026 年民生实事票决' }, elected: true }],
} as SuggestionDetail;

describe('congress-handling-tracker, a public suggestion', () => {
  let server: PlayedServer;
  beforeEach(() => {
    server = new PlayedServer();
    server.instead = ({ path }) => (path === `/suggestions/${published.receiptNo}` ? json(published) : path.startsWith('/suggestions/') ? problem(404, 'not_found') : undefined);
  });
  afterEach(() => server.close());

  const shown = async (receiptNo = published.receiptNo): Promise<Tracker> => {
    const element = await fixture<Tracker>(html`<congress-handling-tracker api=${server.api} suggestion=${receiptNo}></congress-handling-tracker>`);
    await appears(element, '.record, [part="error"]');
    return element;
  };

  it('says what was written, by whom where they wanted it said, who stands behind it and what became of it', async () => {
    const element = await shown();
    expect(words(one(element, '#record-title')), text(element)).to.equal(published.title);
    expect(words(one(element, '.said'))).to.contain('先装有弯道的那一段也可以').and.contain('路口.jpg');
    expect(words(one(element, '.who'))).to.contain('谁提的王桂兰').and.contain('附议17 人').and.contain('枣林村').and.contain('路灯');
    expect(words(one(element, '.outcome'))).to.contain('“乡村道路和路灯”进入2026 年民生实事票决，当选。');
    expect(words(one(element, '[aria-current="step"]'))).to.contain('办理中');
    expect(text(element)).to.contain('来源：青禾县人大办').and.not.contain('您');
    expect(server.heard.every(({ headers }) => !headers.has('Receipt-Secret'))).to.equal(true);
    await isAccessible(element);
    await giveWords(element, ['outcome-title', 'follow-title']);
    await expectWords(element, ['outcome-title']);
  });

  it('prints the names of files without their addresses, which are good for an hour', async () => {
    const element = await shown();
    const link = one(element, '.papers a');
    await emulateMedia({ media: 'print' });
    try {
      expect(getComputedStyle(link, '::after').content).to.equal('none');
    } finally {
      await emulateMedia({ media: 'screen' });
    }
  });

  it('leads to its case and back', async () => {
    const element = await shown();
    one(element, '#linked-case').click();
    await appears(element, '.due');
    expect(text(element)).to.contain(handling.number).and.contain('县交通局正在办理');
    buttonNamed(element, '回到这条建议').click();
    await appears(element, '.said');
    await focusIsOn(element, '#linked-case');
  });

  it('gives no name that was not to be public, and says where only the title is', async () => {
    const { authorName: _, body: __, ...rest } = published;
    server.instead = () => json({ ...rest, identityMode: 'withheld', attachments: undefined });
    const element = await shown();
    expect(words(one(element, '.who'))).to.contain('谁提的实名，不公开');
    expect(words(one(element, '.said'))).to.contain('只公开了标题');
    expect(all(element, '.papers').length).to.equal(0);
  });

  it('says that there is no such suggestion', async () => {
    const element = await shown('QH-2026-000999-9');
    expect(one(element, '[part="error"]')).to.not.equal(null);
    await isAccessible(element);
  });

  it('is found by the address, and shown from data of the page', async () => {
    const before = location.href;
    history.replaceState(null, '', `?suggestion=${published.receiptNo}`);
    const element = await fixture<Tracker>(html`<congress-handling-tracker api=${server.api} from-address></congress-handling-tracker>`);
    await appears(element, '.said');
    history.replaceState(null, '', before);
    expect(words(one(element, '[part="follow"] summary'))).to.equal('在手机上看');
    await giveWords(element, ['follow-title']);
    await expectWords(element, ['follow-title']);
    const given = await fixture<Tracker>(html`<congress-handling-tracker .data=${published}></congress-handling-tracker>`);
    await appears(given, '.said');
    expect(one(given, '#linked-case'), 'no server to read the case from').to.equal(null);
  });
});
