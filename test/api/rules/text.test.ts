import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import {
  countCharacters, findNames, findPrivateSpans, formatReceiptNo, formatSecret, maskPrivate, matchName, parseReceiptNo, parseSecret,
  prepareName, secretFromBytes,
} from '@congress-kit/api/rules/index';

test('characters are code points after NFC, and a line end is one', () => {
  assert.equal(countCharacters('人民代表'), 4);
  assert.equal(countCharacters('𠮷野家'), 3);
  assert.equal(countCharacters('e\u0301'), 1);
  assert.equal(countCharacters('一\r\n二'), countCharacters('一\n二'));
});

test('private numbers are found by position', () => {
  const found = (text: string) => findPrivateSpans(text).map((span) => [span.kind, text.slice(span.start, span.end)]);
  assert.deepEqual(found('电话13800138000，'), [['mobile', '13800138000']]);
  assert.deepEqual(found('手机 138-0013 8000 或+86 139 0013 9000'), [['mobile', '138-0013 8000'], ['mobile', '+86 139 0013 9000']]);
  assert.deepEqual(found('１３８００１３８０００'), [['mobile', '１３８００１３８０００']]);
  assert.deepEqual(found('ID11010119900307123x。'), [['id_number', '11010119900307123x']]);
  assert.deepEqual(found('旧证110101900307123'), [['id_number', '110101900307123']]);
  assert.deepEqual(found('卡6222 0213 8001 3800 012'), [['bank_card', '6222 0213 8001 3800 012']]);
  assert.deepEqual(found('卡6222021380013800012'), [['bank_card', '6222021380013800012']]);
  assert.deepEqual(found('车牌京A·12345、粤bd12345'), [['plate', '京A·12345'], ['plate', '粤bd12345']]);
  for (const text of ['2025-12-31 2026-01-15', '2023 2024 2025 2026', '投资13800138000元', '第2026-000123号', '共12345678901人次', '新闻ABCDEFG']) {
    assert.deepEqual(found(text), [], text);
  }
});

test('masking keeps the length, leaves no private number, and is done once', () => {
  assert.equal(maskPrivate('张三 13800138000 京A12345'), '张三 138******** 京******');
  const pieces = fc.constantFrom('13800138000', ' ', '京A12345', '11010119900307123X', '6222021380013800012', '，', '路灯', '-', '9', '元');
  fc.assert(fc.property(fc.array(pieces, { maxLength: 12 }), (parts) => {
    const text = parts.join('');
    const masked = maskPrivate(text);
    assert.equal(masked.length, text.length);
    assert.equal(maskPrivate(masked), masked);
    assert.deepEqual(findPrivateSpans(masked), []);
  }));
});

const bytes = fc.uint8Array({ minLength: 17, maxLength: 20 });

test('a secret survives every way of writing it down', () => {
  fc.assert(fc.property(bytes, (random) => {
    const secret = secretFromBytes(random);
    assert.match(secret, /^[0-9A-HJKMNP-TV-Z]{27}$/);
    const written = formatSecret(secret).toLowerCase().replace(/0/g, 'o').replace(/1/g, 'l').replace(/-/g, ' – ');
    assert.deepEqual(parseSecret(`  ${written}\n`), { ok: true, secret });
  }));
  assert.deepEqual(parseSecret(' '), { ok: false, fault: 'empty' });
  assert.deepEqual(parseSecret('ABC'), { ok: false, fault: 'wrong_length' });
  assert.deepEqual(parseSecret('ABU'), { ok: false, fault: 'wrong_character' });
  assert.throws(() => secretFromBytes(new Uint8Array(16)), { code: 'too_few_bytes' });
});

test('secrets use all their bits', () => {
  const distinct = new Set<string>();
  for (let bit = 0; bit < 130; bit += 1) {
    const random = new Uint8Array(17);
    random[bit >> 3] = 0x80 >> (bit & 7);
    distinct.add(secretFromBytes(random));
  }
  assert.equal(distinct.size, 130);
});

/** Every single mistyped character and every swap of neighbours of a text. */
function* slips(text: string, alphabet: string): Generator<string> {
  for (let index = 0; index < text.length; index += 1) {
    for (const other of alphabet) if (other !== text[index]) yield text.slice(0, index) + other + text.slice(index + 1);
    const [one, two] = [text[index], text[index + 1]];
    if (two !== undefined && one !== two) yield text.slice(0, index) + two + one + text.slice(index + 2);
  }
}

test('one slip in a secret is always noticed', () => {
  fc.assert(fc.property(bytes, (random) => {
    const secret = secretFromBytes(random);
    for (const slip of slips(secret, '0123456789ABCDEFGHJKMNPQRSTVWXYZ')) assert.deepEqual(parseSecret(slip), { ok: false, fault: 'wrong_check' });
  }), { numRuns: 20 });
});

const numbers = fc.record({
  prefix: fc.stringMatching(/^[A-HJKMNP-Z]{2,8}$/), year: fc.integer({ min: 2000, max: 2999 }), sequence: fc.integer({ min: 1, max: 999_999_999 }),
});

test('a receipt number survives, and one slip in it is always noticed', () => {
  fc.assert(fc.property(numbers, (parts) => {
    const receiptNo = formatReceiptNo(parts);
    assert.deepEqual(parseReceiptNo(receiptNo), { ok: true, receiptNo, ...parts });
    const loose = receiptNo.toLowerCase().replace(/-/g, '').replace(/[!-~]/g, (each) => String.fromCharCode(each.charCodeAt(0) + 0xfee0));
    assert.deepEqual(parseReceiptNo(` ${loose} `), { ok: true, receiptNo, ...parts });
    for (const slip of slips(receiptNo.replace(/-/g, ''), '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ')) {
      const parsed = parseReceiptNo(slip);
      // O for 0 and I or L for 1 is no slip: it is read as it was meant.
      assert.ok(!parsed.ok || parsed.receiptNo === receiptNo, slip);
    }
  }), { numRuns: 20 });
  assert.match(formatReceiptNo({ prefix: 'qh', year: 2026, sequence: 123 }), /^QH-2026-000123-[0-9A-Z]$/);
  assert.throws(() => formatReceiptNo({ prefix: 'AAL', year: 2001, sequence: 1 }), { code: 'not_a_receipt_no' });
  assert.throws(() => formatReceiptNo({ prefix: 'Q', year: 2026, sequence: 1 }), { code: 'not_a_receipt_no' });
  assert.deepEqual(parseReceiptNo('hello'), { ok: false, fault: 'malformed' });
});

test('a deputy is found by characters, pinyin, initials, mixtures and with one slip', () => {
  const zhang = prepareName({ name: '张晓明', pinyin: 'zhāng xiǎo míng' });
  const rank = (query: string) => matchName(zhang, query)?.rank ?? null;
  assert.deepEqual(
    ['张晓明', '张', '晓明', 'zhangxiaoming', 'zxm', 'zhxm', 'zhangxm', '张xm', 'Zhang Xiao', 'xm', 'zhnagxiao', 'zhangxiomin', 'wang', '', 'xim'].map(rank),
    [0, 1, 2, 3, 4, 5, 5, 5, 5, 6, 7, 7, null, null, 6],
  );
  assert.deepEqual(matchName(zhang, 'ｘｉａｏ')?.ranges, [[1, 2]]);
  const lv = prepareName({ name: '吕布', pinyin: 'lǚ bù' });
  for (const query of ['lvbu', 'lubu', 'lübu', 'lyubu', 'lv3 bu4']) assert.equal(matchName(lv, query)?.rank, 3, query);
  const dotted = prepareName({ name: '买买提·吐尔逊', pinyin: 'mai mai ti tu er xun' });
  assert.deepEqual(matchName(dotted, '买买提吐')?.ranges, [[0, 5]]);
  assert.deepEqual(matchName(dotted, 'tuerxun')?.ranges, [[4, 7]]);
  const loose = prepareName({ name: '欧阳华', pinyin: 'ouyang hua' });
  assert.deepEqual(matchName(loose, 'ouyangh')?.ranges, [[0, 3]]);
});

test('the scan lists the best first and forgives slips only when nothing fits', () => {
  const names = [['李章', 'li zhang'], ['张力', 'zhang li'], ['赵敏', 'zhao min'], ['张', 'zhang']] as const;
  const prepared = names.map(([name, pinyin]) => prepareName({ name, pinyin }));
  assert.deepEqual(findNames(prepared, 'zhang').map((hit) => hit.index), [3, 1, 0]);
  assert.deepEqual(findNames(prepared, 'zhangg').map((hit) => hit.match.rank), [7, 7, 7]);
  assert.deepEqual(findNames(prepared, ' '), []);
  assert.equal(findNames(prepared, 'zh', 2).length, 2);
});
