import { expect } from '@open-wc/testing';
import { problem, type Answers } from '../base/server-of-answers.ts';
import { one, show, startNet, until, words } from './form-page.ts';

describe('congress-suggestion-form, whom it goes to', () => {
  let net: Answers;
  beforeEach(() => { net = startNet(); });
  afterEach(() => net.restore());

  for (const [kind, path, noun] of [['deputy', '/v1/deputies/JZ001', '代表'], ['station', '/v1/stations/JZ001', '代表家站']] as const) {
    it(`to a ${kind}: no id is shown while the name is read, when it cannot be, or when there is none`, async () => {
      const shown: string[] = [];
      let answer: () => Response | Promise<Response> = () => new Promise(() => {});
      net.answer(path, () => answer());
      const element = await show({ [kind]: 'JZ001' });
      const to = () => words(one(element, '[part=addressee] p'));
      shown.push(to());
      await until(() => to().includes('正在查找'), 'is being read');
      shown.push(to());
      expect(to()).to.contain(noun);
      element.remove();
      answer = () => Promise.reject(new TypeError('no line'));
      const cut = await show({ [kind]: 'JZ001' });
      await until(() => words(one(cut, '[part=addressee] p')).includes('没有读到'), 'cannot be read');
      shown.push(words(one(cut, '[part=addressee] p')));
      cut.remove();
      answer = () => problem('not_found', 404);
      const none = await show({ [kind]: 'JZ001' });
      await until(() => words(one(none, '[part=addressee] p')).includes('没有找到'), 'is not there');
      shown.push(words(one(none, '[part=addressee] p')));
      expect(shown.filter((words) => words.includes('JZ001'))).to.deep.equal([]);
      expect(shown[3]).to.contain(kind === 'deputy' ? '这位代表' : '这个代表家站');
    });
  }
});
