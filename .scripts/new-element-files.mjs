// The files of a new element, as text. Kept true by test/packaging/scaffold.test.ts, which makes one and runs it.

export function filesOf({ name, chinese, english }) {
  const pascal = name.replace(/(^|-)(\w)/g, (_, __, letter) => letter.toUpperCase());
  const camel = pascal[0].toLowerCase() + pascal.slice(1);
  const src = `packages/elements/src/${name}`;
  return {
    [`${src}/congress-${name}.ts`]: `import { html, nothing, type CSSResultGroup, type PropertyValues, type TemplateResult } from 'lit';
import { CongressElement } from '../base/congress-element.ts';
import { lazyPart } from '../base/lazy.ts';
import { emptyView, skeleton } from '../base/views.ts';
import { ${pascal}Reading, type ${pascal}Data } from './${name}-reading.ts';
import { ${camel}Styles } from './${name}.styles.ts';
import { ${camel}Words } from './${name}.words.ts';

const english = lazyPart(async () => (await import('./english.ts')).learn());

/**
 * ${chinese}: what it shows, in one or two sentences, for the person who reads it.
 *
 * @summary ${english}
 * @csspart title - Name of the deployment
 * @cssproperty --congress-accent - Buttons, links
 */
export class Congress${pascal} extends CongressElement {
  static override styles: CSSResultGroup = [CongressElement.styles, ${camel}Styles];

  declare data: ${pascal}Data | undefined;

  protected override readonly english = english;
  private readonly reading = new ${pascal}Reading(this);

  protected override willUpdate(changed: PropertyValues): void {
    if (this.sourceChanged(changed)) this.reading.start();
  }

  protected override view(): TemplateResult {
    const words = ${camel}Words[this.language];
    return html\`\${this.remoteView(this.reading.state, (data) => this.shown(data), {
      retry: () => this.reading.reload(),
      busy: this.reading.busy,
      loading: () => skeleton(this.language, ['head', 'line']),
      empty: () => emptyView(words.none, words.noneHelp),
    })}\`;
  }

  private shown({ name }: ${pascal}Data): TemplateResult {
    const words = ${camel}Words[this.language];
    return html\`<h2 part="title">\${name}</h2>\${name ? html\`<p class="muted">\${words.shownBy(name)}</p>\` : nothing}\`;
  }
}
`,
    [`${src}/${name}-reading.ts`]: `import { getDiscovery, type Client } from '@congress-kit/sdk';
import { RemoteController, type RemoteHost } from '../base/remote.ts';

/** What the element shows. */
export interface ${pascal}Data {
  readonly name: string;
}

/** What the element says it wants; read anew at every load. */
export interface ${pascal}Host extends RemoteHost {
  read<T>(signal: AbortSignal, ask: (client: Client, signal: AbortSignal) => Promise<T>): Promise<T | undefined>;
}

/** State and the conversation with the SDK; no DOM. */
export class ${pascal}Reading extends RemoteController<${pascal}Data> {
  private readonly wants: ${pascal}Host;

  constructor(host: ${pascal}Host) {
    super(host);
    this.wants = host;
  }

  protected load(signal: AbortSignal): Promise<${pascal}Data | undefined> {
    return this.wants.read<${pascal}Data>(signal, (client, stop) => getDiscovery(client, { signal: stop }));
  }
}
`,
    [`${src}/${name}.styles.ts`]: `import { css } from 'lit';

/** Tokens in, parts out. */
export const ${camel}Styles = css\`
  h2 + p {
    margin-top: 0.5em;
  }
\`;
`,
    [`${src}/${name}.words.ts`]: `import { table } from '../locale/language.ts';

export const ${camel}Words = table('${camel}', {
  none: '还没有内容',
  noneHelp: '公布以后会出现在这里。',
  shownBy: (name: string) => \`由\${name}公布。\`,
});
`,
    [`${src}/${name}.words.en.ts`]: `import type { English } from '../locale/language.ts';
import type { ${camel}Words } from './${name}.words.ts';

export const ${camel}English: English<typeof ${camel}Words> = {
  none: 'Nothing here yet',
  noneHelp: 'It appears here once it is published.',
  shownBy: (name) => \`Published by \${name}.\`,
};
`,
    [`${src}/english.ts`]: `import { learnShared } from '../locale/english.ts';
import { teach } from '../locale/language.ts';
import { ${camel}English } from './${name}.words.en.ts';
import { ${camel}Words } from './${name}.words.ts';

/** Lazy part: what the element says in English. */
export const learn = (): void => {
  learnShared();
  teach(${camel}Words, ${camel}English);
};
`,
    [`${src}/define.ts`]: `import { define } from '../base/registry.ts';
import { Congress${pascal} } from './congress-${name}.ts';

define('congress-${name}', Congress${pascal});

declare global {
  interface HTMLElementTagNameMap {
    'congress-${name}': Congress${pascal};
  }
}
`,
    [`packages/elements/src/embed/${name}.ts`]: `import './first-asks.ts';
import './settings.ts';
import '../${name}/define.ts';
`,
    [`stories/${name}/${name}.stories.ts`]: `import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { elementMeta } from '../support/element-story.ts';
import { comesBack, shows, switchesElder } from '../support/journey.ts';
import { mirrored, twice } from '../support/surroundings.ts';

// test/visual/whole.test.ts names the states that are still missing: those that hang on what the element shows are yours to write
// (empty, partly read, long text, one record, ten thousand, no such record, a journey).
const meta: Meta = { ...elementMeta('congress-${name}'), title: '组件 Components/${chinese} · ${english}', id: '${name}' };
export default meta;
type Story = StoryObj;

const loaded = shows('[part~=title]');

export const Loaded: Story = { name: '平常 · Usual', play: loaded };

export const Loading: Story = {
  name: '正在读取 · Loading', parameters: { county: { failures: [{ breaks: 'silence' }], waits: 'endless' } }, play: shows('[part~=skeleton]'),
};

export const Unconfigured: Story = { name: '没有写地址 · No address', args: { api: '' }, play: shows('[part~=empty]', 'api') };

export const Fallback: Story = {
  name: '网络不通 · No connection', args: { default: '请打办公室电话。' },
  parameters: { county: { failures: [{ breaks: 'network' }], waits: 'short' } }, play: shows('[part~=error]', '网络不通'),
};

const fault = (failure: object, words: string): Story => ({ parameters: { county: { failures: [failure], waits: 'short' } }, play: shows('[part~=error]', words) });

export const Timeout: Story = { ...fault({ breaks: 'silence' }, '等得太久'), name: '等得太久 · Timeout' };

export const ServerFault: Story = { ...fault({ operation: 'getDiscovery', problem: 'internal_error' }, '请求编号'), name: '服务器出错 · Server fault' };

export const Busy: Story = { ...fault({ problem: 'too_many_requests', retryAfter: 40 }, '40 秒'), name: '请求太多 · Too many requests' };

export const Portal: Story = { ...fault({ breaks: 'html' }, '读不懂'), name: '公共网络要先登录 · Captive portal' };

export const Narrow: Story = { name: '很窄 · Narrow (240 px)', globals: { width: '240' }, play: loaded };

export const Elder: Story = { name: '长辈模式 · Elder mode', globals: { elder: 'on', width: '375' }, play: loaded };

export const Dark: Story = { name: '深色 · Dark', globals: { theme: 'dark' }, play: loaded };

export const English: Story = { name: '英文 · English', globals: { language: 'en' }, play: loaded };

export const RightToLeft: Story = { name: '从右到左的网页 · In a right-to-left page', globals: { direction: 'rtl', language: 'en' }, play: loaded };

export const Print: Story = { name: '打印 · Print', globals: { media: 'print' }, play: loaded };

export const HighContrastLook: Story = { name: '高对比 · High contrast', globals: { theme: 'contrast' }, play: loaded };

export const HighContrast: Story = { tags: ['forced-colors'], name: '系统高对比度 · High contrast of the system', play: loaded };

export const TwiceAsLong: Story = { name: '文字加长一倍 · Text twice as long', globals: { language: twice, width: '375' }, play: loaded };

export const AddedLanguage: Story = { name: '网页加的语言，从右到左 · A language the page adds', globals: { language: mirrored }, play: shows('.frame[dir=rtl] [part~=title]') };

export const Back: Story = { name: '断网又连上 · Offline and back', parameters: { county: { failures: [{ breaks: 'network' }], waits: 'short' } }, play: comesBack('[part~=title]') };

export const ElderSwitch: Story = { name: '长辈模式开关 · Switch of elder mode', args: { 'elder-switch': true }, globals: { width: '375' }, play: switchesElder };
`,
    [`test/elements/${name}/${name}.test.ts`]: `import { expect, fixture, html, waitUntil } from '@open-wc/testing';
import '../../../packages/elements/src/${name}/define.ts';
import type { Congress${pascal} } from '../../../packages/elements/src/${name}/congress-${name}.ts';
import { textOf } from '../base/probe-element.ts';
import { discovery, freshApi, interceptFetch, json, problem } from '../base/server-of-answers.ts';

describe('congress-${name}', () => {
  const show = (api: string) => fixture<Congress${pascal}>(html\`<congress-${name} api=\${api}>打电话也行。</congress-${name}>\`);

  it('shows what it was asked to, and is accessible', async () => {
    const network = interceptFetch();
    try {
      network.answer('/v1', () => json(discovery()));
      const element = await show(freshApi());
      await waitUntil(() => textOf(element).includes('青禾县'), 'it is shown');
      await expect(element).to.be.accessible();
    } finally {
      network.restore();
    }
  });

  it('says what went wrong, and keeps what the page wrote inside', async () => {
    const network = interceptFetch();
    try {
      network.answer('/v1', () => problem('not_found', 404));
      const element = await show(freshApi());
      await waitUntil(() => element.shadowRoot?.querySelector('[part~=error]'), 'the error is shown');
      expect(element.shadowRoot?.querySelector('slot')?.assignedNodes()[0]?.textContent).to.equal('打电话也行。');
    } finally {
      network.restore();
    }
  });
});
`,
  };
}
