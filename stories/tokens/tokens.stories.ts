import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html, type TemplateResult } from 'lit';
import { expect } from 'storybook/test';
import { looks, scales } from '../../packages/elements/src/theme/tokens.ts';
import { contrastOf, lookOf, pairs, type Look } from './contrast.ts';
import './tokens.css';

const meta: Meta = { tags: ['!autodocs'], title: '设计 Design/令牌 · Tokens', id: 'tokens', parameters: { width: '70em', controls: { disable: true } } };
export default meta;
type Story = StoryObj;

const name = (role: string): TemplateResult => html`<code>--congress-${role}</code>`;

const swatches = (look: Look): TemplateResult => html`
  <ul class="swatches">
    ${Object.entries(look).map(([role, value]) => html`<li><span class="colour" style="background:${value}"></span>${name(role)}<span>${value}</span></li>`)}
  </ul>
`;

const pairRow = (look: Look, [front, back, least, what]: (typeof pairs)[number]): TemplateResult => {
  const ratio = contrastOf(look[front]!, look[back]!);
  return html`
    <tr>
      <td><span class="sample" style="color:${look[front]};background:${look[back]}">${least >= 4.5 ? '青禾 Aa 123' : html`<span class="shape" style="background:${look[front]}"></span>`}</span></td>
      <td>${name(front)}<br />${name(back)}</td>
      <td>${what}</td>
      <td class="number">${ratio.toFixed(2)} : 1</td>
      <td>${ratio >= least ? html`✓ ≥ ${least} : 1` : html`<strong>✗ &lt; ${least} : 1</strong>`}</td>
    </tr>
  `;
};

const contrasts = (look: Look): TemplateResult => html`
  <table class="pairs">
    <thead><tr><th>样子<br />Sample</th><th>前景、背景<br />Front, back</th><th>用在哪里<br />Used for</th><th>对比度<br />Contrast</th><th>要求<br />Needed</th></tr></thead>
    <tbody>${pairs.map((pair) => pairRow(look, pair))}</tbody>
  </table>
`;

/** A page of one look: its colours, and what they are beside each other. */
const colours = (title: string, look: keyof typeof lookOf): Story => ({
  name: `颜色 · ${title}`,
  render: () => html`
    <article class="tokens">
      <h1>颜色 · ${title}</h1>
      <p>只要给 ${name('accent')} 一个颜色，组件就成了您网站的一部分；其余颜色不用动。<br />Set ${name('accent')} and the elements belong to your site; nothing else needs to change.</p>
      <h2>角色 · Roles</h2>
      ${swatches(lookOf[look])}
      <h2>对比度，现场计算 · Contrast, computed here</h2>
      ${contrasts(lookOf[look])}
    </article>
  `,
  play: ({ canvasElement }) => {
    const rows = canvasElement.querySelectorAll('.pairs tbody tr').length;
    if (rows !== pairs.length) throw new Error(`${rows} pairs are shown of ${pairs.length}`);
    const faults = Array.from(canvasElement.querySelectorAll('.pairs strong'));
    if (faults.length > 0) throw new Error(`${faults.length} pairs have too little contrast: ${faults.map((one) => one.closest('tr')?.textContent?.replace(/\s+/g, ' ')).join('; ')}`);
  },
});

export const Light: Story = { ...colours('默认 · Default', 'default'), name: '颜色：默认 · Colours: default' };
export const Red: Story = { ...colours('政务红 · Red', 'red'), name: '颜色：政务红 · Colours: red' };
export const Blue: Story = { ...colours('政务蓝 · Blue', 'blue'), name: '颜色：政务蓝 · Colours: blue' };
export const Dark: Story = { ...colours('深色 · Dark', 'dark'), name: '颜色：深色 · Colours: dark' };
export const DarkRed: Story = { ...colours('深色红 · Dark red', 'dark-red'), name: '颜色：深色红 · Colours: dark red' };
export const DarkBlue: Story = { ...colours('深色蓝 · Dark blue', 'dark-blue'), name: '颜色：深色蓝 · Colours: dark blue' };
export const Contrast: Story = { ...colours('高对比 · High contrast', 'contrast'), name: '颜色：高对比 · Colours: high contrast' };
export const DarkContrast: Story = { ...colours('深色高对比 · Dark, high contrast', 'dark-contrast'), name: '颜色：深色高对比 · Colours: dark, high contrast' };

const type: readonly (readonly [size: string, weight: number, words: string])[] = [
  [scales.type.figure, 600, '大数字 · Figure'], [scales.type.title, 600, '标题（h2）· Title'], [scales.type.section, 600, '小标题（h3）· Section'],
  [scales.type.body, 400, '正文 · Body'], [scales.type.hint, 400, '说明 · Hint'], [scales.type.small, 400, '次要信息 · Small'],
];

const typeTable = (base: number, lineHeight: string): TemplateResult => html`
  <table class="scale">
    <thead><tr><th>样子 · Sample</th><th>em</th><th>px</th></tr></thead>
    <tbody>${type.map(([size, weight, words]) => html`
      <tr><td style="font-size:${base * parseFloat(size)}px;font-weight:${weight};line-height:${lineHeight}">${words}</td><td class="number">${size}</td><td class="number">${base * parseFloat(size)}</td></tr>`)}</tbody>
  </table>
`;

export const TypeScale: Story = {
  name: '字号 · Type scale',
  render: () => html`
    <article class="tokens">
      <h1>字号 · Type scale</h1>
      <p>一切以元素自己的 em 计，网页的根字号不影响它。行高：中文 ${looks.measures['line-height']}，英文 1.5；一行不超过 ${looks.measures.measure}。<br />
        All in em of the element; the page's root size does not matter. Line height ${looks.measures['line-height']} for Chinese, 1.5 for English; a line is at most ${looks.measures.measure}.</p>
      <h2>普通 · Normal（${looks.measures['font-size']}）</h2>
      ${typeTable(16, looks.measures['line-height'])}
      <h2>长辈模式 · Elder mode（${looks.elder['font-size']}）</h2>
      ${typeTable(28, looks.measures['line-height'])}
    </article>
  `,
  // What is drawn is as large as what is written beside it.
  play: async ({ canvasElement }) => {
    const rows = Array.from(canvasElement.querySelectorAll('.scale tbody tr'));
    await expect(rows).toHaveLength(type.length * 2);
    for (const { cells } of rows as HTMLTableRowElement[]) await expect(parseFloat(getComputedStyle(cells[0]!).fontSize)).toBeCloseTo(Number(cells[2]!.textContent), 1);
  },
};

const steps = Object.values(scales.space).map(parseFloat);

export const Space: Story = {
  name: '间距、圆角、点击区 · Space, radius, targets',
  render: () => html`
    <article class="tokens">
      <h1>间距、圆角、点击区 · Space, radius, targets</h1>
      <h2>间距 · Space</h2>
      <ul class="bars">${steps.map((step) => html`<li><span class="bar" style="width:${step * 4}em"></span><code>${step}em</code> = ${step * 16} px</li>`)}</ul>
      <h2>圆角 · Radius</h2>
      <p class="drawn"><span class="box" style="border-radius:${looks.measures.radius}"></span> ${name('radius')} ${looks.measures.radius}</p>
      <h2>点击区 · Targets</h2>
      <p class="drawn"><span class="box" style="width:44px;height:44px"></span> ${name('target')} ${looks.measures.target}（44 px）</p>
      <p class="drawn"><span class="box" style="width:60px;height:60px"></span> 长辈模式 · Elder mode ${looks.elder['target']}</p>
      <h2>动效 · Motion</h2>
      <p>只在说明变化时才动，${scales.motion.duration}；系统要求减少动效时一律不动。<br />Only where something is explained, ${scales.motion.duration}; none when the system asks for less.</p>
    </article>
  `,
  // Drawn to measure: bars four times as long as the step, boxes as large as the targets.
  play: async ({ canvasElement }) => {
    const widths = (selector: string): number[] => Array.from(canvasElement.querySelectorAll(selector), (one) => one.getBoundingClientRect().width);
    const em = parseFloat(getComputedStyle(canvasElement.querySelector('.bars')!).fontSize);
    await expect(widths('.bar').map((width) => Math.round((width / em / 4) * 1000) / 1000)).toEqual(steps);
    await expect(widths('.box').slice(1)).toEqual([44, 60]);
  },
};
