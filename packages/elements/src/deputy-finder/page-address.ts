/** Drawn on a server a page has no address yet: what was relative stays so. */
export const nowhere = 'http://nowhere.invalid/';

/** What relative addresses of the page are relative to. */
export const pageAddress = (): string => globalThis.document?.baseURI ?? nowhere;
