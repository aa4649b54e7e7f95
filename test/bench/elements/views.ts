// The views of the floors: the content a resident sees in our elements, in the plainest markup that carries it. Written once, for Lit's
// `html` and for a joiner of strings; neither folds, sorts, checks, measures, remembers or speaks a second language.
import { finderOf, resultsOf, trackerOf } from './content.ts';

type Tag<View> = (strings: TemplateStringsArray, ...values: unknown[]) => View;
type Row = Record<string, any>;
/** A view of one kind of record, for one way of making markup. */
export type MakeView = <View>(html: Tag<View>) => (data: Row, query: string) => View;

const fieldsWith = <View>(html: Tag<View>) => ({
  input: (label: string, hint: string, control: unknown, more: unknown = ''): View => html`<div class="field"><label>${label}</label>${hint ? html`<p class="hint">${hint}</p>` : ''}<p class="error"></p>${control}${more}</div>`,
  radios: (name: string, label: string, options: readonly (readonly [string, string])[]): View => html`<fieldset><legend>${label}</legend><p class="error"></p>${options.map(([option, hint]) => html`<div><label><input type="radio" name=${name} value=${option}>${option}</label>${hint ? html`<p class="hint">${hint}</p>` : ''}</div>`)}</fieldset>`,
  box: (label: string, hint: string): View => html`<div class="field"><label><input type="checkbox">${label}</label>${hint ? html`<p class="hint">${hint}</p>` : ''}<p class="error"></p></div>`,
});

export const formView: MakeView = (html) => {
  const { input, radios, box } = fieldsWith(html);
  return () => html`<form novalidate><h2 class="ready">提意见建议</h2><p>写清楚什么事、在哪里、希望怎么办。提交后会给您一个回执，凭它随时查看办理情况。</p>
    <p>提给：人大常委会办公室（人大办）</p><button type="button">提给代表或代表家站</button>
    <div class="box"><h3>填写之前请看一眼</h3><p>您填写的内容由人大办处理，用来办理和答复这件意见。电话只有人大办能看到，可以不填；事情办结满 12 个月后，姓名和电话自动删除。凭回执可以随时查看，也可以撤回。</p><p>信访、举报和急事不在这里办：急事请打 110、119、120 或 12345，信访请到信访局。</p></div>
    <h3>您要说的事</h3>${radios('kind', '这是一条', ['建议', '批评', '意见', '投诉', '表扬'].map((one) => [one, ''] as const))}
    ${input('哪方面的事', '可以打字查找，例如“路灯”“ld”。', html`<input required>`)}
    ${input('标题', '一句话说明，例如“枣林路路灯坏了三盏”。', html`<input required maxlength="60">`, html`<p class="hint">还可以写 60 个字</p>`)}
    ${input('具体内容', '什么时候、什么情况、希望怎么解决。请不要写身份证号、银行卡号和别人的隐私。', html`<textarea required maxlength="2000"></textarea>`, html`<p class="hint">还可以写 2000 个字</p><button type="button">说话输入</button>`)}
    <h3>在哪里</h3>${input('地方（选填）', '写村名、社区名，或拼音首字母，例如“柳溪”“lx”，再从列表里选。', html`<input>`, html`<button type="button">不打字，一级一级选</button>`)}
    ${input('详细地点（选填）', '例如“小学东门口”。', html`<input>`)}
    <h3>您的姓名</h3>${radios('identity', '姓名是否公开', [['公开我的姓名（实名公开）', '姓名和内容一起公开。'], ['姓名只给人大办看（实名不公开）', '人大办知道您是谁，对外不显示。'], ['不留姓名（匿名）', '谁也不知道您是谁，人大办没法联系您。']])}
    ${input('姓名', '', html`<input required>`)}${input('手机或电话（选填）', '只有人大办能看到，只用来向您核实情况。', html`<input type="tel">`)}
    ${box('同意把这件意见和办理结果公开', '公开前人大办会审核，内容里的电话、证件号会自动遮住。不勾选，就只有您、人大办和承办单位知道。')}
    <table><caption>谁能看到什么 姓名只给人大办看（实名不公开）</caption>${[['人大办', '内容、姓名、电话'], ['承办单位', '内容'], ['所有人', '看不到']].map(([who, what]) => html`<tr><th>${who}</th><td>${what}</td></tr>`)}</table>
    ${box('我已看过上面的说明，同意人大办这样使用我填写的内容', '')}<button>下一步：核对</button></form>`;
};

export const finderView: MakeView = (html) => (data, query) => {
  const { count, ways, found, from } = finderOf(data, query);
  return html`<div class="ready"><label>姓名、拼音、村（社区）或单位</label><input><p>${count}</p>
    ${query ? html`<ul>${(found as Row[]).map((one) => html`<li><p class="strong">${one['name']}</p><p>${one['post']}</p></li>`)}</ul>`
      : html`<p>可以这样找：</p><ul>${(ways as string[][]).map(([example, what]) => html`<li><button>${example}</button>${what}</li>`)}</ul>`}
    <details><summary>按小组、家站找</summary></details><footer>${from}</footer></div>`;
};

export const resultsView: MakeView = (html) => (data) => {
  const { title, when, lead, turnout, rule, secret, groups, from } = resultsOf(data);
  return html`<article class="ready"><h2>${title}</h2><p class="hint">${when}</p>${(lead as string[]).map((line) => html`<p>${line}</p>`)}
    <h3>投票情况</h3><dl>${(turnout as Row[]).map((one) => html`<div><dt>${one['label']}</dt><dd><div class="bar"><i style=${one['width']}></i></div>${one['count']} ${one['more']}</dd></div>`)}</dl>
    <h3>当选规则</h3><p>${rule}</p><p class="hint">${secret}</p><button>图表</button><button>表格</button><details><summary>排序和筛选</summary></details>
    ${(groups as Row[]).map((group) => html`<section><h3>${group['name']}</h3><ol>${(group['items'] as Row[]).map((one) => html`<li><h4>${one['rank']} ${one['title']}</h4><p>${one['outcome']} <span class="hint">${one['why']}</span></p>
      ${(one['bars'] as Row[]).map((bar) => html`<div class="row"><span>${bar['label']}</span><div class="bar"><i style=${bar['width']}></i></div><span>${bar['count']}</span></div>`)}</li>`)}</ol></section>`)}
    <p>保存到手机或电脑：</p><button>表格（CSV）</button><button>图片（PNG）</button><button>矢量图（SVG）</button><footer>${from}</footer></article>`;
};

export const trackerView: MakeView = (html) => {
  const step = (one: Row) => html`<li><p class="strong">${one['name']}</p><p class="hint">${one['when']} ${one['who']}</p><p>${one['note']}</p></li>`;
  const steps = (all: readonly Row[]) => html`<ol>${all.map(step)}</ol>`;
  return (data) => {
    const one = trackerOf(data);
    return html`<article class="ready"><h2>${one['title']}</h2><p class="hint">${(one['facts'] as string[]).map((fact) => html`<span>${fact}</span> `)}</p><p class="box">${one['lead']} <b>▲ ${one['due']}</b></p>
      <ol class="track">${(one['places'] as Row[]).map((place) => html`<li><i>${place['mark']}</i><span>${place['name']}</span><span class="hint">${place['state']}</span><span class="hint">${place['on']}</span></li>`)}</ol>
      <h3>答复期限</h3><p>${one['dueDay']}</p><p class="hint">${one['rule']}</p><h3>谁来办，谁来督</h3><dl><div><dt>负责办理（主办单位）</dt><dd>${one['handler']}</dd></div></dl>
      <h3>办理经过</h3>${steps(one['newest'])}${(one['older'] as Row[]).map((run) => html`<details><summary>${run['phase']} <span class="hint">${run['count']} ${run['when']}</span></summary>${steps(run['steps'])}</details>`)}
      <details><summary>建议原文</summary><p>${one['body']}</p></details><footer>${one['from']}</footer></article>`;
  };
};

/** As much of a look as it takes to be read: one column, labels above, bars, a track. */
export const floorStyles = `
  :host { display: block; font-size: 16px; line-height: 1.7 }
  * { box-sizing: border-box }
  h2, h3, h4, p, dl, dd, ol, ul { margin: 0 0 0.5em; padding: 0 }
  h2 { font-size: 1.375em }
  ol, ul { list-style: none }
  label, legend, .strong { font-weight: 600 }
  input, textarea { font: inherit }
  .field > input, textarea { display: block; width: 100%; min-height: 44px }
  button, summary { min-height: 44px; font: inherit }
  .hint, footer { color: #595959; font-size: 0.875em }
  .error:empty { display: none }
  .error { color: #b00020 }
  .box { padding: 0.75em 1em; border-left: 4px solid #1a56a8; background: #f2f6fb }
  .row, dl > div { display: flex }
  .row span:first-child, dt { flex: 0 0 6em }
  dd { flex: 1 }
  .bar { flex: 1; height: 1em; background: #eee }
  .bar i { display: block; height: 100%; background: #1a56a8 }
  .track { display: flex }
  .track li { flex: 1 }
  .track span { display: block }
`;
