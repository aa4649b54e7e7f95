import type { WebhookEvent, WebhookType } from '../webhooks.ts';
import { caseNumber, receiptNo } from './samples.ts';

type DataOf<Type extends WebhookType> = Extract<WebhookEvent, { type: Type }>['data'];

/** What each outgoing event means, and what one of them holds. */
export const webhookProse: { readonly [Type in WebhookType]: { readonly summary: string; readonly summaryZh: string; readonly description: string; readonly descriptionZh: string; readonly data: DataOf<Type> } } = {
  'case.changed': {
    summary: 'A case was registered or moved on', summaryZh: '办理件有变动', description: 'Sent for every step that the public sees. Read the case for the rest.', descriptionZh: '每个公开的办理步骤发送一次，其余内容请读取办理件。',
    data: { number: caseNumber, state: 'replied', phase: 'replied' },
  },
  'suggestion.changed': {
    summary: 'A suggestion became public or moved on', summaryZh: '公开的意见有变动', description: 'Only of suggestions that the public sees.', descriptionZh: '只限公开的意见。',
    data: { receiptNo, state: 'transferred', phase: 'handling' },
  },
  'suggestion.removed': {
    summary: 'A suggestion is public no longer', summaryZh: '意见不再公开', description: 'Whoever keeps a copy removes it.', descriptionZh: '保存了副本的，请删除。',
    data: { receiptNo },
  },
  'data.imported': {
    summary: 'Data was imported', summaryZh: '导入了数据', description: 'Lists may have changed anywhere; `updatedSince` tells what.', descriptionZh: '各清单都可能有变动，用 `updatedSince` 查询。',
    data: { dataVersion: 42 },
  },
  'webhook.test': { summary: 'A test', summaryZh: '测试消息', description: 'Sent by hand, to try an address out.', descriptionZh: '手工发送，用来试一试地址通不通。', data: {} },
};

export const webhookWords = {
  en: {
    type: 'Type of the event.', timestamp: 'When it happened.', data: 'What it happened to.', id: 'The same for every try of one message.', sentAt: 'When this try was made, in seconds since 1970.',
    signature: '`v1,` and the HMAC-SHA256 of id, timestamp and body in base64; several with blanks between while a secret is replaced.', taken: 'Taken. Anything else is tried again.',
  },
  'zh-CN': {
    type: '事件类型。', timestamp: '发生的时间。', data: '涉及的记录。', id: '同一条消息重发时编号不变。', sentAt: '这一次发送的时间，自 1970 年起的秒数。',
    signature: '`v1,` 加上对编号、时间和正文的 HMAC-SHA256 签名（base64）；换密钥期间有几个，用空格隔开。', taken: '已收到。其他状态都会重发。',
  },
} as const;
