// A county whose records have something in every field that an element shows: what a made record may leave out is put in here.
import { createFakeServer, type FakeServer } from '@congress-kit/sdk/testing';

type Row = Record<string, unknown>;
const rows = (server: FakeServer, name: string): Row[] => server.data[name] as Row[];
const refOf = (row: Row, id = 'id'): { id: unknown; name: unknown } => ({ id: row[id], name: row['name'] ?? row['title'] });

const file = (id: string): Row => ({ id, mediaType: 'image/jpeg', bytes: 52_000, sha256: 'a'.repeat(64), width: 640, height: 480, name: `${id}.jpg`, url: `/attachments/${id}` });

/** With one more, which puts the first of them right. */
const corrected = (steps: readonly Row[]): readonly Row[] => {
  const [first, ...others] = steps.map((step, at) => ({ id: `step-${at + 1}`, ...step }) as Row);
  return first ? [first, ...others, { id: 'put-right', type: 'correction', at: (others[others.length - 1] ?? first)['at'], actor: { role: 'office_clerk' }, note: '日期写错了。', corrects: first['id'] }] : steps;
};

/** How an address is shown where it is a good one, and where one that is refused would have stood, by the field that holds it. */
export const addressFields: Readonly<Record<string, readonly [tag: string, good: string, place: string]>> = {
  photo: ['congress-deputy-finder', '[part~=avatar] img', '[part~=avatar]'],
  url: ['congress-handling-tracker', '[part~=attachments] a', '[part~=attachments]'],
  petitions: ['congress-suggestion-form', '[part~=notice] a', '[part~=notice]'],
};

export const openCounty = async (): Promise<FakeServer> => {
  const server = createFakeServer({ seed: 5, api: `${location.origin}/v1` });
  // Collections that nobody made are made when they are asked for.
  await server.fetch(new Request(`${server.api}/projects`));

  for (const deputy of rows(server, 'deputies')) {
    deputy['photo'] = '/photo.png';
    const [now] = deputy['memberships'] as Row[];
    deputy['memberships'] = [now, { ...now, startDate: '2016-11-01', endDate: '2021-12-31', endReason: '换届' }];
  }
  const suggestions = rows(server, 'suggestions');
  for (const [at, one] of suggestions.entries()) {
    const steps = one['steps'] as Row[];
    Object.assign(one, {
      steps: corrected(steps.map((step) => ({ ...step, note: '已经收到，正在核实。', evidence: [file('proof')] }))), attachments: [file(`file-${at}`)], authorName: '林建国', identityMode: 'public', title: '枣林路路灯坏了三盏',
      supplements: [{ body: '补充：是从东往西第三盏。', at: '2026-11-10T09:00:00+08:00', attachments: [file(`more-${at}`)] }],
    });
    one['candidates'] = [{ id: 'PJ-1', title: '路灯改造', elected: true, ballot: refOf(rows(server, 'ballots')[0]!), project: { id: 'XM-1', name: '路灯改造' } }];
    if (one['rating']) one['ratings'] = [one['rating'] = { ...one['rating'] as Row, comment: '修得很快。' }];
  }
  for (const one of rows(server, 'cases')) {
    one['steps'] = corrected((one['steps'] as Row[]).map((step) => ({ ...step, note: '已转交承办单位。', evidence: [file('proof')] })));
    one['leadDeputies'] = [refOf(rows(server, 'deputies')[0]!)];
    one['coSigners'] = [refOf(rows(server, 'deputies')[1]!)];
    one['deadlines'] = [{ kind: 'return', organization: '县住建局', startedOn: '2026-03-02', dueOn: '2026-03-11', doneOn: '2026-03-13', estimated: false }];
    one['publication'] = { mode: 'partial', ground: '含企业商业秘密' };
    one['coHandlers'] = [refOf(rows(server, 'organizations').find(({ kind }) => kind === 'handling_unit')!)];
  }
  const [rated] = rows(server, 'evaluations');
  server.data['evaluations'] = rows(server, 'cases').flatMap((one) => [{ ...rated, subject: { kind: 'case', id: one['number'], name: one['title'] }, collectedBy: '县人大城建环资委' }, { ...rated, id: 'sealed', subject: { kind: 'case', id: one['number'], name: one['title'] }, figures: undefined, withheld: 'sealed', sealedUntil: '2026-12-31' }]);
  const projects = rows(server, 'projects');
  const unit = refOf(rows(server, 'organizations').find(({ kind }) => kind === 'handling_unit')!);
  for (const one of projects) {
    Object.assign(one, {
      coUnits: [unit], supervisionGroup: { name: '第一监督小组', leader: '王秀兰', committee: unit, deputies: [refOf(rows(server, 'deputies')[2]!)] }, ballot: refOf(rows(server, 'ballots')[0]!),
      candidate: { id: 'PJ-1', name: '路灯改造' }, category: '交通', place: '枣林路', plan: '当年完成。', fundSources: [{ name: '县财政', amount: 200_000 }],
      reports: [{ on: '2026-10-01', percent: 60, spent: 100_000, done: '路基已经完成。', problem: '雨天停工十天。', next: '月底前铺完路面。', by: unit }],
      adjustments: [{ on: '2026-08-01', kind: 'scope', before: '三公里', after: '两公里', reason: '管线改道', decidedBy: '县人大常委会', documentNo: '青人常〔2026〕8号' }],
      acceptance: { on: '2026-11-01', result: 'passed', by: '县住建局', note: '质量合格。', documentNo: '青住建验〔2026〕3号' },
    });
  }
  for (const ballot of rows(server, 'ballots')) {
    const candidates = ballot['candidates'] as Row[];
    candidates.forEach((one, at) => Object.assign(one, {
      division: refOf(rows(server, 'divisions')[1]!), place: '枣林路东段', proposer: '县住建局', reason: '没有过半数', project: refOf(projects[at % projects.length]!), suggestions: [{ receiptNo: suggestions[at]!['receiptNo'], title: suggestions[at]!['title'] }],
    }));
    // The last that is in and the first that is not have as many votes: the minutes say what was done.
    const [last] = candidates.filter(({ elected }) => elected).sort((one, other) => Number(one['yes']) - Number(other['yes'])) as [Row];
    Object.assign(candidates.find(({ elected }) => !elected)!, { yes: last['yes'], no: last['no'], abstain: last['abstain'] });
    ballot['tieDecision'] = '经主席团决定，再次投票。';
  }
  return server;
};
