import type { Ballot, Candidate } from '@congress-kit/sdk';
import type { PartialBallot } from './ballot-figures.ts';

/**
 * A ballot out of the `<table>` that a page already has. Headings are recognised in several wordings; what the table or the words
 * around it do not say stays unsaid. Nothing is guessed: a table without projects and yes votes is no ballot, and one of whose rows
 * a single one is not understood stays whole as it is, for what would be left out nobody could see.
 */
type Column = 'rank' | 'title' | 'yes' | 'no' | 'abstain' | 'blank' | 'result' | 'investment' | 'category' | 'place' | 'reason';

/** In this order: 不同意 holds 同意, 项目类别 holds 项目. */
const headings: readonly (readonly [Column, RegExp])[] = [
  ['rank', /^(名次|位次|排名|排序|序号|编号|rank|no\.?|#)$/i],
  ['abstain', /弃权|abstain|abstention/i],
  ['no', /反对|不赞成|不同意|^no( votes?)?$|against/i],
  ['blank', /未填|未表决|未画|空白|blank/i],
  ['yes', /赞成|同意|支持|得票|票数|^yes( votes?)?$|^for$|in favou?r|votes/i],
  ['reason', /原因|说明|备注|reason|note/i],
  ['result', /结果|当选|入选|是否|确定|result|elected|outcome/i],
  ['investment', /投资|资金|金额|概算|预算|投入|cost|budget|investment|amount/i],
  ['category', /类别|领域|类型|分类|category|field/i],
  ['place', /地点|地址|位置|乡镇|区域|place|location/i],
  ['title', /项目|名称|事项|候选|内容|project|title|name|candidate/i],
];

const textOf = (node: Element | null | undefined): string => (node?.textContent ?? '').normalize('NFKC').replace(/\s+/g, ' ').trim();

/** Cells by row and column, those that span several repeated in each. */
const gridOf = (table: HTMLTableElement): (HTMLTableCellElement | undefined)[][] => {
  const grid: (HTMLTableCellElement | undefined)[][] = [];
  Array.from(table.rows).forEach((row, y) => {
    let x = 0;
    for (const cell of Array.from(row.cells)) {
      while (grid[y]?.[x]) x += 1;
      for (let down = 0; down < Math.min(cell.rowSpan || 1, table.rows.length - y); down += 1) {
        for (let right = 0; right < Math.min(cell.colSpan, 40); right += 1) (grid[y + down] ??= [])[x + right] = cell;
      }
      x += cell.colSpan;
    }
  });
  return grid;
};

const columnsOf = (names: readonly string[]): Map<Column, number> => {
  const columns = new Map<Column, number>();
  names.forEach((name, at) => {
    const found = headings.find(([column, pattern]) => !columns.has(column) && pattern.test(name));
    if (found) columns.set(found[0], at);
  });
  return columns;
};

/** “1,234票”, “１２”, “50（87.7%）”. A share alone is no count. */
const countOf = (text: string): number | undefined => {
  const figures = /^[^\d%]*?(\d[\d,\s]*)\s*(票|张|人|votes?)?$/i.exec(text.replace(/\s*(\([^()]*\)|[,、/;\s]\s*[\d.]+\s*%)$/, ''))?.[1];
  return figures === undefined ? undefined : Number(figures.replace(/[,\s]/g, ''));
};

/** Whole 元 out of “1,250万元” or “1,250” below “总投资（万元）”. */
const yuanOf = (text: string, heading: string): number | undefined => {
  const figures = /\d[\d,]*(\.\d+)?/.exec(text)?.[0];
  if (figures === undefined) return undefined;
  const unit = [text, heading].map((one) => /亿|万/.exec(one)?.[0]).find(Boolean);
  return Math.round(Number(figures.replace(/,/g, '')) * (unit === '亿' ? 1e8 : unit === '万' ? 1e4 : 1));
};

const isElected = (text: string): boolean | undefined => {
  if (text === '') return undefined;
  if (/未|不|落|没|否|×|✗|not|lost|^no$|-/i.test(text)) return false;
  return /当选|入选|通过|确定|是|√|✓|✔|elected|yes|won/i.test(text) ? true : undefined;
};

const numerals = '零一二三四五六七八九';
/** What the words around a table say of the ballot as a whole. */
const saidIn = (words: string) => {
  const number = (...patterns: RegExp[]): number | undefined => {
    const found = patterns.map((pattern) => pattern.exec(words)?.[1]).find((one) => one !== undefined);
    return found === undefined ? undefined : Number(found.replace(/,/g, ''));
  };
  const n = '\\s*[:：为是]?\\s*(\\d[\\d,]*)';
  const day = /(20\d\d)\s*[年./-]\s*(\d{1,2})\s*[月./-]\s*(\d{1,2})/.exec(words);
  const half = /(超过|过|more than)[^。；;.]{0,12}?(半数|二分之一|half)/i.test(words);
  const share = /(达到|不少于|at least|超过|more than)[^。；;.]{0,12}?([三四五])分之([一二三四])/.exec(words);
  const basis = /(超过|达到|不少于|more than|at least)[^。；;.]{0,14}(全体代表|应到)|of all deputies/i.test(words) ? 'all_deputies' : /(超过|达到|不少于)[^。；;.]{0,14}(实到|到会|出席)|of those present/i.test(words) ? 'present' : 'valid';
  return {
    seats: number(new RegExp(`(?:名额|应选|应当选|拟选|seats?|places)${n}`, 'i'), /(?:选|确定)出?\s*(\d+)\s*(?:个|项|件)/, /(\d+)\s*(?:个|项|件)?\s*(?:名额|seats?|places)/i),
    total: number(new RegExp(`(?:应到|全体代表|代表总数|total)(?:代表|人数)?${n}`, 'i'), /(\d+)\s*deputies in all/i),
    present: number(new RegExp(`(?:实到|到会|出席|present)(?:代表|人数)?${n}`, 'i'), /(\d+)\s*(?:were )?present/i),
    issued: number(new RegExp(`(?:发出|发放|issued)(?:选票|表决票|票)?(?:数)?${n}`, 'i'), /(\d+)\s*(?:papers )?issued/i),
    returned: number(new RegExp(`(?:收回|returned)(?:选票|表决票|票)?(?:数)?${n}`, 'i'), /(\d+)\s*(?:papers )?returned/i),
    valid: number(new RegExp(`(?:有效|valid)(?:选票|表决票|票)?(?:数)?${n}`, 'i')),
    invalid: number(new RegExp(`(?:无效|废|invalid)(?:选票|表决票|票)?(?:数)?${n}`, 'i')),
    day: day ? `${day[1]}-${day[2]!.padStart(2, '0')}-${day[3]!.padStart(2, '0')}` : undefined,
    threshold: half ? { numerator: 1, denominator: 2, basis, strict: true }
      : share ? { numerator: numerals.indexOf(share[3]!), denominator: numerals.indexOf(share[2]!), basis, strict: /超过|more/.test(share[1]!) } : undefined,
  };
};

export type Understood = { readonly ballot: Ballot } | { readonly why: string };

/**
 * @param around the element the table stands in: its heading, and the words beside the table
 */
export const readTable = (table: HTMLTableElement, around: Element): Understood => {
  const grid = gridOf(table);
  const isHead = (row: readonly (HTMLTableCellElement | undefined)[]): boolean => row.length > 0 && (row[0]?.closest('thead') != null || row.every((cell) => cell?.localName === 'th'));
  let heads = 0;
  while (heads < grid.length && isHead(grid[heads]!)) heads += 1;
  // Old pages make the first row bold and call it a day.
  heads = Math.max(1, heads);
  const width = Math.max(0, ...grid.map((row) => row.length));
  const names = Array.from({ length: width }, (_, x) => Array.from(new Set(grid.slice(0, heads).map((row) => textOf(row[x])))).filter(Boolean).pop() ?? '');
  const wholeNames = Array.from({ length: width }, (_, x) => Array.from(new Set(grid.slice(0, heads).map((row) => textOf(row[x])))).join(' '));
  const columns = columnsOf(names);
  const missing = (['title', 'yes'] as const).filter((column) => !columns.has(column));
  if (missing.length > 0) return { why: `no column for ${missing.map((column) => (column === 'title' ? 'the projects (项目, 名称 …)' : 'yes votes (赞成, 同意 …)')).join(' and ')}; the headings are: ${names.join(' | ')}` };
  const at = (row: readonly (HTMLTableCellElement | undefined)[], column: Column): string => (columns.has(column) ? textOf(row[columns.get(column)!]) : '');
  const strange: string[] = [];
  /** Votes in a column that is there: none is written as a dash, or not at all. */
  const votesOf = (row: readonly (HTMLTableCellElement | undefined)[], column: Column): number => {
    const text = at(row, column);
    const count = countOf(text);
    if (count === undefined && !/^[-–—―/无]*$/.test(text)) strange.push(text);
    return count ?? 0;
  };
  const candidates = grid.slice(heads).filter((row) => row.length > 0 && row[0]?.closest('tfoot') == null).flatMap((row, nth): (Candidate & { said: boolean | undefined })[] => {
    const title = at(row, 'title');
    const yes = countOf(at(row, 'yes'));
    // One cell across is a heading between the rows, or a note below them; a sum says so.
    if (new Set(row).size === 1 || row.every((cell) => textOf(cell) === '') || row.some((cell) => /^(合计|总计|小计|total)/i.test(textOf(cell)))) return [];
    if (title === '' || yes === undefined) {
      strange.push(title === '' ? row.map(textOf).join(' | ') : at(row, 'yes') || title);
      return [];
    }
    const result = at(row, 'result');
    const said = isElected(result);
    if (said === undefined && result !== '') strange.push(result);
    const investment = yuanOf(at(row, 'investment'), wholeNames[columns.get('investment') ?? -1] ?? '');
    const [category, place, reason] = (['category', 'place', 'reason'] as const).map((column) => at(row, column));
    const blank = countOf(at(row, 'blank'));
    return [{
      id: `row-${nth + 1}`, title, yes, no: votesOf(row, 'no'), abstain: votesOf(row, 'abstain'), elected: false, said,
      ...(blank !== undefined && { blank }), ...(investment !== undefined && { investment }), ...(category && { category }), ...(place && { place }), ...(reason && { reason }),
    }];
  });
  if (candidates.length === 0) return { why: 'no row has both a project and a number of yes votes' };
  if (strange.length > 0) return { why: `not understood: ${strange.map((text) => `“${text}”`).join(', ')}` };
  return { ballot: ballotOf(table, around, candidates, columns) };
};

const ballotOf = (table: HTMLTableElement, around: Element, read: readonly (Candidate & { said: boolean | undefined })[], columns: ReadonlyMap<Column, number>): Ballot => {
  const caption = textOf(table.caption);
  const heading = textOf(Array.from(around.querySelectorAll('h1,h2,h3,h4')).find((one) => one.compareDocumentPosition(table) & Node.DOCUMENT_POSITION_FOLLOWING));
  const beside = Array.from(around.childNodes).filter((node) => !node.contains(table)).map((node) => (node.textContent ?? '').normalize('NFKC')).join(' ');
  const { total, present, issued, returned, valid, invalid, day, threshold, ...said } = saidIn([caption, textOf(table.tFoot), beside, ...Object.entries(table.dataset).map(([name, value]) => `${name} ${value ?? ''}`)].join(' ; '));
  const sayElected = read.some((one) => one.said !== undefined);
  const elected = read.filter((one) => one.said === true).length;
  const seats = said.seats ?? (elected || read.length);
  const candidates = read.map(({ said: isSaid, ...candidate }) => ({ ...candidate, elected: isSaid === true }));
  const sums = candidates.map((one) => one.yes + one.no + one.abstain + (one.blank ?? 0));
  const back = returned ?? Math.max(...sums);
  const spoilt = invalid ?? (valid === undefined ? 0 : Math.max(0, back - valid));
  const turnout = [total, present, issued, returned].every((one) => one !== undefined);
  const canJudge = threshold !== undefined && (threshold.basis === 'valid' || (threshold.basis === 'all_deputies' ? total : present) !== undefined) && said.seats !== undefined;
  const ballot: PartialBallot = {
    id: 'table', title: caption.replace(/[（(].*$/, '').trim() || heading || '', congress: { id: '', name: '' }, division: { id: '', name: '' }, year: Number(day?.slice(0, 4) ?? 0), votedOn: day ?? '',
    seats, candidateCount: candidates.length, totalDeputies: total ?? back, present: present ?? back, issued: issued ?? back, returned: back, invalid: spoilt,
    // Without a rule in the words only what is written is shown, and nothing is judged.
    method: canJudge ? 'approve_threshold' : 'as_published', ...(canJudge && { threshold }), candidates, source: '', asOf: '',
    says: { seats: said.seats !== undefined || elected > 0, turnout, rule: canJudge, outcome: sayElected, no: columns.has('no'), abstain: columns.has('abstain') },
  };
  return ballot;
};
