// Chart.js, the strongest chart of its table, tree-shaken: the bars of all projects, the rest as text.
import { BarController, BarElement, CategoryScale, Chart, Legend, LinearScale, Tooltip } from 'chart.js';
import { resultsOf } from '../content.ts';
import { definePeer } from './define-peer.js';

Chart.register(BarController, BarElement, CategoryScale, Legend, LinearScale, Tooltip);

definePeer('results', (host, data) => {
  const { title, when, lead, turnout, rule, secret, groups, from } = resultsOf(data);
  const add = (name, text, parent = host) => Object.assign(parent.appendChild(document.createElement(name)), { textContent: text });
  add('h2', title);
  for (const line of [when, ...lead, ...turnout.map(({ label, count, more }) => `${label} ${count} ${more}`), rule, secret]) add('p', line);
  const items = groups.flatMap((group) => group.items);
  const box = add('div', '');
  box.style.cssText = `position: relative; height: ${60 + items.length * 40}px`;
  const chart = new Chart(add('canvas', '', box), {
    type: 'bar',
    data: {
      labels: items.map((one) => `${one.rank} ${one.title} ${one.outcome}`),
      datasets: ['赞成', '反对', '弃权'].map((label, at) => ({ label, data: items.map((one) => parseInt(one.bars[at].count, 10)), backgroundColor: ['#1a56a8', '#b00020', '#595959'][at] })),
    },
    options: { animation: false, indexAxis: 'y', maintainAspectRatio: false, scales: { x: { stacked: true }, y: { stacked: true } } },
  });
  add('footer', from).classList.add('ready');
  return () => chart.destroy();
});
