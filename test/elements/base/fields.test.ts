import { expect, fixture, html } from '@open-wc/testing';
import { LitElement, type PropertyDeclarations } from 'lit';
import { checkbox, radioGroup, selectField } from '../../../packages/elements/src/fields/choice-fields.ts';
import { errorSummary, focusSummary } from '../../../packages/elements/src/fields/error-summary.ts';
import { fieldStyles } from '../../../packages/elements/src/fields/fields.styles.ts';
import { lengthOf, textArea, textField } from '../../../packages/elements/src/fields/text-field.ts';
import { controlStyles } from '../../../packages/elements/src/theme/controls.styles.ts';
import { themeStyles } from '../../../packages/elements/src/theme/theme.styles.ts';

const language = 'zh-CN';

class FieldProbe extends LitElement {
  static override properties: PropertyDeclarations = { wrong: { type: Boolean }, waiting: { type: Boolean }, text: {} };
  static override styles = [themeStyles, controlStyles, fieldStyles];
  declare wrong: boolean;
  declare waiting: boolean;
  declare text: string;
  chosen: string[] = [];

  override render() {
    const error = this.wrong ? '请写标题' : undefined;
    const readonly = this.waiting;
    return html`<div class="frame" lang="zh-CN">
      ${errorSummary(error ? [{ id: 'title', label: '标题', error }, { id: 'kind', label: '类型', error: '请选择类型' }] : [], language)}
      ${textField({ id: 'title', label: '标题', language, hint: '一句话说清楚', error, value: this.text ?? '', max: 5, readonly, input: (text) => (this.text = text) })}
      ${textArea({ id: 'body', label: '内容', language, value: '', optional: true, input: () => {} })}
      ${radioGroup({ id: 'kind', label: '类型', language, value: 'praise', readonly, error: error && '请选择类型', options: [{ value: 'praise', label: '表扬', hint: '说声谢谢' }, { value: 'opinion', label: '意见' }], change: (value) => this.chosen.push(value) })}
      ${selectField({ id: 'place', label: '地方', language, value: '', options: [{ value: 'a', label: '城关镇' }], change: (value) => this.chosen.push(value) })}
      ${checkbox({ id: 'agree', label: '我已阅读', language, checked: false, readonly, change: (value) => this.chosen.push(String(value)) })}
    </div>`;
  }
}

describe('form pieces', () => {
  before(() => {
    if (!customElements.get('field-probe')) customElements.define('field-probe', FieldProbe);
  });
  const make = (wrong = false) => fixture<FieldProbe>(html`<field-probe ?wrong=${wrong}></field-probe>`);
  const inside = <T extends Element = HTMLInputElement>(element: FieldProbe, selector: string) => element.shadowRoot?.querySelector<T>(selector) as T;

  it('are accessible, right and wrong', async () => {
    await expect(await make()).to.be.accessible();
    await expect(await make(true)).to.be.accessible();
  });

  it('put the error between hint and control, and tie both to it', async () => {
    const element = await make(true);
    const parts = Array.from(inside(element, '#title').parentElement?.children ?? []).map((child) => child.id || child.localName);
    expect(parts).to.deep.equal(['label', 'title-hint', 'title-error', 'title', 'title-count']);
    const control = inside(element, '#title');
    expect(control.getAttribute('aria-describedby')).to.equal('title-hint title-error title-count');
    expect(control.getAttribute('aria-invalid')).to.equal('true');
  });

  it('sum errors up with the words of the field, and lead to it', async () => {
    const element = await make(true);
    focusSummary(element.shadowRoot as ShadowRoot);
    expect(element.shadowRoot?.activeElement?.id).to.equal('error-summary');
    const links = Array.from(element.shadowRoot?.querySelectorAll<HTMLAnchorElement>('.summary a') ?? []);
    expect(links.map((link) => link.textContent)).to.deep.equal(['标题：请写标题', '类型：请选择类型']);
    links[0]?.click();
    expect(element.shadowRoot?.activeElement?.id).to.equal('title');
    links[1]?.click();
    expect(element.shadowRoot?.activeElement?.id).to.equal('kind-0');
    expect(location.hash).to.equal('');
  });

  it('count as the API counts, and never cut', async () => {
    expect(lengthOf('𠮷 é👍')).to.equal(4);
    const element = await make();
    const control = inside(element, '#title');
    control.value = '一二三四五六七';
    control.dispatchEvent(new Event('input'));
    await element.updateComplete;
    expect(inside(element, '#title-count').textContent).to.equal('超出 2 个字，请删减');
    expect(control.value).to.equal('一二三四五六七');
  });

  it('hold still while an answer is awaited, and keep focus', async () => {
    const element = await make();
    element.waiting = true;
    await element.updateComplete;
    expect(inside(element, '#title').readOnly).to.equal(true);
    inside(element, '#agree').click();
    inside(element, '#kind-1').click();
    await element.updateComplete;
    expect(element.chosen).to.deep.equal([]);
    expect(inside(element, '#agree').checked).to.equal(false);
    expect(inside(element, '#kind-0').checked).to.equal(true);
  });

  it('say what may be left out', async () => {
    const element = await make();
    expect(inside(element, 'label[for="body"]').textContent).to.equal('内容（选填）');
    expect(inside(element, 'label[for="title"]').textContent).to.equal('标题');
  });

  it('are large enough for a thumb', async () => {
    const element = await make();
    for (const selector of ['#title', '#place', 'label[for="kind-1"]', 'label[for="agree"]']) {
      expect(inside(element, selector).getBoundingClientRect().height, selector).to.be.at.least(43.9);
    }
  });
});
