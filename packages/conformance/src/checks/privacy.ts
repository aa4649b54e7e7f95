import { getSuggestion, listCases, listSimilarSuggestions, listSuggestions } from '@congress-kit/api';
import { feeds } from '@congress-kit/api/feeds';
import { findPrivateSpans } from '@congress-kit/api/rules/text';
import { check, type Check } from '../check.ts';
import { detailOf, lists, pathOf, singles } from '../contract.ts';
import { field, type Exchange } from '../exchange.ts';
import { namesIn, readDetails, textsIn, walk } from '../lists.ts';
import { mark, newKey } from '../site.ts';
import type { Trial } from '../trial.ts';

/** What the public may never be shown, looked for in everything the public can read. */

const publicAnswers = async ({ site }: Trial): Promise<Exchange[]> => {
  const found: Exchange[] = [];
  for (const list of lists) {
    found.push(...(await walk(site, list)).pages);
    if (detailOf(list)) found.push(...(await readDetails(site, list)).map(({ exchange }) => exchange));
  }
  for (const single of singles) found.push(await site.read(pathOf(single)));
  return found.filter(({ status }) => status === 200);
};

/** Fields that hold numbers of another kind: an office's line, codes, cursors, the digits of a file. */
const numbersOfTheirOwn = /\/(officePhone|code|id|cursor|nextCursor|number|receiptNo|caseNumber|documentNo|parentId|asOf|sha256|url|links\/\w+)(\/\d+)?$/;

const kinds: Readonly<Record<string, readonly [string, string]>> = {
  mobile: ['手机号', 'a mobile number'], id_number: ['身份证号', 'an identity number'], bank_card: ['银行卡号', 'a bank card number'], plate: ['车牌号', 'a licence plate'],
};

const numbers = check({
  id: 'privacy.no-numbers', level: 'must',
  title: ['公开内容里没有手机号、身份证号、银行卡号、车牌号', 'No mobile, identity, card or plate number is public'],
  proves: ['群众写进意见里的号码不会被所有人看到', 'Numbers that residents wrote into a suggestion are not shown to everybody'],
  run: async (trial) => {
    for (const exchange of await publicAnswers(trial)) {
      const leaks = [...textsIn(exchange.json)].filter(([path]) => !numbersOfTheirOwn.test(path))
        .flatMap(([path, text]) => findPrivateSpans(text).map(({ kind }) => ({ path, kind })));
      trial.looked += 1;
      for (const { path, kind } of leaks) {
        const [zh, en] = kinds[kind] ?? [kind, kind];
        // Named by its place only: a report must not spread what it found.
        trial.expect(false, [`${path} 像是${zh}`, `${path} looks like ${en}`], { ...exchange, text: '', json: undefined });
      }
    }
  },
});

const personal = new Set(['phone', 'mobile', 'telephone', 'email', 'idNumber', 'idCard', 'secret', 'secretHash', 'contact', 'ip', 'ipAddress', 'password', 'token', 'homeAddress', 'mayPublish', 'rating', 'ratings']);

const fields = check({
  id: 'privacy.no-private-fields', level: 'must',
  title: ['公开内容里没有联系方式、密码、个人评价的字段', 'No field for contact details, secrets or single ratings is public'],
  proves: ['代表和群众的私人信息不会混在公开数据里', 'Nothing private of deputies or residents slips into the open data'],
  run: async (trial) => {
    for (const exchange of await publicAnswers(trial)) {
      const found = [...namesIn(exchange.json)].find((name) => personal.has(name));
      trial.expect(found === undefined, [`有字段 ${found}`, `there is a field ${found}`], { ...exchange, text: '', json: undefined });
    }
  },
});

const authors = check({
  id: 'privacy.authors', level: 'must',
  title: ['只有实名公开的意见才显示姓名', 'A name is shown only where the resident chose to show it'],
  proves: ['要求不公开姓名的群众不会被点名', 'Nobody who asked not to be named is named'],
  run: async (trial) => {
    const list = lists.find(({ id }) => id === 'listSuggestions')!;
    const { items, pages } = await walk(trial.site, list);
    const all = [...items.map((item) => ({ item, exchange: pages[0] as Exchange })), ...(await readDetails(trial.site, list)).map(({ exchange }) => ({ item: exchange.json as Record<string, unknown>, exchange }))];
    for (const { item, exchange } of all) {
      const named = item?.['authorName'] !== undefined && item['identityMode'] !== 'public';
      trial.expect(!named, [`${String(item?.['receiptNo'])} 是“${String(item?.['identityMode'])}”却有姓名`, `${String(item?.['receiptNo'])} is “${String(item?.['identityMode'])}” and has a name`], { ...exchange, text: '', json: undefined });
    }
  },
});

const hiddenStates = new Set(['submitted', 'screening', 'needs_supplement', 'rejected', 'referred', 'merged', 'withdrawn', 'hidden']);

const reviewed = check({
  id: 'privacy.only-reviewed', level: 'must',
  title: ['没有审核通过的意见不公开', 'No suggestion is public before it was reviewed, or after it was hidden'],
  proves: ['广告、辱骂和别人的隐私不会被放上网', 'Adverts, insults and other people’s secrets are not put on the web'],
  run: async (trial) => {
    const { items, pages } = await walk(trial.site, lists.find(({ id }) => id === 'listSuggestions')!);
    for (const item of items) trial.expect(!hiddenStates.has(String(item['state'])), [`${String(item['receiptNo'])} 的状态是 ${String(item['state'])}`, `${String(item['receiptNo'])} is in state ${String(item['state'])}`], pages[0]);
  },
});

const sentStaysPrivate = check({
  id: 'privacy.sent-stays-private', level: 'must', needs: ['write'],
  title: ['刚提交、没有审核的意见，公开的地方一处也找不到', 'What was just sent and not yet reviewed is found nowhere in public'],
  proves: ['写给人大的话，不会没有审核就被搜到', 'What was written to the congress is not found by a search before anybody looked'],
  run: async (trial) => {
    const { site } = trial;
    const words = `核对${newKey().replace(/\d/g, '').slice(0, 8)}`;
    const sent = await site.submit({ title: words, body: `${mark} ${words}`, mayPublish: true, identityMode: 'withheld', name: words });
    if (!trial.status(sent, 201)) return;
    const receiptNo = String(field(sent, 'receiptNo'));
    const found = (exchange: Exchange): boolean => exchange.text.includes(receiptNo) || (exchange.status === 200 && (field(exchange, 'items') as unknown[] | undefined)?.some((item) => JSON.stringify(item).includes(words)) === true);
    const asked = [
      pathOf(listSuggestions, {}, { q: words }), pathOf(listSuggestions, {}, { limit: 100 }), pathOf(listSimilarSuggestions, {}, { title: words }), pathOf(listCases, {}, { q: words }),
      ...feeds.filter(({ id }) => id === 'suggestionsFeed').flatMap(({ path, formats }) => formats.map((format) => `${path}.${format}`)),
    ];
    for (const path of asked) {
      const exchange = await site.ask({ path });
      trial.expect(!found(exchange), ['找到了没有审核的意见', 'something not yet reviewed is found'], { ...exchange, text: '', json: undefined });
      if (path.includes('?q=')) trial.expect(field(exchange, 'total') === 0, ['搜索说有一件，虽然不给看', 'the search counts it, though it shows nothing'], exchange);
    }
    trial.refused(await site.ask({ path: pathOf(getSuggestion, { receiptNo }) }), 'not_found');
  },
});

export const privacy: readonly Check[] = [numbers, fields, authors, reviewed, sentStaysPrivate];
