import { waitUntil } from '@open-wc/testing';
import { expectWords, giveWords } from '../base/own-words.ts';
import { receiptAsked, receiptNo, receiptRated, receiptReplied, secret } from './fixtures.ts';
import { appears, buttonNamed, home, isAccessible, one, press, type, type Tracker } from './helpers.ts';
import { json, PlayedServer } from './server.ts';

describe('congress-handling-tracker, words of the page’s own', () => {
  let server: PlayedServer;
  beforeEach(() => {
    server = new PlayedServer();
  });
  afterEach(() => server.close());
  const entered = async (element: Tracker): Promise<void> => {
    type(element, 'receipt-no', receiptNo);
    type(element, 'receipt-secret', secret);
    press(element, '.lookup button[type=submit]');
    await appears(element, '.record');
  };

  it('stand for headings and help of form, list, record and rating', async () => {
    server.receipt = receiptReplied;
    const element = await home(server);
    const [atHome, ofRecord, ofRating] = [
      ['title', 'lead', 'receipt-no-label', 'receipt-no-hint', 'receipt-secret-label', 'receipt-secret-hint', 'list-title', 'list-lead', 'search-label', 'search-hint'],
      ['due-title', 'who-title', 'timeline-title', 'reply-title', 'text-title'],
      ['rate-title', 'rate-lead', ...['attitude', 'result', 'comment'].flatMap((field) => [`rate-${field}-label`, `rate-${field}-hint`])],
    ] as const;
    await giveWords(element, [...atHome, ...ofRecord, ...ofRating, 'rated-title', 'rated']);
    await expectWords(element, atHome);
    await isAccessible(element);
    await entered(element);
    await expectWords(element, [...ofRecord, ...ofRating]);
    server.instead = ({ method }) => (method === 'POST' ? json(receiptRated('unsatisfied'), 201) : undefined);
    press(element, '#rate-attitude-0');
    press(element, '#rate-result-2');
    await element.updateComplete;
    press(element, '[part=rating] button[type=submit]');
    await appears(element, '[part=rated]');
    await expectWords(element, [...ofRecord, 'rated-title', 'rated']);
    await isAccessible(element);
  });

  it('stand for what is said before something is supplemented or withdrawn', async () => {
    server.receipt = receiptAsked;
    const [supplement, withdrawal] = [['supplement-title', 'supplement-lead', 'supplement-text-label'], ['withdraw-title', 'withdraw-lead', 'withdraw-reason-label']];
    const element = await home(server);
    await giveWords(element, [...supplement, ...withdrawal]);
    await entered(element);
    await expectWords(element, supplement);
    buttonNamed(element, '撤回这件意见').click();
    await waitUntil(() => one(element, '[part=withdrawal]'));
    await expectWords(element, [...supplement, ...withdrawal]);
  });
});
