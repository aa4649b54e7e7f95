/** One request and its answer, as they were on the wire. */
export interface Exchange {
  readonly method: string;
  readonly url: string;
  readonly requestHeaders: Readonly<Record<string, string>>;
  readonly requestBody?: string | Buffer;
  readonly status: number;
  /** Names in lower case; several of one name are joined by a comma. */
  readonly headers: Readonly<Record<string, string>>;
  readonly text: string;
  /** The body as JSON; undefined when it is none. */
  readonly json: unknown;
  readonly milliseconds: number;
  /** A shell line that makes a body too long to print. */
  readonly shell?: string;
}

/** Media type without its parameters, in lower case. */
export const mediaType = ({ headers }: Exchange): string => (headers['content-type'] ?? '').split(';')[0]!.trim().toLowerCase();

export const isObject = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null && !Array.isArray(value);

/** A field of the answer, undefined when the answer is no object. */
export const field = ({ json }: Pick<Exchange, 'json'>, name: string): unknown => (isObject(json) ? json[name] : undefined);

const quoted = (text: string): string => `'${text.replace(/'/g, `'\\''`)}'`;

/** Every shell's printf knows octal. */
const printed = (bytes: Buffer): string => quoted([...bytes].map((byte) =>
  byte === 0x25 ? '%%' : byte >= 0x20 && byte < 0x7f && byte !== 0x5c && byte !== 0x27 ? String.fromCharCode(byte) : `\\${byte.toString(8).padStart(3, '0')}`).join(''));

/** A line that asks the same once more. `hide` takes out what nobody else may know. */
export const curlOf = (exchange: Exchange, hide: (text: string) => string = (text) => text): string => {
  const { method, url, requestHeaders, requestBody, shell } = exchange;
  const parts = ['curl', method === 'HEAD' ? '-sI' : '-si'];
  if (/\/\.\.?(\/|$)/.test(url)) parts.push('--path-as-is');
  if (method !== 'GET' && method !== 'HEAD') parts.push('-X', method);
  for (const [name, value] of Object.entries(requestHeaders)) parts.push('-H', quoted(`${name}: ${value}`));
  let before = '';
  if (requestBody !== undefined && method !== 'GET') {
    // curl would call a body without a type a form.
    if (!Object.keys(requestHeaders).some((name) => name.toLowerCase() === 'content-type')) parts.push('-H', quoted('Content-Type:'));
    if (shell) before = `${shell} | `;
    else if (typeof requestBody !== 'string') before = `printf ${printed(requestBody)} | `;
    parts.push(...(before ? ['--data-binary', '@-'] : ['--data-raw', quoted(requestBody as string)]));
  }
  parts.push(quoted(url));
  return hide(before + parts.join(' '));
};
