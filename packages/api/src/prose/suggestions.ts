import type { ResourceProse } from './prose.ts';
import { deputyRef, ownPhoto, ownSteps, photo, readAt, receiptNo, secret, suggestion, village } from './samples.ts';

export const suggestions: ResourceProse = {
  tag: {
    name: 'suggestions', zh: '群众意见建议', description: 'What residents say to their congress, and the part of it that is public. Petitions (信访) have their own law and place; they are referred there.',
    descriptionZh: '群众向人大说的话，以及其中公开的部分。信访事项另有法律和受理的地方，会转过去。',
  },
  operations: {
    listSuggestions: {
      summary: 'List public suggestions', summaryZh: '查公开的群众意见',
      description: 'Newest first. Only what the resident agreed to publish and the office reviewed. Phone, identity, plate and bank numbers are masked.',
      descriptionZh: '只有本人同意公开、并经审核的才在这里；电话、身份证号等已遮住。',
      example: {
        query: { category: ['lighting'], division: village.id, sort: '-supportCount', include: ['steps'], facets: ['category'] },
        response: { items: [{ ...suggestion, steps: ownSteps }], total: 1, facets: { category: [{ value: 'lighting', count: 1 }] }, asOf: readAt },
      },
    },
    getSuggestion: {
      summary: 'Read one public suggestion', summaryZh: '看一件公开的群众意见',
      description: 'With its public steps and replies. Hidden and private ones answer `not_found`, like ones that never were.',
      descriptionZh: '包括办理步骤和答复；没有公开的与不存在的一样，都回答没有找到。',
      example: { params: { receiptNo }, response: { ...suggestion, attachments: [photo], steps: ownSteps, replies: [] } },
    },
    submitSuggestion: {
      summary: 'Send a suggestion', summaryZh: '提交意见建议',
      description: 'A 201 means that it is in the database. Keep the answer: the secret is shown once and stored only as a hash. Send the same `Idempotency-Key` when you retry and there will never be two. `name` is required unless `identityMode` is `anonymous`; `target.id` is required for a deputy or a station.',
      descriptionZh: '返回 201 表示已经存好。请保存回执编号和密码，密码只显示这一次。重试时用同一个 Idempotency-Key，不会重复提交。除匿名外要填姓名。',
      example: {
        body: {
          kind: 'suggestion', category: 'lighting', title: suggestion.title, body: suggestion.body, attachments: [{ id: photo.id, name: photo.name }], divisionId: village.id,
          target: { kind: 'deputy', id: deputyRef.id }, identityMode: 'withheld', name: '钱树林', phone: '0000-5550199', mayPublish: true,
          channel: 'web', consent: { textVersion: '2026-01' },
        },
        response: { receiptNo, secret, submittedAt: '2026-03-02T19:20:00+08:00', state: 'submitted', screenedBy: '2026-03-09', replyMonths: 3, extendedMonths: 6, attachments: [ownPhoto] },
      },
    },
    supportSuggestion: {
      summary: 'Second a public suggestion', summaryZh: '附议一件公开的群众意见',
      description: 'One more voice instead of a second copy. There are no accounts, so a device counts once by a random mark that its page keeps, and without one an address counts once a day. Kept are keyed hashes with the suggestion in them, which link nothing to anything else: of a device as long as contact details, of an address until midnight. `counted: false` only says that the voice was there already. What is not public, or was merged into another, answers `not_found`; the voices of a merged one went with it.',
      descriptionZh: '同样的意见不用再写一遍，附议即可。没有账号，按页面自己保存的随机标记每台设备计一次；没有标记时按网络地址每天计一次，只保存带密钥的散列值。重复附议不算错，`counted` 为 false，数字不变。没有公开或已合并的回答没有找到；合并时附议数一并计入。',
      example: { params: { receiptNo }, body: { device: '7f3a1c9e2b5d4860a1c3e5f7091b2d4f' }, response: { receiptNo, supportCount: 18, counted: true } },
    },
    listSimilarSuggestions: {
      summary: 'Find similar suggestions', summaryZh: '查相似的群众意见',
      description: 'For a form that shows what was said before, ahead of sending it again. Titles of public suggestions are compared by the pairs of characters they share (the rule `similarity`); only those from 30 hundredths up come, the most alike first. Send the title with private numbers masked, as the SDK does: addresses are kept in logs.',
      descriptionZh: '提交前先看看别人是否提过。按标题里相邻两字的重合程度比较，达到百分之三十才列出，最像的在前。发送前请遮住号码（SDK 会自动遮住），因为网址会留在日志里。',
      example: { query: { title: '枣林村的路上装路灯', division: village.id }, response: { items: [{ ...suggestion, similarity: 44 }], asOf: readAt } },
    },
  },
};
