import { limits } from '../limits.ts';
import { idempotencyHeader } from '../operation.ts';
import type { DocumentLanguage } from './language.ts';

/** The document's own sentences; what belongs to one operation or field is in `prose/`, what is told to residents in `messages/`. */
export interface DocumentWords {
  readonly title: string;
  readonly summary: string;
  readonly about: string;
  readonly server: string;
  readonly stored: string;
  /** Of a request body; `{max}` bytes. */
  readonly atMost: string;
  readonly found: string;
  readonly notModified: string;
  readonly staffToken: string;
  readonly receiptSecret: string;
  readonly parameters: Readonly<Record<'idempotencyKey' | 'proofOfWork' | 'ifNoneMatch' | 'acceptLanguage', string>>;
  readonly headers: Readonly<Record<'requestId' | 'etag' | 'link' | 'publicCache' | 'noStore' | 'retryAfter' | 'replayed' | 'authenticate' | 'allowOrigin', string>>;
}

const en: DocumentWords = {
  title: 'Congress Kit API',
  summary: 'What a people’s congress shows the public, and what residents may say to it.',
  about: `What a people's congress shows the public, and what residents may say to it. 中文版：[/v1/openapi.zh-CN.json](/v1/openapi.zh-CN.json).

- **Responses are open**: fields may be added and lists of words may grow. **Requests are closed**: a misspelt field or query parameter is told (422), not swallowed.
- **Every refusal says what to change**: problems are RFC 9457, faults are named all together by JSON pointer.
- **Writes are safe to repeat**: send an \`${idempotencyHeader}\`. A 201 means that it is in the database.
- **Text** is counted in characters (Unicode code points after NFC; a line end is one): title ${limits.title}, body ${limits.body}, note ${limits.note}. How large a request body may be stands with each operation (\`x-max-body-bytes\`), never over ${limits.jsonBytes} bytes but for files.
- **Files** (JPEG, PNG, WebP, PDF) are uploaded first, then named by the suggestion or the move: at most ${limits.attachments}, each at most ${limits.attachmentBytes} bytes.
- **Days** are calendar days in Asia/Shanghai, instants carry their offset, money is whole 元.
- **Lists** hold ${limits.pageDefault} records a page unless \`limit\` says otherwise, at most ${limits.pageMax}; hand \`nextCursor\` back as \`cursor\`.
- **Public reads** carry an ETag. Receipts and staff answers are \`no-store\`.
- No cookies. Other methods answer 405 with \`Allow\`.`,
  server: 'The deployment that serves this document.',
  stored: 'It is stored.',
  atMost: 'At most {max} bytes.',
  found: 'Found.',
  notModified: 'The copy you have is still good.',
  staffToken: 'A token of the congress office, with a role.',
  receiptSecret: 'The secret printed on the receipt, in any grouping and case. Never put it in an address.',
  parameters: {
    idempotencyKey: `A new random value for every intent, the same one for every retry of it. The first success is kept ${limits.idempotencyHours} hours and replayed.`,
    proofOfWork: 'What solves the `challenge` of a 429, so that nobody has to wait: `challenge.token`, `~`, and `challenge.count` numbers in base 36 joined by dots. Number i (from 0) is right when SHA-256(SHA-256(token) ‖ i ‖ number), both as 32 bits big-endian, begins with `challenge.bits` zero bits. Good for the same operation with the same `Idempotency-Key` only. Who cannot compute waits for `Retry-After`. Not asked for, it is ignored.',
    ifNoneMatch: 'The ETag of the copy you have; 304 when it is still good.',
    acceptLanguage: 'Language of the words in problems: `zh-CN` (default) or `en`.',
  },
  headers: {
    requestId: 'Id of this request, for asking the operator about it.',
    etag: 'Names this version of the answer.',
    link: 'Where the JSON-LD context of the answer lies: read with it, the answer is linked data.',
    publicCache: 'Public and short.',
    noStore: 'Always `no-store`: private, or not worth keeping.',
    retryAfter: 'Seconds to wait.',
    replayed: '`true` when this is the answer kept from the first time.',
    authenticate: 'Always `Bearer`.',
    allowOrigin: '`*` for the public and for receipts, so that every page may read it; below `/staff` only an origin the deployment named, and absent for others. Never with credentials.',
  },
};

const zh: DocumentWords = {
  title: '人大开放接口',
  summary: '人民代表大会向公众公开什么，群众可以向人大说什么。',
  about: `查询公开信息不用登录；提交意见会得到回执编号和密码；每次拒绝都会写明要改什么。 English: [/v1/openapi.json](/v1/openapi.json).

- **答复是开放的**：以后会增加字段，词表也会增加，程序遇到不认识的请跳过。**请求是封闭的**：写错的字段名或查询参数会被指出来（422），不会悄悄忽略。
- **每次拒绝都写明要改什么**：按 RFC 9457，用 JSON 指针一次指出全部错误。
- **提交可以放心重试**：带上 \`${idempotencyHeader}\`，重试时用原来的，不会重复登记。返回 201 表示已经存好。
- **字数**按字算（Unicode 码点，NFC 规范化之后，换行算一个字）：标题 ${limits.title}，内容 ${limits.body}，说明 ${limits.note}。每个接口写明请求正文最多多少字节（\`x-max-body-bytes\`），除文件外不超过 ${limits.jsonBytes}。
- **附件**（JPEG、PNG、WebP、PDF）先上传，再由意见或步骤写明：最多 ${limits.attachments} 个，每个最多 ${limits.attachmentBytes} 字节。
- **日期**是北京时间的日期，时刻带时区，金额是整数元。
- **列表**每页 ${limits.pageDefault} 条，可以用 \`limit\` 改，最多 ${limits.pageMax} 条；把 \`nextCursor\` 作为 \`cursor\` 交回就是下一页。
- **公开的查询**都带 ETag；回执和工作人员的内容一律 \`no-store\`，不得保存。
- 不用 Cookie。其他方法回答 405，并用 \`Allow\` 写明可以用的方法。`,
  server: '提供本文档的平台。',
  stored: '已经存好。',
  atMost: '最多 {max} 字节。',
  found: '查到了。',
  notModified: '手里那份没有变。',
  staffToken: '工作人员的登录凭证，带有角色。',
  receiptSecret: '回执上的密码，怎么分组、大小写都可以。不要写在网址里。',
  parameters: {
    idempotencyKey: `每次提交用一个新的随机编号，重试用原来的。第一次成功的答复保留 ${limits.idempotencyHours} 小时，重试时原样返回。`,
    proofOfWork: '解出 429 里的 `challenge` 就不用等：写 `challenge.token`、`~`，再写 `challenge.count` 个三十六进制的数，用点隔开。第 i 个（从 0 起）要使 SHA-256(SHA-256(token) ‖ i ‖ 数) 以 `challenge.bits` 个零比特开头，i 和数都按 32 位大端写。只对同一个接口、同一个 `Idempotency-Key` 有效。不能计算的，按 `Retry-After` 等候即可。没有要求时带上，不起作用。',
    ifNoneMatch: '手里那份的 ETag；没有变就回答 304。',
    acceptLanguage: '出错说明用哪种语言：`zh-CN`（默认）或 `en`。',
  },
  headers: {
    requestId: '请求编号，向管理员询问时用。',
    etag: '这份内容的版本标记。',
    link: '这份内容的 JSON-LD 上下文在哪里；配合它读，就是关联数据。',
    publicCache: '公开的，可以短时间缓存。',
    noStore: '总是 `no-store`：不公开，或不值得保存。',
    retryAfter: '等几秒再试。',
    replayed: '为 `true` 时，这是第一次提交时的答复。',
    authenticate: '总是 `Bearer`。',
    allowOrigin: '公开内容和回执是 `*`，任何网页都可以读；`/staff` 下面只给平台指定的来源，其他来源没有这一项。从不带凭据。',
  },
};

export const documentWords: Readonly<Record<DocumentLanguage, DocumentWords>> = { en, 'zh-CN': zh };
