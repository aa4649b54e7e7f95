// One row and more for every table that spreadsheets fill, every column with something in it: Chinese is what people wrote.
// `open` is public, `shut` is not; whoever adds a column is told by the test to fill it here.
import { rows } from './support.ts';

const at = '2026-03-01T09:00:00+08:00';
const from = { source: '来源', as_of: '2026-03-01' };

export interface CanaryRow { readonly table: string; readonly of: 'open' | 'shut'; readonly row: Readonly<Record<string, unknown>> }

const open = (table: string, row: object): CanaryRow => ({ table, of: 'open', row: row as CanaryRow['row'] });
const shut = (table: string, row: object): CanaryRow => ({ table, of: 'shut', row: row as CanaryRow['row'] });

const suggestion = (receipt: string, more: object) => ({
  ...rows.suggestion(receipt, from), category: 'roads', secret_hash: `hash-${receipt}`, division_id: '990101.102', address: '家住某号', latitude: 30, longitude: 100, datum: 'GCJ-02', target_kind: 'deputy', target_id: 'DB9', ending: '{"code":"privacy","text":"结束语"}',
  hidden_from: 'accepted', case_number: 'AJ9', duplicate_of: 'S-none', claimed_by: 'DB9', consent_version: 'c1', pairs: ['原题'], search: '检索', congress_id: 'RD1', ...more,
});
const step = (more: object) => ({ type: 'screening', at, role: 'office_clerk', organization_id: 'DW9', note: '步骤', ...more });
const voice = (receipt: string, kind: string, more: object) => ({
  ...rows.voice(receipt, kind, { comment: 'Z9', topic: 'J9', question: 'W9' }[kind] ?? '', 0, from), secret_hash: `hash-${receipt}`, article_id: kind === 'comment' ? 'Z9.1' : null, quote: '引文', reason: '缘由', adoption_id: kind === 'question' ? null : 'C9', organization_id: 'DW9',
  consent_version: 'c1', search: '检索', ...more,
});
const call = (id: string, kind: string) => ({
  ...rows.call(id, kind, from), title: '征求标题', subject_kind: kind === 'consultation' ? 'regulation' : 'supervision', committee_id: 'ZGW1', congress_id: 'RD1', draft_name: '草案', summary: '摘要', body: '说明', held_on: '2026-03-20', place: '地点',
  opens_on: '2026-02-20', closes_on: '2026-03-31', cancelled_on: null, search: '检索',
});
const disclosure = (id: string, more: object) => ({
  ...rows.disclosure(id, from), document_no: '文号', organ_id: 'ZGW1', division_id: '990101.102', session_id: 'HY9', adopted_on: '2026-02-20', effective_on: '2026-03-01', expires_on: '2030-01-01', repealed_on: '2031-01-01', body: '正文',
  legal_basis: '["依据"]', attachments: `[{"name":"附件","mediaType":"application/pdf","bytes":1,"sha256":"${'a'.repeat(64)}","url":"https://example.org/a.pdf"}]`, reviewer: '审查人', hidden_reason: '撤下缘由', search: '检索', ...more,
});

export const canaryRows: readonly CanaryRow[] = [
  open('divisions', { ...rows.division('990101.102', from), kind: 'township', name: '镇名', pinyin: 'zhen', path: '[{"id":"990101","name":"县名"}]', valid_from: '2000-01-01', valid_to: '2099-01-01', merged_into: '990101', search: '检索' }),
  open('congresses', { id: 'RD1', name: '人大', level: 'county', division_id: '990101', division_name: '县名', ...from }),
  open('terms', { id: 'JC9', congress_id: 'RD1', number: 9, name: '届', start_date: '2022-01-01', end_date: '2027-01-01', ...from }),
  open('sessions', { id: 'HY9', term_id: 'JC9', congress_id: 'RD1', number: 1, name: '次会议', start_date: '2026-01-05', end_date: '2026-01-09', ...from }),
  open('organizations', { ...rows.organization('DW9', from), short_name: '简称', parent_id: 'DW1', congress_id: 'RD1', division_id: '990101.102', search: '检索' }),
  open('groups', { id: 'ZU9', name: '小组', kind: 'industry', committee_id: 'ZGW1', search: '检索', ...from }),
  open('stations', {
    ...rows.station('JZ9', from), address: '地址', longitude: 100, latitude: 30, datum: 'GCJ-02', hours: '时段', receptions: '[{"id":"1","text":"接待日","rrule":"FREQ=MONTHLY;BYMONTHDAY=5"}]', cancelled_receptions: '[{"id":"0","text":"取消的接待日","rrule":"FREQ=MONTHLY;BYMONTHDAY=6","cancelledOn":"2026-02-01"}]', accessibility: '无障碍', office_phone: '站点电话', search: '检索',
  }),
  open('station_divisions', { station_id: 'JZ9', division_id: '990101.102' }),
  open('deputies', { ...rows.deputy('DB9', from), pinyin: 'dai biao', post: '单位职务', photo: '照片', search: '检索' }),
  open('memberships', { ...rows.membership('DB9', 0), congress_id: 'RD1', term_id: 'JC9', constituency: '选区', delegation_id: 'DW9', start_date: '2022-01-01', end_date: '2027-01-01', end_reason: '止因' }),
  open('deputy_divisions', { deputy_id: 'DB9', division_id: '990101.102' }),
  open('deputy_stations', { deputy_id: 'DB9', station_id: 'JZ9' }),
  open('deputy_groups', { deputy_id: 'DB9', group_id: 'ZU9' }),
  open('cases', {
    ...rows.case('AJ9', from), state: 'published', title: '案件', body: '案由', category: 'roads', division_id: '990101.102', congress_id: 'RD1', session_id: 'HY9', first_assigned_on: '2026-01-06', assigned_on: '2026-01-06', extension_months: 5,
    pauses: '[{"from":"2026-01-20","until":"2026-01-21","reason":"暂停缘由"}]', done_on: '2026-02-10', lead_handler_id: 'DW9', government_lead: '领办领导', congress_lead: '督办领导', supervising_committee_id: 'ZGW1', publication_mode: 'full',
    publication_ground: '公开依据', merged_into: 'AJ-none', split_from: 'AJ-none', due_on: '2026-04-06', rehandled_on: '2026-02-11', rehandling_due_on: '2026-03-11', first_done_on: '2026-02-10', search: '检索',
  }),
  shut('cases', { ...rows.case('AJ8', from), origin: 'public_suggestion', state: 'registered', title: '未审案件', body: '未审案由', government_lead: '领办领导', congress_lead: '督办领导', publication_ground: '公开依据', search: '检索' }),
  open('case_co_handlers', { case_number: 'AJ9', organization_id: 'DW1' }),
  open('case_deputies', { case_number: 'AJ9', deputy_id: 'DB9', role: 'lead', position: 0 }),
  open('case_steps', { ...step({ type: 'handling' }), case_number: 'AJ9', public: true }),
  shut('case_steps', { ...step({ type: 'co_reply' }), case_number: 'AJ9', public: false }),
  open('suggestions', suggestion('QH-9', {})),
  shut('suggestions', suggestion('QH-8', { visibility: 'private', case_number: 'AJ8', public_title: '不公开题', public_body: '不公开文' })),
  shut('suggestions', suggestion('QH-7', { state: 'hidden', case_number: 'AJ8' })),
  open('suggestion_steps', { ...step({}), receipt_no: 'QH-9', public: true }),
  shut('suggestion_steps', { ...step({}), receipt_no: 'QH-9', public: false }),
  shut('suggestion_supplements', { receipt_no: 'QH-9', body: '补充', at }),
  shut('ratings', { receipt_no: 'QH-9', case_number: 'AJ9', round: 1, attitude: 'basic', result: 'basic', comment: '评语', at }),
  open('replies', {
    case_number: 'AJ9', receipt_no: 'QH-9', version: 1, document_no: '文号', issued_on: '2026-02-10', signed_by: '签发人', body: '答复', scheme: '分类办法', code: '类甲', normal: 'solved', promise_due_on: '2026-05-01', meeting: '{"kind":"visit","on":"2026-02-01","note":"面商记录"}',
  }),
  open('attachments', { id: 'FJ9', stored_name: '存储名', stored: true, receipt_no: 'QH-9', position: 0, name: '附件名', media_type: 'application/pdf', bytes: 1, sha256: 'a'.repeat(64), created_at: at }),
  shut('attachments', { id: 'FJ8', stored_name: '存储名', stored: true, receipt_no: 'QH-8', position: 0, name: '附件名', media_type: 'application/pdf', bytes: 1, sha256: 'b'.repeat(64), created_at: at }),
  open('evaluations', { ...rows.evaluation('CP9', from), evaluated_on: '2026-01-20', subject_id: 'AJ9', subject_name: '测评对象', collected_by: 'ZGW1', sealed_until: '2026-02-01', search: '检索' }),
  shut('evaluations', { ...rows.evaluation('CP8', from), subject_id: 'AJ9', subject_name: '密封对象', collected_by: 'ZGW1', sealed_until: '2027-01-01', search: '检索' }),
  open('ballots', { ...rows.ballot('PJ9', from), congress_id: 'RD1', session_id: 'HY9', method: 'approve_threshold', threshold: '{"numerator":1,"denominator":2,"basis":"present","strict":true}', tie_decision: '平票处理', search: '检索' }),
  open('candidates', { id: 'PJ9-1', ballot_id: 'PJ9', position: 1, title: '候选', category: '类别', division_id: '990101.102', place: '地点', investment: 5, funding: '资金来源', plan: '方案', proposer: '提出人', yes: 9, no: 1, abstain: 0, blank: 0, elected: false, reason: '未选缘由' }),
  open('candidate_suggestions', { candidate_id: 'PJ9-1', receipt_no: 'QH-9' }),
  open('projects', {
    ...rows.project('XM9', from), category: '类别', place: '地点', congress_id: 'RD1', ballot_id: 'PJ9', candidate_id: 'PJ9-1', lead_unit_id: 'DW9', plan: '方案', supervision: '{"name":"监督小组","committeeId":"ZGW1","leader":"组长","deputyIds":["DB9"]}',
    fund_sources: '[{"name":"资金","amount":1000}]', acceptance: '{"on":"2026-02-20","result":"passed","by":"验收人","note":"验收意见","documentNo":"验收文号"}', search: '检索',
  }),
  open('project_units', { project_id: 'XM9', organization_id: 'DW1' }),
  open('project_milestones', { project_id: 'XM9', position: 1, title: '节点', weight: 100, planned_on: '2026-05-01', percent: 100, done_on: '2026-02-01' }),
  open('project_reports', { project_id: 'XM9', reported_on: '2026-02-20', percent: 40, spent: 500, done: '完成', problem: '问题', next: '下一步', organization_id: 'DW9' }),
  open('project_adjustments', { project_id: 'XM9', position: 1, decided_on: '2026-02-12', kind: 'schedule', before: '调整前', after: '调整后', reason: '调整缘由', decided_by: '决定机关', document_no: '文号' }),
  open('disclosures', disclosure('GK9', {})),
  shut('disclosures', disclosure('GK8', { title: '草稿', publication: 'draft' })),
  shut('disclosures', disclosure('GK7', { publication: 'hidden' })),
  open('disclosure_replacements', { disclosure_id: 'GK9', replaces_id: 'GK8' }),
  open('events', {
    ...rows.event('HD9', from), status: 'postponed', status_note: '延期缘由', ends_at: '2026-12-01T11:00:00+08:00', place: '会场', address: '会址', division_id: '990101.102', session_id: 'HY9', organizer_id: 'ZGW1', agenda: '["议程"]', seats: 5, apply_until: at, how: '报名办法',
    office_phone: '会务电话', search: '检索',
  }),
  open('activities', { ...rows.activity('LZ9', from), until: '2026-03-02', place: '场所', division_id: '990101.102', station_id: 'JZ9', organizer: '组织单位', summary: '活动情况', residents: 5, opinions: 1, search: '检索' }),
  open('activity_deputies', { activity_id: 'LZ9', deputy_id: 'DB9', position: 0 }),
  open('duty_points', { deputy_id: 'DB9', year: 2026, points: 80.5, scheme: '积分办法', url: 'https://example.org/jf', counted_on: '2026-03-01' }),
  open('duty_records', { ...rows.dutyRecord('DB9', 2026, from), points: '{"points":80.5,"scheme":"积分办法","url":"https://example.org/jf","on":"2026-03-01"}', search: '检索' }),
  open('statistics', { ...rows.statistic('TJ9', from), unit: '件数', division_id: '990101.102', search: '检索' }),
  open('calls', call('Z9', 'consultation')), open('calls', call('J9', 'solicitation')), open('calls', call('W9', 'qa_session')),
  open('calls', { ...call('Z8', 'consultation'), cancelled_on: '2026-02-25' }),
  open('articles', { id: 'Z9.1', call_id: 'Z9', position: 1, number: '条号', chapter: '章名', heading: '条名', body: '条文' }),
  open('call_organizations', { call_id: 'W9', organization_id: 'DW9', position: 1 }),
  open('adoptions', { id: 'C9', call_id: 'Z9', position: 1, article_id: 'Z9.1', summary: '概括', outcome: 'adopted', reason: '理由', decided_on: '2026-03-01' }),
  ...['comment', 'topic', 'question'].flatMap((kind) => [open('voices', voice(`V-${kind}-9`, kind, {})), shut('voices', voice(`V-${kind}-8`, kind, { state: 'hidden' }))]),
  open('answers', { receipt_no: 'V-question-9', version: 1, organization_id: 'DW9', respondent: '答复人', on_the_spot: true, body: '回答', answered_on: '2026-03-01', promise: '承诺', promise_due_on: '2026-05-01', case_number: 'AJ9' }),
  shut('answers', { receipt_no: 'V-question-8', version: 1, organization_id: 'DW9', respondent: '答复人', on_the_spot: true, body: '回答', answered_on: '2026-03-01', promise: '承诺', promise_due_on: '2026-05-01', case_number: 'AJ8' }),
];
