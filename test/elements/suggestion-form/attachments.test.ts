import { expect, fixture, html } from '@open-wc/testing';
import { attachmentPart } from '../../../packages/elements/src/suggestion-form/attachments.ts';
import { shrinkPhoto } from '../../../packages/elements/src/suggestion-form/shrink-photo.ts';
import { textOf } from '../base/probe-element.ts';
import { discovery, freshApi, json, problem, type Answers } from '../base/server-of-answers.ts';
import { all, fillIn, type Form, one, press, receipt, send, startNet, submit, until, words } from './form-page.ts';

const rules = { ...discovery(), limits: { attachments: 3, attachmentBytes: 400_000 }, uploads: { mediaTypes: ['image/jpeg', 'image/png', 'image/webp', 'application/pdf'] } };
const paper = (name: string, bytes = 1000): File => new File([new Uint8Array(bytes)], name, { type: 'application/pdf' });

/** A noisy photo: it stays large whatever is done to it. */
const photo = async (width: number, height: number, type = 'image/png'): Promise<File> => {
  const canvas = document.createElement('canvas');
  canvas.width = width;
  canvas.height = height;
  const pen = canvas.getContext('2d') as CanvasRenderingContext2D;
  const pixels = pen.createImageData(width, height);
  for (let at = 0; at < pixels.data.length; at += 65_536) crypto.getRandomValues(pixels.data.subarray(at, Math.min(at + 65_536, pixels.data.length)));
  for (let at = 3; at < pixels.data.length; at += 4) pixels.data[at] = 255;
  pen.putImageData(pixels, 0, 0);
  return new File([await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, type)) as Blob], '站牌.png', { type });
};

const choose = (element: Form, ...files: File[]): void => {
  const transfer = new DataTransfer();
  files.forEach((file) => transfer.items.add(file));
  const input = one<HTMLInputElement>(element, '#file-input');
  input.files = transfer.files;
  input.dispatchEvent(new Event('change'));
};
describe('the files of congress-suggestion-form', () => {
  let net: Answers;
  let ids: number;
  const sent: any[] = [];
  const real = globalThis.XMLHttpRequest;
  beforeEach(() => {
    localStorage.clear();
    sent.length = ids = 0;
    // What is answered here answers fetch; the journeys in test/e2e upload by XMLHttpRequest to a real server.
    (globalThis as { XMLHttpRequest?: unknown }).XMLHttpRequest = undefined;
    net = startNet();
    net.answer('/v1', () => json(rules));
    for (const path of ['divisions', 'similar-suggestions']) net.answer(`/v1/${path}`, () => json({ items: [], total: 0, asOf: '2026-11-01T00:00:00+08:00' }));
    net.answer('/v1/attachments', async (request) => {
      const bytes = (await request.arrayBuffer()).byteLength;
      return json({ id: `file-${(ids += 1)}`, mediaType: request.headers.get('content-type'), bytes, sha256: '0'.repeat(64), keptUntil: '2026-11-23T09:00:00+08:00' }, 201);
    });
    net.answer('/v1/suggestions', async (request) => {
      sent.push(await request.json());
      return json(receipt, 201);
    });
  });
  afterEach(() => {
    net.restore();
    globalThis.XMLHttpRequest = real;
  });

  it('keeps a file that was chosen while what takes files could not be had, and sends it with the rest', async () => {
    const { load } = attachmentPart;
    attachmentPart.load = () => Promise.reject(new TypeError('Failed to fetch'));
    try {
      const element = await show();
      await fillIn(element);
      choose(element, paper('路灯.pdf'));
      await new Promise((resolve) => { setTimeout(resolve); });
      attachmentPart.load = load;
      submit(element);
      await until(() => one(element, '[part=answers]'));
      expect(words(one(element, '[part=answers]'))).to.include('路灯.pdf');
      submit(element);
      await until(() => sent.length === 1, 'sent');
      expect(sent[0].attachments).to.deep.equal([{ id: 'file-1', name: '路灯.pdf' }]);
    } finally {
      attachmentPart.load = load;
    }
  });

  const show = async (api = freshApi()) => {
    const element = await fixture<Form>(html`<congress-suggestion-form api=${api}></congress-suggestion-form>`);
    await until(() => textOf(element).includes('最多 3 个'));
    return element;
  };

  it('says the rules before, uploads what is chosen, and names it in the suggestion', async () => {
    const element = await show();
    expect(textOf(element)).to.include('最多 3 个，每个不超过').and.to.include('拍摄地点会自动去掉');
    choose(element, paper('合同.pdf'), paper('方案.pdf', 2048));
    await until(() => all(element, '.file-state.good').length === 2);
    expect(all(element, '.file-name')).to.deep.equal(['合同.pdf', '方案.pdf']);
    expect(all(element, '.file-facts')).to.deep.equal(['PDF 文件，1 KB', 'PDF 文件，2 KB']);
    expect(all(element, '[role=status]')[0], 'of both').to.equal('2 个文件已上传');
    await expect(element).to.be.accessible();
    await fillIn(element);
    await send(element);
    await until(() => one(element, '#receipt-title'));
    expect(sent[0].attachments).to.deep.equal([{ id: 'file-1', name: '合同.pdf' }, { id: 'file-2', name: '方案.pdf' }]);
  });

  it('says nothing, not even an empty sentence, of files left out while others are under way, and all of it afterwards', async () => {
    const element = await show();
    const said: string[] = [];
    element.say = (words: string) => void said.push(words);
    choose(element, paper('一.pdf'), paper('二.pdf'), paper('三.pdf'));
    choose(element, paper('四.pdf'));
    await until(() => all(element, '.file-state.good').length === 3);
    expect(said).to.deep.equal(['3 个文件已上传。最多 3 个，多的没有加上。']);
  });

  it('takes no more than there may be, and tells which files it cannot take and why, here and in the summary', async () => {
    const element = await show();
    choose(element, new File(['x'], '视频.mp4', { type: 'video/mp4' }), paper('大.pdf', 400_001), paper('一.pdf'), paper('二.pdf'));
    await until(() => all(element, '.file-state.good').length === 1);
    expect(all(element, '.file-name')).to.deep.equal(['视频.mp4', '大.pdf', '一.pdf']);
    expect(all(element, '.file-state.bad').join(' ')).to.include('不能收这种文件').and.to.include('文件太大');
    expect(one(element, '#attachments-error').textContent).to.include('最多 3 个，多的没有加上');
    expect(all(element, '[role=status]')[0], 'of all that were chosen').to.equal('1 个文件已上传，2 个没有传上：视频.mp4、大.pdf。最多 3 个，多的没有加上。');
    expect(one(element, '#choose-files')).to.equal(null);
    expect(net.requests.filter((url) => url.endsWith('/attachments'))).to.have.length(1);
    await fillIn(element);
    submit(element);
    await until(() => one(element, '#error-summary'));
    expect(all(element, '#error-summary li')).to.deep.equal(['照片和文件：有 2 个文件不能提交，请去掉或换掉']);
    expect(one(element, '#attachments-error').textContent).to.include('有 2 个文件不能提交，请去掉或换掉');
    press(element, '去掉 视频.mp4');
    await until(() => all(element, '.file').length === 2);
    expect(all(element, '[role=status]')[0]).to.equal('视频.mp4 已去掉');
    expect((element.shadowRoot as ShadowRoot).activeElement?.textContent).to.include('大.pdf');
    press(element, '去掉 大.pdf');
    await until(() => all(element, '#error-summary').length === 0);
    await send(element);
    await until(() => one(element, '#receipt-title'));
    expect(sent[0].attachments).to.deep.equal([{ id: 'file-1', name: '一.pdf' }]);
  });

  it('keeps a file on the device while there is no network, sends it after a reload, and forgets it when it is sent', async () => {
    const api = freshApi();
    const element = await show(api);
    net.answer('/v1/attachments', () => { throw new TypeError('Failed to fetch'); });
    choose(element, paper('合同.pdf'));
    await until(() => all(element, '.file-state.bad').length === 1, 'failed');
    expect(all(element, '.file-state.bad')[0]).to.include('文件已存在这台设备上');
    element.remove();
    net.answer('/v1/attachments', () => json({ id: 'file-9', mediaType: 'application/pdf', bytes: 1000, sha256: '0'.repeat(64), keptUntil: '2026-11-23T09:00:00+08:00' }, 201));
    const again = await show(api);
    await until(() => all(again, '.file-state.good').length === 1);
    await fillIn(again);
    await send(again);
    await until(() => one(again, '#receipt-title'));
    expect(sent[0].attachments).to.deep.equal([{ id: 'file-9', name: '合同.pdf' }]);
    again.remove();
    expect(all(await show(api), '.file')).to.deep.equal([]);
  });

  it('keeps the focus at a file that is tried again: its button goes, and beside it is the one that takes the file away', async () => {
    const element = await show();
    net.answer('/v1/attachments', () => { throw new TypeError('Failed to fetch'); });
    choose(element, paper('合同.pdf'));
    await until(() => all(element, '.file-state.bad').length === 1, 'failed');
    expect(all(element, '.file-state.bad')[0]).to.include('网络不通，没有传上');
    net.answer('/v1/attachments', () => json({ id: 'file-9', mediaType: 'application/pdf', bytes: 1000, sha256: '0'.repeat(64), keptUntil: '2026-11-23T09:00:00+08:00' }, 201));
    const again = Array.from((element.shadowRoot as ShadowRoot).querySelectorAll<HTMLElement>('.file button')).find((each) => words(each).startsWith('重新上传'))!;
    again.focus();
    again.click();
    await until(() => all(element, '.file-state.good').length === 1);
    expect((element.shadowRoot as ShadowRoot).activeElement?.className).to.equal('file');
  });

  it('draws a picture of a kind that is not taken as a JPEG, and tells what helps where the browser cannot read it', async () => {
    const element = await show();
    // A GIF of one pixel.
    const gif = Uint8Array.from(atob('R0lGODlhAQABAIAAAAAAAP///ywAAAAAAQABAAACAUwAOw=='), (each) => each.charCodeAt(0));
    choose(element, new File([gif], '路牌.gif', { type: 'image/gif' }), new File(['ftypheic'], 'IMG_1.HEIC'));
    await until(() => all(element, '.file-state.good').length === 1 && all(element, '.file-state.bad').length === 1);
    expect(all(element, '.file-name')).to.deep.equal(['路牌.jpg', 'IMG_1.HEIC']);
    expect(all(element, '.file-state.bad')[0]).to.include('HEIC').and.to.include('截屏');
    await fillIn(element);
    press(element, '去掉 IMG_1.HEIC');
    await send(element);
    await until(() => one(element, '#receipt-title'));
    expect(sent[0].attachments).to.deep.equal([{ id: 'file-1', name: '路牌.jpg' }]);
  });

  it('shows a photo in small beside its name, after a reload, too, and no picture of what is none', async () => {
    const api = freshApi();
    const element = await show(api);
    const canvas = document.createElement('canvas');
    canvas.width = 300;
    canvas.height = 100;
    const brush = canvas.getContext('2d') as CanvasRenderingContext2D;
    brush.fillStyle = '#0a0';
    brush.fillRect(0, 0, 300, 100);
    const green = new File([await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve)) as Blob], '菜地.png', { type: 'image/png' });
    choose(element, green, paper('合同.pdf'), new File([new Uint8Array(500)], '坏的.png', { type: 'image/png' }));
    const seen = (of: Form): (string | undefined)[] => Array.from((of.shadowRoot as ShadowRoot).querySelectorAll('.thumbnail'), (each) => words(each.closest('.file')!.querySelector('.file-name')));
    await until(() => all(element, '.file-state.good').length === 3 && seen(element).length > 0);
    expect(seen(element)).to.deep.equal(['菜地.png']);
    const small = one<HTMLCanvasElement>(element, '.thumbnail');
    expect([small.width, small.height, small.getAttribute('aria-hidden')]).to.deep.equal([144, 48, 'true']);
    expect(Array.from(small.getContext('2d')!.getImageData(72, 24, 1, 1).data)).to.deep.equal([0, 170, 0, 255]);
    await expect(element).to.be.accessible();
    element.remove();
    const again = await show(api);
    await until(() => seen(again).length > 0, 'after a reload');
    press(again, '去掉 菜地.png');
    await until(() => seen(again).length === 0);
    expect(all(again, '.file-name')).to.deep.equal(['合同.pdf', '坏的.png']);
  });

  it('uploads anew what the server no longer has, and sends with the next press', async () => {
    const element = await show();
    choose(element, paper('合同.pdf'));
    await until(() => all(element, '.file-state.good').length === 1);
    await fillIn(element);
    net.answer('/v1/suggestions', async (request) => {
      const body = await request.json();
      if (body.attachments[0].id === 'file-1') return problem('invalid_request', 422, { errors: [{ in: 'body', pointer: '/attachments/0/id', code: 'unknown_reference', detail: '' }] });
      sent.push(body);
      return json(receipt, 201);
    });
    await send(element);
    await until(() => all(element, '#error-summary li').join('').includes('放得太久'));
    await until(() => all(element, '.file-state.good').length === 1);
    await send(element);
    await until(() => one(element, '#receipt-title'));
    expect(sent[0].attachments[0].id).to.equal('file-2');
  });

  it('is not there where the server takes no files; a pasted picture is a file, pasted text is not', async () => {
    const api = freshApi();
    net.answer(api, () => json(discovery()));
    net.answer('/v1/divisions', () => json({ items: [], total: 0, asOf: '2026-11-01T00:00:00+08:00' }));
    const without = await fixture<Form>(html`<congress-suggestion-form api=${api}></congress-suggestion-form>`);
    await until(() => one(without, '#title') && !one(without, '#attachments'));
    const element = await show();
    const transfer = new DataTransfer();
    transfer.items.add(await photo(10, 10));
    one(element, '#body').dispatchEvent(new ClipboardEvent('paste', { clipboardData: transfer, bubbles: true, cancelable: true }));
    await until(() => all(element, '.file-state.good').length === 1);
    transfer.setData('text/plain', '文字');
    one(element, '#body').dispatchEvent(new ClipboardEvent('paste', { clipboardData: transfer, bubbles: true, cancelable: true }));
    await element.updateComplete;
    expect(all(element, '.file')).to.have.length(1);
  });

  it('makes a large photo smaller and leaves the others as they are', async () => {
    const large = await photo(2900, 300);
    const smaller = await shrinkPhoto(large, 'image/png');
    const { width, height } = await createImageBitmap(smaller);
    expect([smaller.type, width, height]).to.deep.equal(['image/jpeg', 2560, 265]);
    expect(smaller.size).to.be.below(large.size);
    const small = await photo(100, 100);
    expect(await shrinkPhoto(small, 'image/png')).to.equal(small);
    const damaged = new File([new Uint8Array(2_000_000)], 'x.jpg', { type: 'image/jpeg' });
    expect(await shrinkPhoto(damaged, 'image/jpeg')).to.equal(damaged);
  });
});
