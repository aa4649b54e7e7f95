/** Run with `--import`: takes away what Chromium 80 does not have, so that the tests after it run as in such a browser. */
const take = (owner, ...names) => names.forEach((name) => delete owner[name]);
take(AbortSignal, 'any', 'timeout', 'abort');
take(AbortSignal.prototype, 'throwIfAborted', 'reason');
take(crypto, 'randomUUID');
take(Crypto.prototype, 'randomUUID');
take(globalThis, 'structuredClone');
export {};
