import { ballotFaults } from './ballot-faults.zh-CN.ts';
import { labels } from './labels/zh-CN.ts';
import type { ContractFaults, ContractProblems, RefusalCode } from './shape.ts';

/**
 * 中文用语：接口里每个取值、每种错误怎么对人说。写法见 `fill.ts`。
 * Sections are exports of their own, so that a page which needs only `labels` carries only `labels`.
 */
export { ballotFaults, labels };

/** Why a step was refused: what must come first. */
export const moveRefusals = {
  unknown_state: '系统不认识现在的状态，请联系管理员',
  not_listed: '现在的状态不能做这一步',
  wrong_role: '这一步不由您做',
  too_early: '还没有到时候',
  missing_fields: '还有内容要填',
  invalid_fields: '有内容填得不对',
  already_replied: '已经答复了，不能撤回；可以申请删除个人信息',
  not_unsatisfied: '评价不是“不满意”，不用再转办',
  already_transferred_again: '已经重新转办过一次',
  previous_state_unknown: '不知道隐藏之前是什么状态，请联系管理员',
  handler_shut_out: '评价期间，承办单位不能操作',
  reply_missing: '还没有答复，请先答复',
  not_settled: '事情还没有落实，请先继续跟踪',
  settled: '事情已经落实，可以直接办结',
  committee_decision_needed: '第二次重新办理要有督办机构的决定',
  first_rehandling_is_by_right: '第一次重新办理不需要决定，请去掉',
  not_paused: '没有在暂停，不用恢复',
  already_paused: '已经暂停了',
  no_clock: '还没有开始计时',
  not_extensible: '这一种期限不能延长',
  total_not_over_usual: '延长后的总月数要比原来的多',
  total_over_limit: '总月数超过了上限',
  consent_missing: '延期要先得到同意',
  deputy_not_told: '延期要先告诉代表',
  reason_missing: '请写明原因',
  pauses_overlap: '两次暂停的日子重叠了',
  pause_before_start: '暂停比开始计时还早',
  pause_after_due: '已经到期，不能再暂停',
  ends_before_it_begins: '结束的日子比开始的早',
} satisfies Record<RefusalCode, string>;

/** What is wrong with one value, by code. Beside a field as it is; with the field's name before it in a summary. */
export const faults = {
  required: '这一项要填写',
  wrong_type: '格式不对[，这里要{expected}]',
  too_long: '最多 {max} 字[，现在是 {now} 字]',
  too_short: '至少 {min} 字[，现在是 {now} 字]',
  too_small: '不能小于 {min}',
  too_large: '不能大于 {max}',
  too_many: '最多 {max} 个[，现在有 {now} 个]',
  bad_format: '写法不对[，{example}]',
  bad_characters: '里面有看不见的特殊符号，请删掉或重新输入',
  not_one_of: '请从这些里选：{values}',
  unknown_field: '这里没有这一项，请检查名称或去掉它',
  unknown_reference: '没有找到，请检查编号或重新选择',
  not_allowed_here: '这一步用不到这一项，请去掉',
  not_correctable: '这一步不能更正：更正请选原来那一步，评价只能由评价的人说',
} satisfies ContractFaults;

/** Words for `{expected}` of `wrong_type`. */
export const types = {
  string: '文字', number: '数字', int: '整数', boolean: '是或否', array: '列表', object: '一组内容', record: '一组内容',
};

/** Words for `{example}` of `bad_format`: by field name, else by the kind of format. */
export const formats = {
  date: '请写成 2026-03-05 这样', datetime: '请写成 2026-03-05T09:30:00+08:00 这样', phone: '手机号 11 位，座机加区号，例如 0000-5550123，境外以 + 开头',
  id: '只能用字母、数字、点、横线', object: '请按说明填写这一组内容',
};

/** Names of the fields by the last words of their JSON pointer; the longest match wins. */
export const fields = {
  title: '标题', body: '内容', attachments: '照片和文件', 'attachments/id': '照片和文件', 'attachments/name': '文件名', evidence: '佐证材料', 'evidence/id': '佐证材料', 'evidence/name': '文件名', ticket: '下载凭据', kind: '类型', category: '类别', divisionId: '所在地方', external: '对方系统的编号', 'external/system': '对方系统', 'external/id': '对方系统的编号', address: '详细地址', geo: '位置', latitude: '纬度', longitude: '经度', datum: '坐标系', target: '提给谁', 'target/kind': '提给谁',
  'target/id': '哪位代表或哪个家站', identityMode: '姓名是否公开', name: '姓名', phone: '电话', mayPublish: '是否同意公开', channel: '来源', consent: '同意告知书',
  textVersion: '告知书版本', attitude: '办理态度', result: '办理结果', comment: '评价说明', reason: '原因', to: '下一步', note: '说明', code: '不受理的原因',
  where: '转到哪里', into: '并入哪一件', answer: '答复', deputyId: '代表', caseNumber: '办理件编号', on: '日期', leadHandlerId: '主办单位', priority: '重点督办', light: '亮灯', dueBefore: '在哪天以前到期', owing: '还欠着什么', coHandlerId: '协办单位', apply: '是否写入', sessionId: '会议', leadDeputyIds: '领衔代表',
  coSignerIds: '附议代表', registeredOn: '登记日期',
  coHandlerIds: '协办单位', governmentLead: '领办领导', congressLead: '督办领导', supervisingCommitteeId: '督办机构', totalMonths: '总办理月数', deputyTold: '是否已告诉代表',
  mode: '公开方式', ground: '不公开的理由', reviewer: '审核人', question: '要补充什么', supplement: '补充的内容', committeeDecision: '督办机构的决定', corrects: '更正哪一步',
  reply: '书面答复', documentNo: '文号', issuedOn: '答复日期', signedBy: '签发人', text: '答复内容', resolution: '解决程度', scheme: '分档办法',
  'resolution/code': '解决程度', normal: '解决程度', promiseDueOn: '承诺完成日期', meeting: '沟通记录', 'meeting/kind': '沟通方式', 'meeting/on': '沟通日期',
  'meeting/note': '沟通情况', id: '编号', receiptNo: '回执编号', number: '办理件编号', q: '搜索的字', limit: '每页条数', sort: '排序', include: '附带的内容', facets: '分类计数', updatedSince: '从什么时候起有变动', cursor: '翻页位置',
  division: '地方', year: '年份', ballot: '票决', candidate: '候选项目', suggestion: '群众意见编号', organ: '发布机关', session: '会议', status: '状态', publication: '公开情况', attendance: '旁听方式', from: '从哪天起', until: '到哪天为止', metric: '指标', computed: '是否由系统计算',
  percent: '进度', spent: '已用资金', done: '做了什么', problem: '遇到的问题', next: '下一步打算', milestones: '节点', position: '序号', state: '状态', phase: '进度', origin: '来源', organization: '单位', deputy: '代表', level: '层级', congressId: '人大',
  termId: '届次', parentId: '上级地方', station: '代表家站', group: '代表小组', subjectKind: '评价对象类型', subject: '评价对象',
  device: '设备标记', articleId: '哪一条', quote: '引用的原文', stance: '立场', summary: '概述', outcome: '采纳情况', voices: '包括哪些意见', organizationId: '单位', respondent: '回答人', answeredOn: '回答日期',
  onTheSpot: '是否现场回答', promise: '承诺', 'promise/text': '承诺的内容', dueOn: '期限', call: '哪次征集', consultation: '征求意见', article: '条文', solicitation: '议题征集', qaSession: '问政场次', answered: '是否已回答',
  role: '角色', expiresOn: '最后有效日', act: '做了什么', by: '谁', head: '结尾',
  'Idempotency-Key': '防重复编号（Idempotency-Key）', 'Receipt-Secret': '回执密码（Receipt-Secret）', Authorization: '登录凭证（Authorization）',
  'Accept-Language': '语言（Accept-Language）', 'Content-Type': '内容类型（Content-Type）',
};

export const problems = {
  invalid_request: { title: '有几处要改', detail: '请按下面的提示改好再提交，您写的内容还在。' },
  malformed_body: { title: '内容读不出来', detail: '请求不是完整的 JSON（UTF-8 编码）。请检查后重新发送。' },
  unauthorized: { title: '请先登录', detail: '这里只给工作人员使用。请带上有效的登录凭证再试。' },
  forbidden: { title: '没有这个权限', detail: '您的账号不能做这件事。需要的话，请找人大办主任开通。' },
  not_found: { title: '没有找到', detail: '可能地址写错了，或者这条内容已经撤下。请回到列表重新查找。' },
  receipt_not_found: { title: '没有查到这张回执', detail: '请对照回执，把编号和密码再输入一次；字母大小写都可以。' },
  method_not_allowed: { title: '这个地址不能这样用', detail: '请改用：{allowed}。' },
  not_acceptable: { title: '没有您要的格式', detail: '这里只提供 JSON，请让请求接受 application/json。' },
  body_too_large: { title: '内容太大', detail: '[一次最多 {max} 字节。]请缩短文字后再提交，您写的内容还在。' },
  unsupported_media_type: { title: '内容类型不对', detail: '请用 application/json 发送。' },
  file_too_large: { title: '文件太大', detail: '一个文件最多 {max} MB。照片可以先缩小，PDF 可以拆成几份。' },
  file_type_not_allowed: { title: '不能收这种文件', detail: '可以传照片（JPEG、PNG、WebP）和 PDF。别的文件请先拍照或转成 PDF。' },
  file_unreadable: { title: '这个文件打不开', detail: '文件可能坏了、没有传完整，或者内容和类型不符。请先打开看看，再重新选择。' },
  image_too_large: { title: '照片的像素太多', detail: '一张最多 {max} 百万像素。请缩小以后再传。' },
  spreadsheet_too_large: { title: '表格太大', detail: '一个表格最多 {max} MB。请分成几份，分几次导入。' },
  spreadsheet_type_not_allowed: { title: '不能收这种文件', detail: '请传 Excel 工作簿（XLSX）或 CSV 表格。旧格式（XLS）请先在表格软件里另存为 XLSX。' },
  idempotency_key_missing: { title: '缺少防重复编号', detail: '提交内容要带请求头 Idempotency-Key（16 到 128 个字母、数字或符号），每次提交用一个新的随机编号，重试时用原来的。' },
  idempotency_key_reused: { title: '防重复编号用过了', detail: '这个 Idempotency-Key 已经用来提交过别的内容。内容改动后请换一个新的编号再提交。' },
  idempotency_in_flight: { title: '正在提交，请稍等', detail: '同样的内容刚才已经发出，还在保存。请[等 {wait}]再试，不会重复提交。' },
  move_not_allowed: { title: '现在不能做这一步', detail: '请刷新看看现在的状态。[现在可以：{allowed}。]' },
  rating_not_open: { title: '现在还不能评价', detail: '收到答复以后才能评价，请过些天再来看。' },
  already_rated: { title: '已经评价过了', detail: '每次答复只评价一次，您的评价已经记下。' },
  window_closed: { title: '现在不收', detail: '不在征集时间内，不能提交。[征集时间是{from}至{until}。]您写的内容还在，可以先存下来。' },
  too_many_requests: { title: '操作太快了', detail: '请[等 {wait}]再试，您写的内容还在。着急的话可以打人大办电话，或者到代表家站当面说。' },
  proof_not_accepted: { title: '验证没有通过', detail: '请再提交一次，您写的内容还在。还不行，请[等 {wait}]再试，也可以打人大办电话，或者到代表家站当面说。' },
  internal_error: {
    title: '系统出了问题',
    detail: '请过一会儿再试。刚才如果是提交，不能确认已经收到；再提交一次，同样的内容不会重复登记。[还不行请告诉人大办这个编号：{requestId}]',
  },
  temporarily_unavailable: { title: '系统暂时用不了', detail: '请[等 {wait}]再试，您写的内容还在。着急的话可以到代表家站当面说。' },
} satisfies ContractProblems;

/** What is wrong with one cell or one file of the office's spreadsheets. `place` says where. */
export const importFaults = {
  place: '{file}[，“{sheet}”表][，第 {row} 行][，“{column}”列]',
  empty_required: '这一格是空的，必须填写',
  expected_date: '“{value}”不是日期，请写成 2026-03-05 或设为日期格式',
  expected_time: '“{value}”不是时间，请写成 2026-03-05 09:30',
  expected_integer: '“{value}”不是整数，请只写数字[，{expected}]',
  expected_number: '“{value}”不是数字',
  expected_boolean: '“{value}”不对，请写“是”或“否”',
  expected_text: '“{value}”是数字格式，编号前面的零会丢；请把这一列设为文本',
  not_one_of: '“{value}”不在规定的词里，请写其中一个：{expected}',
  unknown_code: '“{value}”在{expected}里找不到，请检查编号，或先补上那一行',
  duplicate: '“{value}”重复了[，第 {expected} 行已经有]，每个编号只能用一次',
  missing_file: '缺少文件“{expected}”',
  missing_sheet: '缺少工作表“{expected}”[，文件里有：{value}]',
  missing_column: '缺少列“{expected}”，请检查第一行的列名[；现在有：{value}]',
  private_column: '“{value}”这一列是个人隐私，没有读取，也不会保存。发给别人之前，请把这一列从表里删掉。',
  note_row: '“{value}”像是合计或备注，这一行没有读取；如果是数据，请把必填的格子填上',
  merged_down: '这一列有 {expected} 处合并的单元格，合并到的每一行都按同样的内容读取，如“{value}”',
  merged_across: '“{value}”这一格和右边的合并了，只算这一列的；当作空的有：{expected}',
  unknown_column: '不认识列“{value}”，没有导入；如果写错了请改列名',
  sum_mismatch: '加起来是 {value}，应当是 {expected}，请核对',
  out_of_range: '“{value}”不在范围内，应当是 {expected}',
  too_long: '太长了：最多 {expected} 字，现在是 {value} 字',
  bad_characters: '有看不见的特殊符号，请重新输入这一格',
  bad_format: '“{value}”写法不对，应当像 {expected}',
  bad_encoding: '文字编码不对，读出来是乱码；请另存为 {expected} 编码',
  unreadable_file: '文件打不开；请用表格软件打开后另存为 {expected}',
  locked_file: '文件加了打开密码，读不了；请在表格软件里取消密码，再另存为 {expected}',
  too_large: '文件展开后太大，读不了；请删掉空白的行和列，或分成几个文件，每个不超过 {expected} 行',
  far_cell: '离表格很远的单元格 {expected} 里有内容；请把那一行、那一列整个删掉，保存后再导入',
  both_or_neither: '“{value}”和“{expected}”要么都填，要么都不填',
  wrong_order: '“{value}”比“{expected}”早，请检查先后',
  illegal_sequence: '“{value}”不能接在“{expected}”后面，请检查办理的先后',
  last_step_differs: '状态是“{value}”，但最后一步是“{expected}”，两处要一致',
  collects_own: '“{value}”就是被测评的或承办这件事的单位，不能自己组织测评（背靠背）；请写专工委等别的单位',
  inconsistent: '这里是“{value}”，另一处是“{expected}”，两处要一致',
  step_refused: '“{value}”这一步不能这样做：{reason}',
  ballot_doubt: '请核对：{reason}',
  history_differs: '第 {value} 步与系统里已有的不同；办理步骤只能往后加，不能改动已有的',
  depends_on_refused: '要用到文件“{expected}”里的“{value}”，但那个文件没有导入；请先改好它，再一起导入',
  unknown_file: '认不出这是哪一张表；请按列名核对，文件名请包含其中一个：{expected}',
};

/** Marks between words of this language. */
export const marks = { list: '、', field: '{field}：{fault}' };

export const messages = { labels, ballotFaults, moveRefusals, faults, types, formats, fields, problems, importFaults, marks };
export type Messages = typeof messages;
