import { getReceipt } from '@congress-kit/api';
import { normalizeText } from '@congress-kit/api/rules/text';
import { check, type Check } from '../check.ts';
import { pathOf } from '../contract.ts';
import { field } from '../exchange.ts';
import { mark } from '../site.ts';
import type { Said } from '../said.ts';

/** What a resident writes comes back as it was written. */

interface Sample { readonly name: string; readonly text: string; readonly title: Said; readonly proves: Said; readonly inTitle?: boolean }

const samples: readonly Sample[] = [
  { name: 'emoji', text: '路灯💡坏了👨‍👩‍👧‍👦🇨🇳👍🏽', inTitle: true, title: ['表情原样存取', 'Emoji come back as they were'], proves: ['手机上写的不会变成问号', 'What was typed on a phone does not turn into question marks'] },
  { name: 'rare-characters', text: '𠮷𡈽𠀀𪚥，村民㐂某、䶮某', inTitle: true, title: ['生僻字原样存取', 'Rare characters come back as they were'], proves: ['人名、地名里的生僻字不会丢', 'Names of people and places keep their rare characters'] },
  { name: 'right-to-left', text: 'مسجد يېنىدىكى يول 2号 שלום', inTitle: true, title: ['从右到左的文字原样存取', 'Right-to-left text comes back as it was'], proves: ['维吾尔文等写的意见不走样', 'Suggestions in Uyghur and other scripts stay as they are'] },
  { name: 'combining', text: 'ne\u0301e, Zu\u0308rich, བོད་ཡིག, ཨོཾ, ភាសា', title: ['组合字符存取后意思不变', 'Combining characters come back the same'], proves: ['藏文等文字不会散开', 'Tibetan and other scripts do not fall apart'] },
  { name: 'newlines', text: '第一行\n\n第三行\r\n第四行\t缩进', title: ['换行和制表符保留', 'Line ends and tabs are kept'], proves: ['分段写的意见还是分段的', 'A suggestion in paragraphs stays in paragraphs'] },
  { name: 'markup', text: '<script>alert(1)</script> & "引号" \'x\' \\n %00 {{7*7}} =1+1 @SUM(A1) --', title: ['标签和符号原样存取，不删也不转', 'Tags and signs come back as they were, neither cut nor escaped'], proves: ['写了“<”的意见不会缺一截', 'A suggestion with “<” in it is not cut'] },
  { name: 'wide', text: '全角　空格，ＡＢＣ１２３ﾊﾝｶｸ，“弯引号”——……①②③㎡', inTitle: true, title: ['全角字符原样存取', 'Full-width characters come back as they were'], proves: ['不替群众改字', 'Nobody changes what residents write'] },
];

const roundTrip = ({ name, text, title, proves, inTitle }: Sample): Check => check({
  id: `texts.${name}`, level: 'must', needs: ['write'], title, proves,
  run: async (trial) => {
    const sent = await trial.site.submit({ body: `${mark}\n${text}`, ...(inTitle && { title: `${mark} ${text}` }) });
    if (!trial.status(sent, 201)) return;
    const read = await trial.site.ask({ path: pathOf(getReceipt, { receiptNo: String(field(sent, 'receiptNo')) }), headers: { 'Receipt-Secret': String(field(sent, 'secret')) } });
    if (!trial.status(read, 200)) return;
    // NFC and one line feed per line end is what the contract keeps; everything else stays as it was typed.
    trial.expect(field(read, 'body') === normalizeText(`${mark}\n${text}`), [`正文变成了“${String(field(read, 'body')).slice(0, 80)}”`, `the body became “${String(field(read, 'body')).slice(0, 80)}”`], read);
    if (inTitle) trial.expect(field(read, 'title') === normalizeText(`${mark} ${text}`), [`标题变成了“${String(field(read, 'title'))}”`, `the title became “${String(field(read, 'title'))}”`], read);
  },
});

export const texts: readonly Check[] = samples.map(roundTrip);
