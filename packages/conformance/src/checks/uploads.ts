import { attachmentTypes, getAttachment, getReceipt, receiptSecretHeader, uploadAttachment } from '@congress-kit/api';
import { check, type Check } from '../check.ts';
import { pathOf } from '../contract.ts';
import { field, isObject, type Exchange } from '../exchange.ts';
import { newKey } from '../site.ts';
import type { Trial } from '../trial.ts';

/**
 * Files that go with a suggestion. What is uploaded here is one pixel; a file that no suggestion names is deleted by the server
 * after a day, and the suggestion that names one is withdrawn at the end like every other.
 */

const pixel = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==', 'base64');

/** A server may do without uploads; it says so by saying nothing of them. */
const mustTakeFiles = async (trial: Trial): Promise<void> => {
  if (!isObject(field(await trial.site.read('/'), 'uploads'))) trial.skip(['平台不收附件', 'it takes no files']);
};

const send = ({ site }: Trial, body: Buffer, type: string, key = newKey()): Promise<Exchange> => site.post(uploadAttachment.path, body, { key, headers: { 'Content-Type': type } });

/** One file that several checks look at. */
const stored = (trial: Trial): Promise<Exchange> => trial.site.once('own file', () => send(trial, pixel, 'image/png'));

const idOf = async (trial: Trial): Promise<string> => {
  const answer = await stored(trial);
  const id = field(answer, 'id');
  if (answer.status !== 201 || typeof id !== 'string') trial.skip([`上传不成（${answer.status}）`, `uploading failed (${answer.status})`]);
  return id;
};

/** The file as the holder of a receipt is told of it: named in a suggestion that only its holder reads. */
const named = (trial: Trial): Promise<Readonly<Record<string, unknown>> | undefined> => trial.site.once('own file named', async () => {
  const sent = await trial.site.submit({ attachments: [{ id: await idOf(trial), name: 'pixel.png' }] });
  const [receiptNo, secret] = [field(sent, 'receiptNo'), field(sent, 'secret')];
  if (typeof receiptNo !== 'string' || typeof secret !== 'string') return undefined;
  const receipt = await trial.site.ask({ path: pathOf(getReceipt, { receiptNo }), headers: { [receiptSecretHeader]: secret } });
  const attachments = field(receipt, 'attachments');
  return Array.isArray(attachments) && isObject(attachments[0]) ? attachments[0] : undefined;
});

const types = check({
  id: 'uploads.types', level: 'must',
  title: ['约定以外的文件类型回 415 file_type_not_allowed', 'Other kinds of files are refused with 415 file_type_not_allowed'],
  proves: ['网页和程序进不了附件', 'Pages and programs do not get in as attachments'],
  run: async (trial) => {
    await mustTakeFiles(trial);
    for (const type of ['text/html', 'image/svg+xml', 'application/json', 'application/octet-stream']) trial.refused(await send(trial, Buffer.from('<p>'), type), 'file_type_not_allowed');
  },
});

const bytes = check({
  id: 'uploads.judged-by-bytes', level: 'must', needs: ['write'],
  title: ['文件是什么，看内容，不看说法', 'What a file is, is told by its bytes and not by its label'],
  proves: ['改了后缀的网页存不进来', 'A page under a picture’s label is not stored'],
  run: async (trial) => {
    await mustTakeFiles(trial);
    for (const [body, type] of [[Buffer.from('<!doctype html><p>'), 'image/png'], [pixel, 'application/pdf'], [pixel.subarray(0, 20), 'image/png'], [Buffer.alloc(0), 'image/png']] as const) {
      trial.refused(await send(trial, body, type), 'file_unreadable');
    }
  },
});

const kept = check({
  id: 'uploads.kept', level: 'must', needs: ['write'],
  title: ['上传的照片存得下，答复符合约定', 'A picture is stored, and the answer fits the contract'],
  proves: ['选好的照片能随意见提交', 'A chosen photo can go with a suggestion'],
  run: async (trial) => {
    await mustTakeFiles(trial);
    const answer = await stored(trial);
    if (!trial.status(answer, 201)) return;
    trial.expect(uploadAttachment.response.safeParse(answer.json).success, ['答复不符合约定', 'the answer does not fit the contract'], answer);
    trial.expect(/^[0-9a-f]{64}$/.test(String(field(answer, 'sha256'))), ['sha256 不是 64 位十六进制', 'sha256 is not 64 hexadecimal digits'], answer);
    const mediaType = String(field(answer, 'mediaType'));
    trial.expect(attachmentTypes.some((type) => type === mediaType), [`mediaType 是 ${mediaType}`, `mediaType is ${mediaType}`], answer);
  },
});

const once = check({
  id: 'uploads.once', level: 'must', needs: ['write'],
  title: ['同一个 Idempotency-Key 上传两次，只存一份', 'Uploading twice with one Idempotency-Key stores one file'],
  proves: ['断线重传不会多出一份', 'Sending again after a lost answer stores no second copy'],
  run: async (trial) => {
    await mustTakeFiles(trial);
    const key = newKey();
    const [first, again] = [await send(trial, pixel, 'image/png', key), await send(trial, pixel, 'image/png', key)];
    if (!trial.status(first, 201) || !trial.status(again, 201)) return;
    trial.expect(field(first, 'id') === field(again, 'id'), [`两次的编号不同：${String(field(first, 'id'))} 和 ${String(field(again, 'id'))}`, `two ids: ${String(field(first, 'id'))} and ${String(field(again, 'id'))}`], again);
  },
});

const closed = check({
  id: 'uploads.private', level: 'must', needs: ['write'],
  title: ['没有公开的附件，光有编号打不开', 'A file that is not public does not open by its id alone'],
  proves: ['没有公开的照片外人看不到', 'Nobody else sees a photo that is not published'],
  run: async (trial) => {
    await mustTakeFiles(trial);
    const id = await idOf(trial);
    await named(trial);
    for (const path of [pathOf(getAttachment, { id }), pathOf(getAttachment, { id }, { ticket: 'abc.def' }), pathOf(getAttachment, { id: '0'.repeat(40) })]) trial.refused(await trial.site.ask({ path }), 'not_found');
  },
});

const download = check({
  id: 'uploads.download', level: 'must', needs: ['write'],
  title: ['附件只供下载，不在网站里打开', 'A file is sent as a download and never opened inside the site'],
  proves: ['别人上传的文件不能在网站里运行', 'What a stranger uploaded cannot run inside the site'],
  run: async (trial) => {
    await mustTakeFiles(trial);
    const file = await named(trial);
    const url = file?.['url'];
    if (typeof url !== 'string') return trial.skip(['回执里没有附件的地址', 'the receipt names no address of the file']);
    const answer = await trial.site.ask({ path: url });
    if (!trial.status(answer, 200)) return;
    const header = (name: string): string => answer.headers[name] ?? '';
    trial.expect(/^attachment\b/i.test(header('content-disposition')), [`Content-Disposition 是“${header('content-disposition')}”`, `Content-Disposition is “${header('content-disposition')}”`], answer);
    trial.expect(header('x-content-type-options') === 'nosniff', ['没有 nosniff', 'nosniff is missing'], answer);
    trial.expect(header('cache-control').includes('no-store'), ['凭据打开的附件可以被缓存', 'what a ticket opened may be cached'], answer);
  },
});

export const uploads: readonly Check[] = [types, bytes, kept, once, closed, download];
