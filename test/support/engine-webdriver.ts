// WebKit by W3C WebDriver, without which it cannot be had on Linux. It tells nothing of what pages complain of, and knows no hosts of ours: all
// of http goes through a proxy here, which leads to this machine and puts a listener for complaints before a page's first script.
import { createServer, request as ask, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { asJson, type EngineDriver, type EnginePage, repeating } from './browser-engines.ts';

const listener = `window.complaints = [];
addEventListener('error', function (event) { if (event.message) complaints.push(event.message + ' (' + event.filename + ')'); });
addEventListener('unhandledrejection', function (event) { complaints.push(String(event.reason && event.reason.stack || event.reason)); });
console.error = (function (real) { return function () { complaints.push([].join.call(arguments, ' ')); return real.apply(console, arguments); }; })(console.error);`;

const startProxy = async (): Promise<Server> => {
  const proxy = createServer((incoming, outgoing) => {
    const { port, pathname, search } = new URL(incoming.url ?? '/', 'http://127.0.0.1');
    if (pathname === '/complaints-of-this-page.js') return void outgoing.writeHead(200, { 'content-type': 'text/javascript' }).end(listener);
    const onwards = ask({ host: '127.0.0.1', port, path: pathname + search, method: incoming.method, headers: { ...incoming.headers, 'accept-encoding': 'identity' } }, (answer) => {
      const isPage = /text\/html/.test(answer.headers['content-type'] ?? '');
      const { 'content-length': _, ...headers } = answer.headers;
      outgoing.writeHead(answer.statusCode ?? 502, isPage ? headers : answer.headers);
      if (!isPage) return void answer.pipe(outgoing);
      const parts: Buffer[] = [];
      // Byte for byte, whatever the page is written in.
      answer.on('data', (part: Buffer) => parts.push(part)).on('end', () => outgoing.end(Buffer.concat(parts).toString('latin1').replace(/<script/i, '<script src="/complaints-of-this-page.js"></script>$&'), 'latin1'));
      return undefined;
    });
    onwards.on('error', () => outgoing.destroy());
    incoming.pipe(onwards);
    return undefined;
  });
  await new Promise<void>((resolve) => { proxy.listen(0, '127.0.0.1', resolve); });
  return proxy;
};

interface Session { readonly sessionId: string; readonly capabilities: { readonly browserName: string; readonly browserVersion: string } }

export const openWebDriver: EngineDriver = async (url) => {
  const call = async <T>(method: string, path: string, body?: object): Promise<T> => {
    const answer = await fetch(url + path, { method, ...(body && { body: JSON.stringify(body) }) });
    const { value } = await answer.json() as { value: T & { error?: string; message?: string } };
    if (!answer.ok) throw new Error(`${path.replace(/^\/session\/[^/]+/, '')}: ${value.error} ${value.message}`);
    return value;
  };
  const proxy = await startProxy();
  const httpProxy = `127.0.0.1:${(proxy.address() as AddressInfo).port}`;
  const open = (): Promise<Session> => call('POST', '/session', { capabilities: { alwaysMatch: { timeouts: { script: 600_000 }, proxy: { proxyType: 'manual', httpProxy } } } });
  // A driver has one session at a time, a session storage of its own: each page is one.
  let ready: Session | undefined = await open();
  const { browserName, browserVersion } = ready.capabilities;
  let end = (): Promise<unknown> => Promise.resolve();
  return {
    version: `WebKit ${browserName}/${browserVersion}`,
    newPage: async () => {
      // One that failed has left its page open.
      await end();
      const { sessionId } = ready ?? await open();
      ready = undefined;
      const page = pageOf((method, path, body) => call(method, `/session/${sessionId}${path}`, body));
      end = page.close;
      return page;
    },
    leave: async () => {
      if (ready) await call('DELETE', `/session/${ready.sessionId}`);
      await end();
      proxy.closeAllConnections();
      proxy.close();
    },
  };
};

const pageOf = (call: <T>(method: string, path: string, body?: object) => Promise<T>): EnginePage => {
  const complaints: string[] = [];
  let isOpen = true;
  const evaluate: EnginePage['evaluate'] = async (run, ...args) => {
    // Letters and figures only: the driver puts an answer into JSON in the page, whose JSON may be one of its own.
    const told = await call<string>('POST', '/execute/async', {
      script: `var done = arguments[0], tell = function (state, text) {
          var all = state + text;
          for (var i = 0, list = (window.complaints || []).splice(0); i < list.length; i++) all += '\\u0000' + list[i];
          done(btoa(unescape(encodeURIComponent(all))));
        };
        ${asJson(run, args)}.then(function (json) { tell('+', json); }, function (error) { tell('-', String(error && error.message) + ' ' + String(error && error.stack)); });`,
      args: [],
    });
    const [text = '', ...more] = Buffer.from(told.replace(/[^\w+/=]/g, ''), 'base64').toString().split('\u0000');
    complaints.push(...more);
    if (text[0] !== '+') throw new Error(text.slice(1));
    return (JSON.parse(text.slice(1)) as { value: never }).value;
  };
  const act = (type: string, actions: object[], more: object = {}): Promise<void> => call('POST', '/actions', { actions: [{ type, id: type, actions, ...more }] });
  return {
    complaints,
    evaluate,
    until: repeating(evaluate),
    goto: (url) => call('POST', '/url', { url }),
    async click(box, ...args) {
      const { x, y, width, height } = await evaluate(box, ...args);
      await act('pointer', [{ type: 'pointerMove', x: Math.round(x + width / 2), y: Math.round(y + height / 2) }, { type: 'pointerDown', button: 0 }, { type: 'pointerUp', button: 0 }], { parameters: { pointerType: 'mouse' } });
    },
    type: (text) => act('key', Array.from(text).flatMap((value) => [{ type: 'keyDown', value }, { type: 'keyUp', value }])),
    async resize(width, height) {
      // The window has a frame around it, which differs.
      const [wide, high] = await evaluate(() => [outerWidth - innerWidth, outerHeight - innerHeight]);
      await call('POST', '/window/rect', { width: width + wide!, height: height + high! });
    },
    screenshot: async () => Buffer.from(await call<string>('GET', '/screenshot'), 'base64'),
    async close() {
      if (isOpen) await call('DELETE', '');
      isOpen = false;
    },
  };
};
