import { addDays, addMonths, daysBetween } from '@congress-kit/api/rules/calendar-days';
import { clockPresets } from '@congress-kit/api/rules/clock';
import { casePosition, publicPosition } from '@congress-kit/api/rules/phases';
import type { CaseState } from '@congress-kit/api/rules/case-flow';
import { formatReceiptNo, formatSecret, secretFromBytes } from '@congress-kit/api/rules/receipt';
import type { SuggestionState } from '@congress-kit/api/rules/suggestion-flow';
import type { Random } from './random.ts';
import { answers, matters } from './words.ts';
import { from, type Making, refOf, type Row, rowsOf, type World } from './world.ts';

/** Ways a suggestion went, and ways a case went; each is a row of the flows in `rules/`. */
const suggestionWays: readonly (readonly SuggestionState[])[] = [
  ['submitted', 'screening', 'accepted', 'transferred'], ['submitted', 'screening', 'accepted', 'transferred', 'replied'], ['submitted', 'screening', 'accepted', 'answered_on_spot', 'replied', 'rated', 'closed'],
  ['submitted', 'screening', 'accepted', 'transferred', 'replied', 'rated'], ['submitted', 'screening', 'accepted', 'claimed_by_deputy'], ['submitted', 'screening', 'accepted'], ['submitted'],
  ['submitted', 'screening', 'needs_supplement'], ['submitted', 'screening', 'rejected'],
];
const caseWays: readonly (readonly CaseState[])[] = [
  ['registered', 'reviewed', 'assigned', 'received', 'handling'], ['registered', 'reviewed', 'assigned', 'received', 'handling', 'replied'],
  ['registered', 'reviewed', 'assigned', 'received', 'handling', 'replied', 'evaluating', 'satisfied', 'completed', 'published'], ['registered', 'reviewed', 'assigned'],
  ['registered', 'reviewed', 'assigned', 'received', 'handling', 'replied', 'evaluating'], ['registered', 'reviewed', 'assigned', 'received', 'handling', 'extension_requested', 'extended'],
];
const classes = [['A', 'solved'], ['B', 'in_progress'], ['C', 'planned'], ['D', 'explained']] as const;

/** A secret as a receipt carries it. From the seed, so for tests only: a real one comes from a source nobody can guess. */
export const makeSecret = (random: Random): string => formatSecret(secretFromBytes(Uint8Array.from({ length: 17 }, () => random.int(0, 255))));

/** 09:00 of a day, in Asia/Shanghai. */
export const morningOf = (day: string): string => `${day}T09:00:00+08:00`;

const actorOf = (state: string, unit: string): Row =>
  state === 'submitted' ? { role: 'resident' }
  : ['received', 'handling', 'replied', 'extension_requested'].indexOf(state) !== -1 ? { role: 'handling_unit', organization: unit }
  : { role: 'office_clerk', organization: '青禾县人大办' };

const replyOf = (making: Making, issuedOn: string, unit: string): Row => {
  const [code, normal] = making.random.pick(classes);
  return {
    version: 1, documentNo: `${unit.slice(1, 2)}函〔${issuedOn.slice(0, 4)}〕${making.random.int(1, 99)}号`, issuedOn, signedBy: '周立行', text: making.random.pick(answers),
    resolution: { scheme: 'abcd', code, normal }, ...(normal === 'in_progress' && { promiseDueOn: addMonths(issuedOn, 3) }), meeting: { kind: making.random.pick(['visit', 'call', 'forum']), on: addDays(issuedOn, -3) },
  };
};

/** Where the deputy is at home. */
const villageOf = (world: World, deputy: Row): Row => {
  const [grid] = deputy['divisions'] as [{ id: string }];
  return refOf(rowsOf(world, 'divisions').find(({ id }) => id === grid.id.split('.').slice(0, 3).join('.'))!);
};

const makeCase = (making: Making, at: number, way: readonly CaseState[], title: string, body: string, origin: string, begins: string): Row => {
  const { random, world, today } = making;
  const [unit, second] = random.some(rowsOf(world, 'organizations').filter(({ kind }) => kind === 'handling_unit'), 2) as [Row, Row];
  const committee = random.pick(rowsOf(world, 'organizations').filter(({ kind }) => kind === 'committee'));
  const state = way[way.length - 1]!;
  const span = daysBetween(begins, today);
  const days = way.map((_, step) => addDays(begins, Math.floor((span * step) / way.length)));
  const assignedOn = days[way.indexOf('assigned')];
  const repliedOn = way.indexOf('replied') === -1 ? undefined : days[way.indexOf('replied')];
  const { length, extensibleToMonths } = clockPresets.written_reply;
  const months = state === 'extended' ? extensibleToMonths : length;
  const dueOn = assignedOn && addMonths(assignedOn, months);
  const position = casePosition(state);
  const [lead, coSigner] = random.some(rowsOf(world, 'deputies'), 2) as [Row, Row];
  const congress = rowsOf(world, 'congresses')[0];
  return {
    number: `QZ-${today.slice(0, 4)}-${String(at + 1).padStart(4, '0')}`, origin, title, body, state, phase: position.kind === 'phase' ? position.phase : position.ending,
    division: villageOf(world, lead), ...(congress && { congress: refOf(congress) }), registeredOn: days[0], ...(assignedOn && { assignedOn, leadHandler: refOf(unit) }), coHandlers: assignedOn && random.chance(0.4) ? [refOf(second)] : [],
    governmentLead: '副县长 何明远', congressLead: '县人大常委会副主任 许秋实', supervisingCommittee: refOf(committee), priority: random.chance(0.2),
    ...(assignedOn && { clock: { startedOn: assignedOn, dueOn, totalStartedOn: assignedOn, totalDueOn: dueOn, months, extended: months > length, ...(repliedOn && { doneOn: repliedOn }), estimated: false } }),
    steps: way.map((type, step) => ({ id: `step-${step + 1}`, type, at: days[step], actor: actorOf(type, String(unit['name'])) })),
    replies: repliedOn ? [replyOf(making, repliedOn, String(unit['name']))] : [],
    leadDeputies: [refOf(lead)], coSigners: [refOf(coSigner)], session: refOf(rowsOf(world, 'sessions').slice(-1)[0]!), suggestions: [], moves: [], ...from(making, '建议办理.xlsx'),
  };
};

/** Cases of deputies, and what residents sent, from the first word to the last; a transferred suggestion has its case. */
export const makeMatters = (making: Making): void => {
  const { random, scale, world, today } = making;
  const cases = rowsOf(world, 'cases');
  for (let at = 0; at < 8 * scale; at += 1) {
    const [, title, body] = matters[at % matters.length]!;
    cases.push(makeCase(making, at, caseWays[at % caseWays.length]!, `关于解决“${title}”的建议`, body, at % 5 === 4 ? 'opinion' : 'deputy_suggestion', addDays(today, -random.int(40, 150))));
  }
  for (let at = 0; at < 18 * scale; at += 1) {
    const way = suggestionWays[at % suggestionWays.length]!;
    const state = way[way.length - 1]!;
    const [category, title, body] = random.pick(matters);
    const deputy = random.pick(rowsOf(world, 'deputies'));
    const division = villageOf(world, deputy);
    const days = way.map((_, step) => addDays(today, -(way.length - step) * 6 - random.int(0, 3))).sort();
    const submittedOn = days[0]!;
    const own = way.indexOf('transferred') === -1 ? undefined : makeCase(making, cases.length, caseWays[way.indexOf('replied') === -1 ? 0 : 1]!, title, body, 'public_suggestion', days[way.indexOf('transferred')]!);
    const position = publicPosition(state, own?.['state'] as CaseState | undefined);
    const receiptNo = formatReceiptNo({ prefix: 'QH', year: Number(today.slice(0, 4)), sequence: at + 1 });
    if (own) cases.push(Object.assign(own, { division, suggestions: [receiptNo], leadDeputies: [], coSigners: [] }));
    const isPublic = at % 6 === 5;
    const repliedOn = way.indexOf('replied') === -1 ? undefined : days[way.indexOf('replied')]!;
    const made: Row = {
      receiptNo, secret: makeSecret(random.fork(receiptNo)), kind: random.pick(['suggestion', 'suggestion', 'opinion', 'criticism']), category, title, body, division,
      target: at % 3 === 0 ? { kind: 'deputy', ...refOf(deputy) } : { kind: 'congress' }, identityMode: isPublic ? 'public' : random.pick(['withheld', 'anonymous']), ...(isPublic && { authorName: '林建国' }),
      channel: random.pick(['web', 'qr', 'station', 'grid_platform']), mayPublish: true, state, phase: position.kind === 'phase' ? position.phase : position.ending, submittedOn, submittedAt: morningOf(submittedOn),
      screenedBy: addDays(submittedOn, 7), supportCount: random.int(0, 40), ...(own && { caseNumber: own['number'] }), supplements: [],
      ...(state === 'rejected' && { ending: { code: 'individual_case', text: '涉及个人事项，请到信访窗口反映。' } }),
      steps: way.map((type, step) => ({ id: `step-${step + 1}`, type, at: morningOf(days[step]!), actor: actorOf(type, '县交通局') })),
      replies: repliedOn ? [replyOf(making, repliedOn, '县交通局')] : [], moves: [], ...(own && { case: own }),
      ...(way.indexOf('rated') !== -1 && { rating: { attitude: 'satisfied', result: 'basic', at: morningOf(days[way.indexOf('rated')]!) } }), ...from(making, '人大办'),
    };
    // What nobody but the holder of the receipt is shown.
    const held: Row = made['identityMode'] === 'anonymous' ? { contact: {} } : { contact: { name: '林建国', phone: '0000-5550199' }, contactKeptUntil: addDays(today, 365) };
    rowsOf(world, 'suggestions').push({ ...made, ...held, address: '村口小卖部对面', ratings: made['rating'] ? [made['rating']] : [], consent: { textVersion: '2026-1' } });
  }
};
