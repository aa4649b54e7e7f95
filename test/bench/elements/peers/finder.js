// DataTables, the strongest whole widget of its table: the roll as a table with a search box.
import DataTable from 'datatables.net-dt';
import { finderOf } from '../content.ts';
import { definePeer } from './define-peer.js';

definePeer('finder', async (host, data) => {
  const { count, from } = finderOf(data, '');
  host.innerHTML = '<p></p><table><thead><tr><th>姓名</th><th>拼音</th><th>单位</th></tr></thead></table><footer></footer>';
  host.querySelector('p').textContent = count;
  host.querySelector('footer').textContent = from;
  const { name, pinyin, post } = data.deputies;
  const table = await new Promise((resolve) => {
    const made = new DataTable(host.querySelector('table'), {
      data: name.map((_, at) => [name[at], pinyin[at], post[at]]),
      deferRender: true,
      language: { search: '姓名、拼音、村（社区）或单位', info: '_START_–_END_ / _TOTAL_', infoEmpty: '没有', lengthMenu: '_MENU_', zeroRecords: '没有找到' },
      initComplete: () => setTimeout(() => resolve(made)),
    });
  });
  host.querySelector('p').classList.add('ready');
  return () => table.destroy();
});
