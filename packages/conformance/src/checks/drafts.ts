import { limits, submitSuggestion } from '@congress-kit/api';
import { check, type Check } from '../check.ts';
import type { Exchange } from '../exchange.ts';
import type { Trial } from '../trial.ts';

/** What a form may send. Every draft here lacks the consent, so that none of them could be stored. */

const refuse = async ({ site }: Trial, more: object): Promise<Exchange> => {
  const { consent: _, ...rest } = await site.draft(more);
  return site.post(submitSuggestion.path, JSON.stringify(rest));
};

const required = check({
  id: 'drafts.required', level: 'must',
  title: ['缺的必填项全部指出', 'Every missing field is named'],
  proves: ['表单一次就能标出所有没填的格', 'A form can mark all empty fields at once'],
  run: async (trial) => {
    const answer = await trial.site.post(submitSuggestion.path, {});
    for (const name of ['kind', 'category', 'title', 'body', 'identityMode', 'mayPublish', 'consent']) trial.fault(answer, `/${name}`, 'required');
  },
});

const blank = check({
  id: 'drafts.blank', level: 'must',
  title: ['只有空格的标题和正文算没填', 'A title or body of blanks counts as empty'],
  proves: ['不会收到空白的意见', 'No empty suggestion comes in'],
  run: async (trial) => {
    const answer = await refuse(trial, { title: ' \u3000\t', body: '\n \n' });
    trial.fault(answer, '/title', 'required');
    trial.fault(answer, '/body', 'required');
  },
});

const unknown = check({
  id: 'drafts.unknown-field', level: 'must',
  title: ['不认识的字段被指出，不会被吞掉', 'A field that nobody knows is named, not swallowed'],
  proves: ['字段名写错不会悄悄丢掉群众写的内容', 'A misspelt field does not silently lose what a resident wrote'],
  run: async (trial) => {
    trial.fault(await refuse(trial, { adress: '某路1号' }), '/adress', 'unknown_field');
    trial.fault(await refuse(trial, { target: { kind: 'congress', nmae: 'x' } }), '/target/nmae', 'unknown_field');
    trial.fault(await refuse(trial, { 'a/b~c': 1 }), '/a~1b~0c', 'unknown_field');
  },
});

const words = check({
  id: 'drafts.words', level: 'must',
  title: ['选项之外的取值被拒绝', 'Words that are no option are refused'],
  proves: ['统计不会混进看不懂的类别', 'No unknown category slips into the statistics'],
  run: async (trial) => {
    const answer = await refuse(trial, { kind: 'wish', category: 'moon', identityMode: 'secret', channel: 'visit', target: { kind: 'mayor' } });
    for (const pointer of ['/kind', '/category', '/identityMode', '/channel', '/target/kind']) trial.fault(answer, pointer, 'not_one_of');
  },
});

const types = check({
  id: 'drafts.types', level: 'must',
  title: ['类型不对的值被拒绝，不会被转换', 'Values of a wrong type are refused, not converted'],
  proves: ['“false”不会被当成同意公开', '“false” is not taken for yes'],
  run: async (trial) => {
    const answer = await refuse(trial, { title: 5, body: ['x'], mayPublish: 'false', target: 'congress' });
    for (const pointer of ['/title', '/body', '/mayPublish', '/target']) trial.fault(answer, pointer, 'wrong_type', 'bad_format');
    trial.fault(await refuse(trial, { title: null }), '/title');
  },
});

const lengths = check({
  id: 'drafts.lengths', level: 'must',
  title: ['超长的文字被指出，并说明上限', 'Text that is too long is named, with the limit'],
  proves: ['知道要删掉多少字', 'One knows how much to take out'],
  run: async (trial) => {
    const answer = await refuse(trial, { title: '字'.repeat(limits.title + 1), body: '字'.repeat(limits.body + 1), address: '字'.repeat(limits.line + 1) });
    for (const [pointer, max] of [['/title', limits.title], ['/body', limits.body], ['/address', limits.line]] as const) {
      if (!trial.fault(answer, pointer, 'too_long')) continue;
      const { errors } = answer.json as { errors: { pointer: string; params?: { max?: unknown } }[] };
      trial.expect(errors.find((one) => one.pointer === pointer)?.params?.max === max, [`${pointer} 没有说明上限 ${max}`, `${pointer} does not say the limit ${max}`], answer);
    }
  },
});

const counted = check({
  id: 'drafts.counted-by-characters', level: 'must',
  title: ['字数按人看到的字算，不按字节', 'Length is counted in characters, not in bytes'],
  proves: ['生僻字和表情不会被多算', 'Rare characters and emoji do not count twice'],
  run: async (trial) => {
    // e and its accent are one character once they are joined.
    for (const character of ['𠮷', '😀', 'e\u0301']) {
      const answer = await refuse(trial, { title: character.repeat(limits.title), body: character.repeat(limits.body) });
      if (!trial.refused(answer, 'invalid_request')) continue;
      trial.expect(!/"pointer":"\/(title|body)"/.test(answer.text), [`${limits.title} 个“${character}”被判超长`, `${limits.title} of “${character}” are called too long`], answer);
      trial.fault(await refuse(trial, { title: character.repeat(limits.title + 1) }), '/title', 'too_long');
    }
  },
});

const characters = check({
  id: 'drafts.characters', level: 'must',
  title: ['NUL、控制字符、半个字符被拒绝', 'NUL, control characters and lone surrogates are refused'],
  proves: ['存下来的字和写的一样，不会悄悄变样', 'What is stored is what was typed, never silently changed'],
  run: async (trial) => {
    for (const text of ['a\u0000b', 'a\u0007b', 'a\u001bb', '\ud800', 'x\udc00y', 'a\u007fb']) {
      const answer = await refuse(trial, { title: text, body: text });
      trial.fault(answer, '/title', 'bad_characters');
      trial.fault(answer, '/body', 'bad_characters');
    }
    trial.fault(await refuse(trial, { title: 'two\nlines' }), '/title', 'bad_characters');
  },
});

const conditions = check({
  id: 'drafts.conditions', level: 'must',
  title: ['实名时要姓名，写给代表或家站时要编号', 'A name is due unless anonymous, an id when addressed to a deputy or station'],
  proves: ['不会收到没有名字的“实名”意见', 'No signed suggestion comes without a name'],
  run: async (trial) => {
    for (const identityMode of ['public', 'withheld']) trial.fault(await refuse(trial, { identityMode }), '/name', 'required');
    for (const kind of ['deputy', 'station']) trial.fault(await refuse(trial, { target: { kind } }), '/target/id', 'required');
  },
});

const phones = check({
  id: 'drafts.phone', level: 'must',
  title: ['不成样子的电话被指出，怎么写都对的电话收下', 'A phone number that is none is named, and one is taken however it is written'],
  proves: ['留下的电话打得通', 'The number that is left can be called'],
  run: async (trial) => {
    for (const phone of ['123', 'call me', '1380000000a', '1380013800', '138001380000', '13800138000/13900139000', '+'.repeat(12)]) trial.fault(await refuse(trial, { phone }), '/phone');
    for (const phone of ['１３８００１３８０００', '+86 138 0013 8000', '138-0013-8000', '（010）12345678', '0561-3012345转801', '+852 9123 4567']) {
      const answer = await refuse(trial, { phone });
      if (trial.refused(answer, 'invalid_request')) trial.expect(!answer.text.includes('"/phone"'), [`“${phone}”被判不是电话`, `“${phone}” is called no number`], answer);
    }
  },
});

export const drafts: readonly Check[] = [required, blank, unknown, words, types, lengths, counted, characters, conditions, phones];
