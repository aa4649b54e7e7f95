import { shanghaiDay } from '@congress-kit/api/rules/calendar-days';
import { caseStates } from '@congress-kit/api/rules/case-flow';
import { isCorrectable } from '@congress-kit/api/rules/moves';
import type { Book } from '../book.ts';
import { replayCase, type CaseStanding, type HistoryFault, type HistoryReply, type HistoryStep } from '../case-history.ts';
import { wordOf } from '../cells.ts';
import type { ParsedSheets } from '../file.ts';
import type { ParsedRow } from '../parse.ts';
import { caseRoleWords, caseStateWords, caseStepWords, schemeCodes, schemeWords } from '../words.ts';
import type { cases, replies, steps } from './case-sheets.ts';

export type CaseSheets = ParsedSheets<{ cases: typeof cases; steps: typeof steps; replies: typeof replies }>;
export type CaseRow = ParsedRow<typeof cases.columns>;
export type StepRow = ParsedRow<typeof steps.columns>;
export type ReplyRow = ParsedRow<typeof replies.columns>;

/** One case with all that the three sheets say about it. */
export interface WholeCase {
  readonly row: CaseRow;
  readonly steps: readonly StepRow[];
  readonly replies: readonly ReplyRow[];
  readonly standing: CaseStanding;
}

const grouped = <Row extends { values: { case: string } }>(rows: readonly Row[]): Map<string, Row[]> => {
  const groups = new Map<string, Row[]>();
  for (const row of rows) groups.set(row.values.case, [...(groups.get(row.values.case) ?? []), row]);
  return groups;
};

/** 解决程度 in the normal form; undefined when the code is not one of its scheme. */
export const normalOf = ({ values }: ReplyRow) => schemeCodes[values.scheme][values.resolution.normalize('NFKC').toUpperCase()];

const checkReply = (sheets: CaseSheets, row: ReplyRow): void => {
  const { scheme, issuedOn, meetingOn, promiseDueOn } = row.values;
  if (!normalOf(row)) sheets.replies.fault(row, 'resolution', 'not_one_of', { value: row.values.resolution, expected: Object.keys(schemeCodes[scheme]).join('、') });
  if (promiseDueOn !== null && promiseDueOn < issuedOn) sheets.replies.fault(row, 'promiseDueOn', 'wrong_order', { value: promiseDueOn, expected: issuedOn });
  if (meetingOn > issuedOn) sheets.replies.fault(row, 'meetingOn', 'wrong_order', { value: issuedOn, expected: meetingOn });
};

const columnOfField: Readonly<Record<string, 'note' | 'to' | 'months' | 'kind'>> = {
  reason: 'note', text: 'note', ground: 'note', committeeDecision: 'note', leadHandler: 'to', into: 'to', corrects: 'to', totalMonths: 'months', kind: 'kind',
};

/** A fault of the replay, told at the cell that is to be mended. */
const tellFault = (sheets: CaseSheets, { row, steps }: Pick<WholeCase, 'row' | 'steps'>, fault: HistoryFault, replied: number): void => {
  const step = steps[fault.index];
  if (!step) return sheets.cases.fault(row, 'number', 'unknown_code', { value: row.values.number, expected: '建议办理·办理步骤' });
  const { type, at } = step.values;
  const word = wordOf(caseStepWords, type);
  const before = steps[fault.index - 1];
  switch (fault.kind) {
    case 'first': return sheets.steps.fault(step, 'type', 'not_one_of', { value: word, expected: wordOf(caseStateWords, 'registered') });
    case 'order': return sheets.steps.fault(step, 'at', 'wrong_order', { value: sheets.steps.written(step, 'at'), expected: sheets.steps.written(before!, 'at') });
    case 'sequence': {
      // Acts between do not count: what a step follows is the last state.
      const state = steps.slice(0, fault.index).findLast((one) => (caseStates as readonly string[]).includes(one.values.type));
      return sheets.steps.fault(step, 'type', 'illegal_sequence', { value: word, expected: wordOf(caseStepWords, (state ?? before!).values.type) });
    }
    case 'role': return sheets.steps.fault(step, 'role', 'not_one_of', { value: sheets.steps.written(step, 'role'), expected: fault.roles!.map((role) => wordOf(caseRoleWords, role)).join('、') });
    case 'missing':
      if (fault.fields!.includes('mode')) return sheets.cases.fault(row, 'publication', 'empty_required');
      return sheets.steps.fault(step, columnOfField[fault.fields![0]!] ?? 'note', 'empty_required');
    case 'reply_missing': return sheets.steps.fault(step, 'type', 'unknown_code', { value: `${row.values.number} ${replied + 1}`, expected: '建议办理·答复' });
    case 'reply_day': {
      const reply = sheets.replies.rows.find((one) => one.values.case === row.values.number && one.values.version === replied + 1)!;
      return sheets.replies.fault(reply, 'issuedOn', 'inconsistent', { value: reply.values.issuedOn, expected: shanghaiDay(at) });
    }
    default: return sheets.steps.fault(step, 'type', 'step_refused', { value: word, because: { table: 'moveRefusals', code: fault.refusal! } });
  }
};

/** What the case says of itself and what its steps say must be the same. */
const checkAgainstSteps = (sheets: CaseSheets, { row, steps, replies, standing }: WholeCase): void => {
  const { values } = row;
  const differs = (key: 'registeredOn' | 'firstAssignedOn' | 'assignedOn' | 'extension' | 'leadHandler' | 'scheme' | 'resolution', own: string | number | null, other: string | number | null) => {
    if (own !== null && own !== other) sheets.cases.fault(row, key, 'inconsistent', { value: String(own), expected: String(other ?? '—') });
  };
  if (values.state !== standing.state) sheets.cases.fault(row, 'state', 'last_step_differs', { value: wordOf(caseStateWords, values.state), expected: wordOf(caseStateWords, standing.state) });
  differs('registeredOn', values.registeredOn, shanghaiDay(steps[0]!.values.at));
  differs('firstAssignedOn', values.firstAssignedOn, standing.firstAssignedOn);
  differs('assignedOn', values.assignedOn, standing.assignedOn);
  differs('extension', values.extension, standing.extensionMonths);
  differs('leadHandler', values.leadHandler, standing.leadHandler);
  const last = replies[replies.length - 1];
  if (last && values.resolution !== null) {
    differs('resolution', values.resolution, last.values.resolution);
    if (values.scheme !== null && values.scheme !== last.values.scheme) differs('scheme', wordOf(schemeWords, values.scheme), wordOf(schemeWords, last.values.scheme));
  }
  for (const reply of replies.slice(standing.replies)) sheets.replies.fault(reply, 'version', 'inconsistent', { value: String(reply.values.version), expected: String(standing.replies) });
};

const checkCase = (sheets: CaseSheets, row: CaseRow, book: Book): void => {
  const { values } = row;
  const tell = sheets.cases.fault.bind(sheets.cases);
  if (values.occasion === 'session' && !values.session) tell(row, 'session', 'empty_required');
  const own = values.session ? book.find('session', values.session)?.parent : undefined;
  if (own !== undefined && own !== values.congress) tell(row, 'session', 'inconsistent', { value: `${values.session}（${own}）`, expected: values.congress });
  const twice = values.coSigners.find((deputy) => values.leads.includes(deputy));
  if (twice) tell(row, 'coSigners', 'duplicate', { value: twice });
  if (values.leadHandler && values.coHandlers.includes(values.leadHandler)) tell(row, 'coHandlers', 'duplicate', { value: values.leadHandler });
  if (values.state === 'merged' && !values.mergedInto) tell(row, 'mergedInto', 'empty_required');
  if (values.mergedInto === values.number) tell(row, 'mergedInto', 'inconsistent', { value: values.number, expected: values.number });
  if ((values.publication === 'none' || values.publication === 'partial') && !values.ground) tell(row, 'ground', 'empty_required');
};

const checkStep = (sheets: CaseSheets, row: StepRow): void => {
  const { type, to } = row.values;
  const target = type === 'assigned' ? 'handling_unit' : type === 'merged' || type === 'split' ? 'case' : undefined;
  if (target && to) sheets.steps.mustFind(row, 'to', target, to);
};

/** Place of the step that a correction names, among those of its case: the spreadsheet names it by its 序号. */
export const correctedBy = ({ values: { type, to } }: StepRow, steps: readonly StepRow[]): number | undefined =>
  (type === 'correction' ? steps.findIndex(({ values }) => String(values.position) === to) : undefined);

/** A correction names a step before it that may be corrected, and is for the same readers. */
const checkCorrections = (sheets: CaseSheets, steps: readonly StepRow[]): void => {
  for (const [index, step] of steps.entries()) {
    const place = correctedBy(step, steps);
    if (place === undefined || step.values.to === null) continue;
    const before = steps.slice(0, index).filter(({ values }) => isCorrectable(values.type));
    const corrected = before.find((one) => one === steps[place]);
    if (!corrected) sheets.steps.fault(step, 'to', 'not_one_of', { value: step.values.to, expected: before.map(({ values }) => String(values.position)).join('、') });
    else if (corrected.values.public !== step.values.public) sheets.steps.fault(step, 'public', 'inconsistent', { value: sheets.steps.written(step, 'public'), expected: sheets.steps.written(corrected, 'public') });
  }
};

const historyStep = ({ values }: StepRow): HistoryStep => values;
const historyReply = (row: ReplyRow): HistoryReply => ({ version: row.values.version, normal: normalOf(row)!, body: row.values.body, meeting: row.values.meetingKind, issuedOn: row.values.issuedOn });

/** Checks the three sheets against each other; the cases that come back are whole and sound. */
export const checkCases = (sheets: CaseSheets, book: Book): WholeCase[] => {
  for (const row of sheets.cases.sound) checkCase(sheets, row, book);
  for (const row of sheets.steps.sound) checkStep(sheets, row);
  for (const row of sheets.replies.sound) checkReply(sheets, row);
  const [stepsOf, repliesOf] = [grouped(sheets.steps.rows), grouped(sheets.replies.rows)];
  const whole: WholeCase[] = [];
  for (const row of sheets.cases.sound) {
    const steps = (stepsOf.get(row.values.number) ?? []).sort((one, other) => one.values.position - other.values.position);
    const replies = (repliesOf.get(row.values.number) ?? []).sort((one, other) => one.values.version - other.values.version);
    // A row that could not be read leaves a hole in the history, and every step behind it would seem wrong.
    if (![...steps, ...replies].every((one) => one.isSound)) continue;
    checkCorrections(sheets, steps);
    const { standing, fault } = replayCase(steps.map(historyStep), replies.map(historyReply), { mode: row.values.publication, ground: row.values.ground });
    const one: WholeCase = { row, steps, replies, standing };
    if (fault) tellFault(sheets, one, fault, standing.replies);
    else checkAgainstSteps(sheets, one);
    if (row.isSound) whole.push(one);
  }
  return whole;
};
