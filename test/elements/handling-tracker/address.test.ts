import { expect, fixture, html, waitUntil } from '@open-wc/testing';
import { historyStep } from '../base/history-step.ts';
import { receiptHandling, receiptNo, secret } from './fixtures.ts';
import { all, appears, focusIsOn, one, press, type, type Tracker } from './helpers.ts';
import { PlayedServer } from './server.ts';

const number = 'JY-2026-0042';

describe('the open case of the tracker in the address', () => {
  const before = location.href;
  let server: PlayedServer;
  beforeEach(() => {
    server = new PlayedServer();
    history.pushState(null, '', '?page=7#here');
  });
  afterEach(() => {
    server.close();
    history.replaceState(null, '', before);
  });

  const asked = (): string => Array.from(new URLSearchParams(location.search)).filter(([name]) => !/^wtr|test/.test(name)).map((one) => one.join('=')).join(' ');
  const tracker = (more: { keep?: boolean; elder?: boolean } = { keep: true }) =>
    fixture<Tracker>(html`<congress-handling-tracker api=${server.api} ?keep-address=${more.keep} ?from-address=${!more.keep} ?elder=${more.elder}></congress-handling-tracker>`);
  const openFirst = async (element: Tracker): Promise<void> => {
    await appears(element, '.cases');
    press(element, `#case-${number}`);
    await appears(element, '.record');
    await focusIsOn(element, '#record-title');
  };

  it('is left alone unless the page wants it there', async () => {
    const element = await tracker({});
    await openFirst(element);
    expect(asked()).to.equal('page=7');
    press(element, '.bar button');
    await focusIsOn(element, `#case-${number}`);
  });

  it('is a step: the browser’s “back” leads to the list with its pages and the focus, “forward” to the case again', async () => {
    const element = await tracker();
    await appears(element, '.cases');
    expect(getComputedStyle(one(element, '.chip')).borderTopLeftRadius, 'dressed as without the attribute').to.not.equal('0px');
    press(element, '#more');
    await waitUntil(() => all(element, '.case').length === 26);
    const heard = server.heard.length;
    const list = historyStep();
    await openFirst(element);
    expect(asked()).to.equal(`page=7 case=${number}`);
    expect(location.hash).to.equal('#here');
    expect(historyStep()).to.not.equal(list);
    history.back();
    await appears(element, '.cases');
    await focusIsOn(element, `#case-${number}`);
    expect(asked()).to.equal('page=7');
    expect(all(element, '.case').length).to.equal(26);
    history.forward();
    await appears(element, '.record');
    await focusIsOn(element, '#record-title');
    expect(server.heard.slice(heard).every(({ path }) => !path.endsWith('/cases')), 'the list is not read again').to.equal(true);
  });

  it('the button goes back as the browser does, and leaves no step behind that opens it again', async () => {
    const element = await tracker();
    const list = historyStep();
    await openFirst(element);
    press(element, '.bar button');
    await focusIsOn(element, `#case-${number}`);
    expect(asked()).to.equal('page=7');
    expect(historyStep()).to.equal(list);
  });

  it('a receipt is a step, too: “back” and the button lead to the form, which knows nothing of it any more', async () => {
    server.receipt = receiptHandling;
    const element = await tracker();
    const lookUp = async (): Promise<void> => {
      await appears(element, '#receipt-no');
      type(element, 'receipt-no', receiptNo);
      type(element, 'receipt-secret', secret);
      press(element, '.lookup button[type=submit]');
      await focusIsOn(element, '#record-title');
    };
    const form = historyStep();
    await lookUp();
    expect(asked(), 'nothing of it in the address').to.equal('page=7');
    history.back();
    await focusIsOn(element, '#receipt-no');
    expect([one(element, '.record'), one<HTMLInputElement>(element, '#receipt-no').value, historyStep()]).to.deep.equal([null, '', form]);
    await lookUp();
    press(element, '.bar button');
    await focusIsOn(element, '#receipt-no');
    expect(historyStep()).to.equal(form);
  });

  it('of a shared link is shown at once, without taking the focus, and its button leads to the list', async () => {
    history.replaceState(null, '', `?page=7&case=${number}`);
    const element = await tracker();
    await appears(element, '.record');
    await element.updateComplete;
    expect(document.activeElement).to.not.equal(element);
    expect(one(element, '.cases')).to.equal(null);
    press(element, '.bar button');
    await focusIsOn(element, `#case-${number}, #listing`);
    expect(asked()).to.equal('page=7');
    await appears(element, '.cases');
  });

  it('a page that names a case itself keeps its address', async () => {
    const element = await fixture<Tracker>(html`<congress-handling-tracker api=${server.api} case=${number} keep-address></congress-handling-tracker>`);
    await appears(element, '.record');
    expect(asked()).to.equal('page=7');
    expect(one(element, '.bar')).to.equal(null);
  });
});
