// Firefox by WebDriver BiDi, which is the same idea with other names.
import { asJson, type EngineDriver, type EnginePage, repeating } from './browser-engines.ts';
import { Wire } from './wire.ts';

type Evaluated = { readonly type: 'success'; readonly result: { readonly value: string } } | { readonly type: 'exception'; readonly exceptionDetails: { readonly text: string } };

export const openBidi: EngineDriver = async (url) => {
  const wire = await Wire.open(url);
  const { capabilities } = await wire.send<{ capabilities: { browserName: string; browserVersion: string } }>('session.new', { capabilities: {} });
  await wire.send('session.subscribe', { events: ['log.entryAdded'] });
  return {
    version: `${capabilities.browserName}/${capabilities.browserVersion}`,
    newPage: () => newPage(wire),
    leave: async () => {
      await wire.send('browser.close').catch(() => undefined);
      wire.close();
    },
  };
};

async function newPage(wire: Wire): Promise<EnginePage> {
  const { userContext } = await wire.send<{ userContext: string }>('browser.createUserContext');
  const { context } = await wire.send<{ context: string }>('browsingContext.create', { type: 'tab', userContext });
  const complaints: string[] = [];
  const stop = wire.listen((method, params) => {
    const { level, text, source } = params as { level?: string; text?: string; source?: { context?: string } };
    if (method === 'log.entryAdded' && level === 'error' && source?.context === context) complaints.push(text ?? 'an error');
  });
  const evaluate: EnginePage['evaluate'] = async (run, ...args) => {
    const evaluated = await wire.send<Evaluated>('script.evaluate', { expression: asJson(run, args), target: { context }, awaitPromise: true, userActivation: true });
    if (evaluated.type === 'exception') throw new Error(evaluated.exceptionDetails.text);
    return (JSON.parse(evaluated.result.value) as { value: never }).value;
  };
  const act = (type: string, actions: object[], more: object = {}): Promise<void> => wire.send('input.performActions', { context, actions: [{ type, id: type, actions, ...more }] });
  return {
    complaints,
    evaluate,
    until: repeating(evaluate),
    goto: async (url) => { await wire.send('browsingContext.navigate', { context, url, wait: 'complete' }); },
    async click(box, ...args) {
      const { x, y, width, height } = await evaluate(box, ...args);
      await act('pointer', [{ type: 'pointerMove', x: Math.round(x + width / 2), y: Math.round(y + height / 2) }, { type: 'pointerDown', button: 0 }, { type: 'pointerUp', button: 0 }], { parameters: { pointerType: 'mouse' } });
    },
    type: (text) => act('key', Array.from(text).flatMap((value) => [{ type: 'keyDown', value }, { type: 'keyUp', value }])),
    resize: async (width, height) => { await wire.send('browsingContext.setViewport', { context, viewport: { width, height } }); },
    screenshot: async () => Buffer.from((await wire.send<{ data: string }>('browsingContext.captureScreenshot', { context })).data, 'base64'),
    async close() {
      stop();
      await wire.send('browsingContext.close', { context });
      await wire.send('browser.removeUserContext', { userContext });
    },
  };
}
