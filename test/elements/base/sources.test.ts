import { aTimeout, expect, fixture, html, oneEvent, waitUntil } from '@open-wc/testing';
import { configure } from '../../../packages/elements/src/base/registry.ts';
import { countyBallot } from '../ballot-results/sample-ballots.ts';
import { defineProbe, frameOf, ProbeElement, textOf } from './probe-element.ts';
import { discovery, freshApi, interceptFetch, json, problem, type Answers } from './server-of-answers.ts';

describe('where an element takes its data from', () => {
  let network: Answers;
  before(() => defineProbe());
  beforeEach(() => {
    network = interceptFetch();
  });
  afterEach(() => network.restore());

  const shows = (element: Element, text: string) => waitUntil(() => textOf(element).includes(text), `shows “${text}”`, { timeout: 4000 });

  it('the data property, without a request', async () => {
    const element = await fixture<ProbeElement>(html`<congress-probe .data=${countyBallot}></congress-probe>`);
    await shows(element, countyBallot.title);
    expect(network.requests).to.deep.equal([]);
  });

  it('a JSON child', async () => {
    const element = document.createElement('congress-probe') as ProbeElement;
    element.innerHTML = `<script type="application/json">${JSON.stringify(countyBallot)}</script>`;
    document.body.append(element);
    await element.updateComplete;
    await shows(element, countyBallot.title);
    element.remove();
  });

  it('a JSON child that comes after the element, as a parser brings it', async () => {
    const element = await fixture<ProbeElement>(html`<congress-probe></congress-probe>`);
    const script = document.createElement('script');
    script.type = 'application/json';
    element.append(script);
    script.append(JSON.stringify(countyBallot));
    await shows(element, countyBallot.title);
  });

  it('a broken JSON child is told in words', async () => {
    const element = document.createElement('congress-probe') as ProbeElement;
    element.innerHTML = '<script type="application/json">{"title": </script>';
    document.body.append(element);
    await element.updateComplete;
    await shows(element, '读不懂');
    element.remove();
  });

  it('a file, whatever content type an old server gives it', async () => {
    network.answer('exports/ballot.json', () => new Response(JSON.stringify(countyBallot), { headers: { 'content-type': 'text/plain' } }));
    const element = await fixture<ProbeElement>(html`<congress-probe src="/exports/ballot.json"></congress-probe>`);
    await shows(element, countyBallot.title);
    expect(network.requests.length).to.equal(1);
  });

  it('a file that is not there', async () => {
    network.answer('gone.json', () => new Response('<h1>Not found</h1>', { status: 404, headers: { 'content-type': 'text/html' } }));
    const element = await fixture<ProbeElement>(html`<congress-probe src="/gone.json"></congress-probe>`);
    await shows(element, '这个地址上没有内容');
  });

  it('its own api, and asks anew when it changes', async () => {
    const [first, second] = [freshApi(), freshApi()];
    network.answer(first, () => json({ ...countyBallot, title: '第一个' }));
    network.answer(second, () => json({ ...countyBallot, title: '第二个' }));
    const element = await fixture<ProbeElement>(html`<congress-probe api=${first}></congress-probe>`);
    await shows(element, '第一个');
    element.api = second;
    await shows(element, '第二个');
  });

  it('the api of the page, also when the page says it later', async () => {
    const api = freshApi();
    network.answer(api, () => json(countyBallot));
    const element = await fixture<ProbeElement>(html`<congress-probe><p>请到人大办查看。</p></congress-probe>`);
    await shows(element, '还没有指定');
    configure({ api });
    await shows(element, countyBallot.title);
    configure({ api: '' });
  });

  it('says that sample data is sample data', async () => {
    const api = freshApi();
    network.answer(`${api}/ballots`, () => json(countyBallot));
    network.answer(`${api}/`, () => json(discovery(true)));
    network.answer(`${api}/ballots`, () => json(countyBallot));
    const element = await fixture<ProbeElement>(html`<congress-probe api=${api}></congress-probe>`);
    await shows(element, '示例数据');
  });

  it('keeps properties that were set before it was defined', async () => {
    class Late extends ProbeElement {}
    const element = document.createElement('congress-late') as Late;
    element.data = countyBallot;
    element.elder = true;
    document.body.append(element);
    customElements.define('congress-late', Late);
    await element.updateComplete;
    await shows(element, countyBallot.title);
    expect(frameOf(element).hasAttribute('data-elder')).to.equal(true);
    element.remove();
  });

  it('shows the author’s own content when it could not read, and the error above it', async () => {
    const api = freshApi();
    network.answer(api, () => problem('not_found', 404));
    const element = await fixture<ProbeElement>(html`<congress-probe api=${api}><p id="own">请到人大办查看。</p></congress-probe>`);
    await shows(element, '没有找到');
    expect(element.querySelector<HTMLElement>('#own')?.assignedSlot).to.not.equal(null);
    await expect(element).to.be.accessible();
  });

  it('announces a failure in a region that was there before, and tells the page once', async () => {
    const api = freshApi();
    let fail: (reply: Response) => void = () => {};
    network.answer(api, () => new Promise((resolve) => {
      fail = resolve;
    }));
    const element = document.createElement('congress-probe') as ProbeElement;
    element.api = api;
    document.body.append(element);
    await element.updateComplete;
    const region = frameOf(element).querySelector('[role="status"]');
    expect(region?.textContent).to.equal('');
    await waitUntil(() => network.requests.some((url) => url.includes('/ballots')));
    const told = oneEvent(element, 'congress-error');
    await aTimeout(0);
    fail(problem('not_found', 404));
    const { detail } = await told;
    expect((detail.error as { kind: string }).kind).to.equal('problem');
    await element.updateComplete;
    expect(region?.textContent).to.contain('没有找到');
    element.remove();
  });

  it('tries again by itself when the network is back', async () => {
    const api = freshApi();
    network.answer(api, () => problem('not_found', 404));
    const element = await fixture<ProbeElement>(html`<congress-probe api=${api}></congress-probe>`);
    await shows(element, '没有找到');
    network.answer(api, () => json(countyBallot));
    window.dispatchEvent(new Event('online'));
    await shows(element, countyBallot.title);
  });

  it('drops an answer that is no longer wanted', async () => {
    const api = freshApi();
    let late: (reply: Response) => void = () => {};
    network.answer(`${api}/ballots/old`, () => new Promise((resolve) => {
      late = resolve;
    }));
    network.answer(`${api}/ballots/new`, () => json({ ...countyBallot, title: '新的' }));
    const element = await fixture<ProbeElement>(html`<congress-probe api=${api} ballot="old"></congress-probe>`);
    element.ballot = 'new';
    await shows(element, '新的');
    late(json({ ...countyBallot, title: '旧的' }));
    await aTimeout(20);
    expect(textOf(element)).to.contain('新的');
  });
});
