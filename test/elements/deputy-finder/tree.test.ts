import { expect } from '@open-wc/testing';
import { a11ySnapshot } from '@web/test-runner-commands';
import '../../../packages/elements/src/deputy-finder/define.ts';
import { clear, look, place, ready } from './finder-page.ts';
import { index } from './sample-index.ts';

interface Node { readonly role: string; readonly name?: string; readonly children?: readonly Node[]; readonly [key: string]: unknown }

/** What a screen reader is told, line by line: role, name, state. */
const told = (node: Node): string[] => [
  ...(['RootWebArea', 'WebArea', 'generic', 'none', 'StaticText', 'text', 'MenuListPopup'].includes(node.role) || node.role === 'option' ? [] : [[node.role, node.name, node['pressed'] !== undefined ? `pressed=${String(node['pressed'])}` : '', node['selected'] ? 'selected' : ''].filter(Boolean).join(' ')]),
  ...(node.children ?? []).flatMap(told),
];

describe('what a screen reader is told of the finder', () => {
  afterEach(clear);
  const tree = async (): Promise<string[]> => told(await a11ySnapshot({}) as unknown as Node);

  it('a search, filters and a list of people', async () => {
    const finder = place('q="枣林"', { data: index });
    await ready(finder, '.row');
    const lines = await tree();
    for (const line of [
      'searchbox 姓名、拼音、村（社区）或单位', 'button 清除', 'heading 找到 3 位代表', 'button 单小梅', 'button 全部 3 pressed=true', 'button 县代表 1 pressed=false', 'heading 枣林村的代表家站',
    ]) expect(lines, lines.join('\n')).to.include(line);
    const order = ['searchbox 姓名、拼音、村（社区）或单位', 'button 全部 3 pressed=true', 'heading 找到 3 位代表', 'button 单小梅', 'button 张晓明'].map((line) => lines.indexOf(line));
    expect(order).to.deep.equal(order.slice().sort((one, other) => one - other));
  });

  it('a card: who it is first, then how to reach them', async () => {
    const finder = place('', { data: index, deputy: 'DB0003' });
    await ready(finder, '.card');
    const lines = await tree();
    expect(look(finder, '.avatar > span').getAttribute('aria-hidden')).to.equal('true');
    const order = ['button 查找其他代表', 'heading 欧阳建国', 'heading 在哪里见面', 'heading 联系范围'].map((line) => lines.indexOf(line));
    expect(order.every((at) => at >= 0), lines.join('\n')).to.equal(true);
    expect(order).to.deep.equal(order.slice().sort((one, other) => one - other));
  });
});
