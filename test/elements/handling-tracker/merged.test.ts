import { expect, fixture, html, waitUntil } from '@open-wc/testing';
import { handling, merged, receiptHandling } from './fixtures.ts';
import { all, appears, buttonNamed, byReceipt, focusIsOn, isAccessible, one, press, text, words, type Tracker } from './helpers.ts';
import { PlayedServer } from './server.ts';

describe('a case that was merged into another', () => {
  const before = location.href;
  let server: PlayedServer;
  beforeEach(() => {
    server = new PlayedServer();
    server.cases.set(merged.number, merged);
  });
  afterEach(() => {
    server.close();
    history.replaceState(null, '', before);
  });
  const titleIs = (element: Tracker, title: string) => waitUntil(() => words(one(element, '#record-title')) === title, title);

  for (const [lang, onward, back] of [['zh-CN', `看办理件 ${handling.number}`, `回到办理件 ${merged.number}`], ['en', `See case ${handling.number}`, `Back to case ${merged.number}`]] as const) {
    it(`leads to the one that goes on, and back to itself (${lang})`, async () => {
      const element = await fixture<Tracker>(html`<congress-handling-tracker api=${server.api} case=${merged.number} lang=${lang}></congress-handling-tracker>`);
      await appears(element, '[part~=linked-case]');
      expect(words(one(element, '[part~=ending] .advice')), 'on paper, too').to.contain(handling.number);
      await isAccessible(element);
      buttonNamed(element, onward).click();
      await titleIs(element, handling.title);
      await focusIsOn(element, '#record-title');
      buttonNamed(element, back).click();
      await titleIs(element, merged.title);
      await focusIsOn(element, '[part~=linked-case]');
      expect(one(element, '.bar')).to.equal(null);
    });
  }

  it('says where it goes on where no server can show it', async () => {
    const element = await fixture<Tracker>(html`<congress-handling-tracker .data=${merged}></congress-handling-tracker>`);
    await appears(element, '[part~=ending]');
    expect(words(one(element, '[part~=ending]'))).to.contain(handling.number);
    expect(one(element, '[part~=linked-case]')).to.equal(null);
  });

  it('waits for no clock where it ended before anybody was given it', async () => {
    const registered = { ...merged, state: 'registered', phase: 'received', steps: merged.steps.slice(0, 1) };
    for (const [data, dues] of [[merged, 0], [registered, 1]] as const) {
      const element = await fixture<Tracker>(html`<congress-handling-tracker .data=${data}></congress-handling-tracker>`);
      await appears(element, '#record-title');
      expect(all(element, '[part~=due]').length, data.state).to.equal(dues);
    }
  });

  it('its page’s “back” is the list’s, with the address of the case that is shown', async () => {
    history.replaceState(null, '', `?case=${merged.number}`);
    const element = await fixture<Tracker>(html`<congress-handling-tracker api=${server.api} keep-address></congress-handling-tracker>`);
    await appears(element, '[part~=linked-case]');
    press(element, '[part~=linked-case]');
    await titleIs(element, handling.title);
    expect(new URLSearchParams(location.search).get('case')).to.equal(handling.number);
    press(element, '.bar button');
    await appears(element, '.cases');
    expect(new URLSearchParams(location.search).get('case')).to.equal(null);
    await waitUntil(() => element.shadowRoot!.activeElement !== null, 'the focus is lost');
  });

  it('leads the holder of a receipt on, and back to the receipt', async () => {
    server.receipt = { ...receiptHandling, phase: 'merged', case: { ...merged, origin: 'public_suggestion' } };
    const element = await byReceipt(server);
    await appears(element, '[part~=linked-case]');
    press(element, '[part~=linked-case]');
    await titleIs(element, handling.title);
    expect(text(element)).to.not.contain(receiptHandling.receiptNo);
    press(element, '.bar button');
    await focusIsOn(element, '[part~=linked-case]');
    expect(text(element)).to.contain(receiptHandling.receiptNo);
  });
});
