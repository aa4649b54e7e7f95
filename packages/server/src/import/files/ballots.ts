import { searchTexts } from '@congress-kit/api/rules/search-text';
import { tally, type BallotFigures, type MarginRule } from '@congress-kit/api/rules/tally';
import { Trouble, type CellReader } from '../cells.ts';
import { code, count, day, line, optional, reference, references, sheet, text, word, yesNo, yuan, type Column } from '../columns.ts';
import { file, type ParsedSheets } from '../file.ts';
import { cellText } from '../raw.ts';
import type { ParsedRow } from '../parse.ts';
import { syncChildren, syncRows, type RowOf } from '../rows.ts';
import { ballotMethodWords, basisWords, lostReasonWords, tieRuleWords } from '../words.ts';
import { divisionIdOf } from './divisions.ts';

interface Fraction { readonly numerator: number; readonly denominator: number; readonly strict: boolean }

/** `超过1/2`: more than the fraction; `达到2/3`: at least. */
const readFraction: CellReader<Fraction> = (cell) => {
  const written = cellText(cell).normalize('NFKC').replace(/\s/g, '').replace(/半数|一半/, '1/2').replace(/^过(?=\d)/, '超过');
  const match = /^(超过|达到)(\d{1,3})\/(\d{1,3})$/.exec(written);
  const [numerator, denominator] = [Number(match?.[2]), Number(match?.[3])];
  return match && numerator > 0 && numerator <= denominator ? { numerator, denominator, strict: match[1] === '超过' } : new Trouble('bad_format', '超过1/2');
};

const readMargin: CellReader<MarginRule> = (cell) => {
  const written = cellText(cell).normalize('NFKC').replace(/\s/g, '');
  if (written === '差额') return { kind: 'more' };
  if (written === '可等额') return { kind: 'equal_allowed' };
  const match = /^至少多(\d{1,3})项$/.exec(written);
  return match ? { kind: 'at_least', n: Number(match[1]) } : new Trouble('not_one_of', '差额、可等额、至少多2项');
};

const special = <T>(heading: string, read: CellReader<T>): Column<T> => ({ heading, also: [], kind: 'text', required: true, read, empty: undefined as T });

const ballots = sheet({
  sheet: '票决',
  also: ['票决结果'],
  columns: {
    id: code('编号', 'PJ-2026-01', { also: ['票决编号'] }),
    title: line('名称', { also: ['票决名称'], max: 120 }),
    congress: reference('人大编号', 'congress', 'RD-990101', { also: ['人大'] }),
    session: optional(reference('会议编号', 'session', 'HY-990101-18-5', { also: ['会议'] })),
    day: day('日期', { also: ['票决日期'] }),
    seats: count('应选数', { also: ['名额', '应选项目数'] }),
    method: word('计票方式', ballotMethodWords),
    threshold: optional(special('门槛', readFraction)),
    basis: optional(word('门槛基数', basisWords)),
    tieRule: optional(word('平票规则', tieRuleWords)),
    margin: optional(special('差额规则', readMargin)),
    totalDeputies: count('代表总数', { also: ['应到', '全体代表'] }),
    present: count('到会', { also: ['实到', '到会代表'] }),
    issued: count('发出', { also: ['发出票数'] }),
    returned: count('收回', { also: ['收回票数'] }),
    invalid: count('废票', { also: ['无效票'] }),
    tieDecision: optional(text('平票处理', { max: 500 })),
  },
  key: ['id'],
  defines: 'ballot',
});

const candidates = sheet({
  sheet: '候选项目',
  also: ['候选', '项目'],
  columns: {
    ballot: reference('票决编号', 'ballot', 'PJ-2026-01'),
    position: count('序号', { range: { min: 1, max: 1000 } }),
    title: line('项目名称', { also: ['名称', '候选项目'], max: 120 }),
    category: optional(line('类别', { max: 40 })),
    division: optional(reference('区划代码', 'division', '990101102')),
    place: optional(line('地点', { also: ['实施地点'] })),
    investment: optional(yuan('投资', { also: ['投资额', '总投资'] })),
    funding: optional(line('资金来源')),
    plan: optional(text('实施内容', { also: ['建设内容', '主要内容'], max: 2000 })),
    sources: references('来源意见', 'suggestion', 'QH-2026-000001-H', { also: ['来源意见受理号'], soft: true }),
    yes: count('赞成', { also: ['赞成票'] }),
    no: count('反对', { also: ['反对票'] }),
    abstain: count('弃权', { also: ['弃权票'] }),
    blank: optional(count('未选', { also: ['未选票', '空白'] })),
    rank: optional(count('名次', { also: ['排名'] })),
    elected: yesNo('是否入选', { also: ['入选', '是否当选'] }),
    reason: optional(word('未入选原因', lostReasonWords)),
  },
  key: ['ballot', 'position'],
});

type Sheets = ParsedSheets<{ ballots: typeof ballots; candidates: typeof candidates }>;
type BallotRow = ParsedRow<typeof ballots.columns>;
type CandidateRow = ParsedRow<typeof candidates.columns>;

const candidateId = ({ values }: CandidateRow): string => `${values.ballot}-${values.position}`;

const figuresOf = ({ values }: BallotRow, rows: readonly CandidateRow[]): BallotFigures => ({
  seats: values.seats, totalDeputies: values.totalDeputies, present: values.present, issued: values.issued, returned: values.returned, invalid: values.invalid, method: values.method,
  ...(values.threshold && values.basis && { threshold: { ...values.threshold, basis: values.basis } }),
  ...(values.tieRule && { tieRule: values.tieRule }),
  ...(values.margin && { marginRule: values.margin }),
  candidates: rows.map((row) => ({ id: candidateId(row), yes: row.values.yes, no: row.values.no, abstain: row.values.abstain, blank: row.values.blank ?? 0, elected: row.values.elected })),
});

/** A ballot is stored as it was announced; where its figures cannot be true, the office is told and nobody mends them. */
const warnOfFigures = (sheets: Sheets, ballot: BallotRow, rows: readonly CandidateRow[]): void => {
  const figures = figuresOf(ballot, rows);
  let counted = tally(figures);
  if (counted.ties[0] && ballot.values.tieDecision) {
    // The minutes word the decision; whom it elected is what they announce for those tied.
    counted = tally({ ...figures, tieDecision: { elected: figures.candidates.filter((one) => one.elected && counted.ties[0]!.includes(one.id)).map((one) => one.id) } });
  }
  for (const fault of counted.faults) {
    const because = { table: 'ballotFaults' as const, code: fault.code, numbers: { ...figures, ...fault.numbers } as unknown as Record<string, number> };
    const row = rows.find((one) => candidateId(one) === fault.candidateId);
    if (row) sheets.candidates.warn(row, fault.code.includes('elected') || fault.code === 'tie_without_decision' ? 'elected' : 'yes', 'ballot_doubt', { because });
    else sheets.ballots.warn(ballot, 'id', 'ballot_doubt', { because });
  }
  rows.forEach((row, index) => {
    const rank = counted.rows[index]?.rank;
    if (row.values.rank !== null && rank !== undefined && rank !== row.values.rank) sheets.candidates.warn(row, 'rank', 'inconsistent', { value: String(row.values.rank), expected: String(rank) });
  });
};

export const ballotsFile = file({
  name: '票决结果',
  also: ['票决'],
  sheets: { ballots, candidates },
  define: (sheets, book) => {
    sheets.ballots.define(book);
    for (const row of sheets.candidates.rows) if (row.values.ballot && row.values.position) book.add('candidate', candidateId(row), { id: candidateId(row), name: row.values.title });
  },
  check: (sheets, { book, today, source }) => {
    const rowsOf = new Map<string, CandidateRow[]>();
    for (const row of sheets.candidates.rows) rowsOf.set(row.values.ballot, [...(rowsOf.get(row.values.ballot) ?? []), row]);
    for (const ballot of sheets.ballots.sound) {
      const { method, threshold, basis, session, congress } = ballot.values;
      if (method === 'approve_threshold' && !threshold) sheets.ballots.fault(ballot, 'threshold', 'empty_required');
      if (method === 'approve_threshold' && !basis) sheets.ballots.fault(ballot, 'basis', 'empty_required');
      const own = session ? book.find('session', session)?.parent : undefined;
      if (own !== undefined && own !== congress) sheets.ballots.fault(ballot, 'session', 'inconsistent', { value: `${session}（${own}）`, expected: congress });
      const rows = rowsOf.get(ballot.values.id) ?? [];
      // One candidate that could not be read would make the others' figures seem wrong.
      if (ballot.isSound && rows.every((row) => row.isSound)) warnOfFigures(sheets, ballot, rows);
    }
    return async ({ trx, progress }) => {
      await syncRows(trx, 'ballots', 'id', sheets.ballots.sound.map(({ values }): RowOf<'ballots'> => ({
        id: values.id, title: values.title, congress_id: values.congress, session_id: values.session, division_id: divisionIdOf(book.find('congress', values.congress)?.parent ?? ''),
        year: Number(values.day.slice(0, 4)), voted_on: values.day, seats: values.seats, total_deputies: values.totalDeputies, present: values.present, issued: values.issued,
        returned: values.returned, invalid: values.invalid, method: values.method,
        threshold: values.method === 'approve_threshold' ? { numerator: values.threshold!.numerator, denominator: values.threshold!.denominator, basis: values.basis, strict: values.threshold!.strict } : null,
        tie_rule: values.tieRule, margin_rule: values.margin, tie_decision: values.tieDecision,
        search: searchTexts.ballots({ id: values.id, title: values.title, candidates: rowsOf.get(values.id)?.map((row) => row.values) }), source, as_of: today,
      })), sheets.ballots.counts, progress);
      await syncChildren(trx, 'candidates', 'ballot_id', ['position'], sheets.ballots.sound.map(({ values }) => values.id), sheets.candidates.sound.map((row): RowOf<'candidates'> => {
        const { values } = row;
        return {
          id: candidateId(row), ballot_id: values.ballot, position: values.position, title: values.title, category: values.category,
          division_id: values.division ? divisionIdOf(values.division) : null, place: values.place, investment: values.investment, funding: values.funding, plan: values.plan,
          proposer: values.sources.length > 0 ? values.sources.join('、') : null, yes: values.yes, no: values.no, abstain: values.abstain, blank: values.blank,
          elected: values.elected, reason: values.reason,
        };
      }), sheets.candidates.counts, progress);
      await syncChildren(trx, 'candidate_suggestions', 'candidate_id', ['receipt_no'], sheets.candidates.sound.map(candidateId),
        sheets.candidates.sound.flatMap((row) => row.values.sources.map((receipt) => ({ candidate_id: candidateId(row), receipt_no: receipt }))));
    };
  },
});
