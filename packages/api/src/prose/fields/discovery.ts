import type { FieldTable } from './field.ts';

/** The first answer, and every refusal. */
export const discovery: FieldTable = {
  Discovery: ['平台说明', '使用接口前要知道的事。', 'What a client must know before it does anything else.'],
  Problem: ['出错说明', '按 RFC 9457。', 'RFC 9457 problem details.'],
  Fault: ['一处错误', '请求里一个值有什么不对。', 'What is wrong with one value of the request.'],

  'Discovery.name': ['平台名称', '', 'Name of the site.'],
  'Discovery.version': ['服务器版本', '', 'Version of the server.'],
  sample: ['是否示例数据', '为真时数据是虚构的，页面必须说明。', 'True when the data is invented; pages must say so.'],
  'Discovery.congress': ['服务的人大', '只服务一个人大时给出。', 'The congress it serves, when it is one.'],
  languages: ['语言', '出错说明有哪几种语言。', 'Languages of the words in problems.'],
  roles: ['账号角色', '工作人员的登录凭证可以有哪些角色。', 'Roles a token of the office’s side may have.'],
  sunset: ['停用日期', '从这一天起这个版本的接口可能不再答复；没有这一项就是没有停用计划。', 'From this day on this version of the API may answer no more; absent while no end is planned.'],
  'Discovery.consent': ['告知书', '群众提交意见前看到并同意的告知书。', 'The notice a resident agrees to before writing.'],
  retentionMonths: ['联系方式保留月数', '办结以后多少个月删除联系方式。', 'Months after closing when contact details are erased.'],
  textVersion: ['告知书版本', '提交意见时写明看到的是哪一版。', 'Version of the notice; a suggestion names the one that was shown.'],
  limits: ['各项限制', '表单按这些数字计数。', 'Figures a form counts by.'],
  links: ['有用的地址', '按名称给出：`openapi`、`docs`、`finderIndex` 等，以后会增加。', 'Addresses a page may need, by name: `openapi`, `docs`, `finderIndex`, … More may come.'],

  type: ['错误类型', '不会变的名称：`urn:congress-kit:problem:…`。', 'A name that stays the same: `urn:congress-kit:problem:…`.'],
  'Problem.title': ['出了什么错', '用答复的语言写。', 'What is wrong, in the language of the answer.'],
  status: ['HTTP 状态码', '', 'HTTP status.'],
  detail: ['怎么办', '用答复的语言写。', 'What to do about it, in the language of the answer.'],
  instance: ['这一次', '标明这一次出错。', 'This occurrence.'],
  'Problem.code': ['错误代码', '给程序看的名称，以后会增加。', 'The same name for programs. Newer ones may come.'],
  requestId: ['请求编号', '向管理员询问时用。', 'For asking the operator about it.'],
  errors: ['各处错误', '请求里的每一处错误。', 'Every fault of the request.'],
  allowed: ['可以怎么做', '可以走的下一步，或可以用的方法。', 'What is allowed instead: moves, or methods.'],
  retryAfter: ['等几秒', '秒。', 'Seconds to wait.'],
  in: ['在请求的哪一部分', '`body`、`query`、`path` 或 `header`。', 'Part of the request: `body`, `query`, `path` or `header`.'],
  pointer: ['错误的位置', '那一部分里的 JSON 指针（RFC 6901）。', 'JSON pointer (RFC 6901) into that part.'],
  'Fault.code': ['错在哪里', '给程序看的名称，以后会增加。', 'What is wrong, for programs. Newer ones may come.'],
  params: ['句子里的数字', '例如 `{"max": 60}`。', 'The figures of the sentence, e.g. `{"max": 60}`.'],
  'Fault.detail': ['怎么改', '用答复的语言写。', 'What to change, in the language of the answer.'],
};
