import type { Client } from './client.ts';

/** Where a file of a suggestion or receipt can be downloaded, as an address for a link; undefined when there is none that is safe to follow. */
export const attachmentUrl = (client: Pick<Client, 'api'>, { url = '' }: { readonly url?: string | undefined }): string | undefined =>
  /^\/[^/\\]/.test(url) ? client.api + url : /^https?:\/\/[^\s/?#@[\]\\<>]+([/?#]|$)/i.test(url) ? url : undefined;
