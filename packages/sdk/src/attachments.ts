import type { ResponseOf } from '@congress-kit/api/operation';
import * as api from '@congress-kit/api/resources/attachments';
import { call } from './call.ts';
import type { Client, Transport, WriteOptions } from './client.ts';
import { quietly } from './options.ts';

export interface UploadProgress {
  /** Bytes on their way; begins again at 0 when a try is repeated. */
  readonly sent: number;
  readonly total: number;
}
export interface UploadOptions extends WriteOptions {
  /** Told while the file is on its way; where the platform cannot tell (no XMLHttpRequest), only at the beginning and the end. */
  readonly onProgress?: (progress: UploadProgress) => void;
}

/** Longest silence while sending: where progress is heard, and where nothing is heard before the answer. In milliseconds. */
const silence = { heard: 60_000, unheard: 180_000 };
const total = 600_000;

/** `name: value` line by line → headers. */
const headersOf = (xhr: XMLHttpRequest): Headers => {
  const headers = new Headers();
  for (const line of xhr.getAllResponseHeaders().trim().split(/[\r\n]+/)) {
    const colon = line.indexOf(':');
    if (colon > 0) headers.append(line.slice(0, colon), line.slice(colon + 1).trim());
  }
  return headers;
};

/** What `fetch` does, by the older way, because it alone tells how far an upload is. Fails as `fetch` fails. */
const sendTelling = (file: Blob, tell: (sent: number) => void): Transport => (request, heard) => new Promise((resolve, reject) => {
  const xhr = new XMLHttpRequest();
  xhr.open(request.method, request.url);
  request.headers.forEach((value, name) => xhr.setRequestHeader(name, value));
  xhr.upload.onprogress = ({ loaded }) => {
    heard();
    tell(loaded);
  };
  xhr.onload = () => {
    // It follows redirects without asking; a write is never sent on to another place.
    const status = xhr.responseURL && xhr.responseURL !== request.url ? 307 : xhr.status;
    resolve(new Response(status === 307 || status === 204 ? null : xhr.responseText, { status, headers: headersOf(xhr) }));
  };
  xhr.onerror = () => reject(new TypeError('Failed to send'));
  xhr.onabort = () => reject(new DOMException('Aborted', 'AbortError'));
  request.signal.addEventListener('abort', () => xhr.abort());
  xhr.send(file);
});

/**
 * Uploads one file, to be named in a suggestion or a supplement. Resolves when the server has it on disk.
 *
 * @param file its `type` says what it is: JPEG, PNG, WebP or PDF; how large it may be is in `limits` of the discovery document
 * @returns its id, and what the server keeps: pictures are written anew, without place, time and camera
 * @throws as all calls do; the server's own refusals are `file_too_large` 413, `file_type_not_allowed` 415, `file_unreadable` and `image_too_large` 422
 */
export const uploadAttachment = async (client: Client, file: Blob, { onProgress, ...options }: UploadOptions = {}): Promise<ResponseOf<typeof api.uploadAttachment>> => {
  const tell = (sent: number): void => quietly(onProgress, { sent, total: file.size });
  const canTell = typeof XMLHttpRequest !== 'undefined';
  tell(0);
  const stored = await call(client, api.uploadAttachment, { upload: canTell ? { file, transport: sendTelling(file, tell) } : { file } }, {
    timeout: canTell ? silence.heard : silence.unheard, totalTimeout: total, ...options,
  });
  tell(file.size);
  return stored;
};
