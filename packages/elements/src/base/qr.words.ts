import { table } from '../locale/language.ts';

/** The few words of a QR, in both languages at once: the part is fetched rarely, and then once. */
export const qrWords = table('qr', {
  picture: (title: string) => `二维码：${title}`,
  scan: '用手机扫一扫就能打开。',
}, {
  picture: (title: string) => `QR code: ${title}`,
  scan: 'Scan it with a phone to open it there.',
});
