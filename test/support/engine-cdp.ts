// Chromium of any age by its DevTools protocol. Only commands that 80 knows.
import { asJson, type EngineDriver, type EnginePage, repeating } from './browser-engines.ts';
import { Wire } from './wire.ts';

interface Evaluated {
  readonly result: { readonly value: string };
  readonly exceptionDetails?: { readonly text: string; readonly exception?: { readonly description?: string } };
}

export const openCdp: EngineDriver = async (url) => {
  const wire = await Wire.open(url);
  const { product } = await wire.send<{ product: string }>('Browser.getVersion');
  return {
    version: product,
    newPage: () => newPage(wire),
    leave: async () => {
      await wire.send('Browser.close').catch(() => undefined);
      wire.close();
    },
  };
};

async function newPage(wire: Wire): Promise<EnginePage> {
  const { browserContextId } = await wire.send<{ browserContextId: string }>('Target.createBrowserContext');
  const { targetId } = await wire.send<{ targetId: string }>('Target.createTarget', { url: 'about:blank', browserContextId });
  const { sessionId } = await wire.send<{ sessionId: string }>('Target.attachToTarget', { targetId, flatten: true });
  const send = <T>(method: string, params: object = {}): Promise<T> => wire.send(method, params, { sessionId });
  const complaints: string[] = [];
  let loaded = (): void => undefined;
  const stop = wire.listen((method, params, from) => {
    if (from !== sessionId) return;
    if (method === 'Page.loadEventFired') loaded();
    complaints.push(...complaintsIn(method, params));
  });
  for (const domain of ['Page', 'Runtime', 'Log']) await send(`${domain}.enable`);

  const evaluate: EnginePage['evaluate'] = async (run, ...args) => {
    const { result, exceptionDetails } = await send<Evaluated>('Runtime.evaluate', { expression: asJson(run, args), awaitPromise: true, returnByValue: true });
    if (exceptionDetails) throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text);
    return (JSON.parse(result.value) as { value: never }).value;
  };
  return {
    complaints,
    evaluate,
    until: repeating(evaluate),
    async goto(url) {
      const load = new Promise<void>((resolve) => { loaded = resolve; });
      const { errorText } = await send<{ errorText?: string }>('Page.navigate', { url });
      if (errorText) throw new Error(`${url}: ${errorText}`);
      await load;
    },
    async click(box, ...args) {
      const { x, y, width, height } = await evaluate(box, ...args);
      const at = { x: x + width / 2, y: y + height / 2, button: 'left', clickCount: 1 };
      await send('Input.dispatchMouseEvent', { type: 'mouseMoved', ...at, button: 'none' });
      for (const type of ['mousePressed', 'mouseReleased']) await send('Input.dispatchMouseEvent', { type, ...at });
    },
    type: (text) => send('Input.insertText', { text }),
    resize: (width, height) => send('Emulation.setDeviceMetricsOverride', { width, height, deviceScaleFactor: 0, mobile: false }),
    screenshot: async () => Buffer.from((await send<{ data: string }>('Page.captureScreenshot')).data, 'base64'),
    async close() {
      stop();
      await wire.send('Target.closeTarget', { targetId });
      await wire.send('Target.disposeBrowserContext', { browserContextId });
    },
  };
}

function complaintsIn(method: string, params: never): string[] {
  const { exceptionDetails, type, args, entry } = params as {
    exceptionDetails?: Evaluated['exceptionDetails']; type?: string; args?: { value?: unknown; description?: string }[]; entry?: { level: string; text: string; url?: string };
  };
  if (method === 'Runtime.exceptionThrown') return [exceptionDetails?.exception?.description ?? exceptionDetails?.text ?? 'an error'];
  if (method === 'Runtime.consoleAPICalled' && type === 'error') return [(args ?? []).map((one) => String(one.value ?? one.description)).join(' ')];
  // Every site is asked for an icon; its absence says nothing about our page.
  if (method === 'Log.entryAdded' && entry?.level === 'error' && !entry.url?.endsWith('/favicon.ico')) return [`${entry.text} (${entry.url ?? ''})`];
  return [];
}
