import { lazyPart } from './lazy.ts';

/**
 * Draws a QR of an address: `this.later(qrPart, ({ qrView }) => qrView(address, { title, help }, language))`. A lazy part: ask
 * `this.ahead(qrPart)` beside what it belongs to where a wait would show.
 */
export const qrPart = lazyPart(() => import('./qr-part.ts'));
