import type { ResourceProse } from './prose.ts';
import { ownPhoto, ownSteps, readAt, receipt, receiptNo } from './samples.ts';

const params = { receiptNo };

const kept = {
  receiptNo, identityMode: 'withheld', contact: { name: '钱树林', phone: '0000-5550199' }, contactKeptUntil: '2027-05-20', title: receipt.title, body: receipt.body, address: '枣林村三组',
  supplements: [], attachments: [ownPhoto], ratings: [], mayPublish: true, consent: { textVersion: '2026-01' }, submittedAt: receipt.submittedAt,
};

export const receipts: ResourceProse = {
  tag: {
    name: 'receipts', zh: '回执', description: 'What the holder of a receipt number and its secret may see and do. The secret travels in a header, never in an address. Every failure answers the same `receipt_not_found`, so looking one up tells nothing about others.',
    descriptionZh: '凭回执编号和密码能看到什么、做什么。密码放在请求头里，从不写进网址。查不到时一律回答“没有查到这张回执”，看不出别人的任何事。',
  },
  operations: {
    getReceipt: {
      summary: 'Look up a receipt', summaryZh: '凭回执查办理进度',
      description: 'The resident’s own view: the full text, every public step, the replies and what may be done now (`may`). Never cached.',
      descriptionZh: '本人看到的全部内容：原文、步骤、答复，以及现在可以做什么。',
      example: { params, response: receipt },
    },
    rateReply: {
      summary: 'Rate a reply', summaryZh: '评价答复',
      description: 'Once per reply, on attitude and result apart. The unit that handled it never sees a single rating, only sums of five and more.',
      descriptionZh: '每次答复评价一次，态度和结果分开评。承办单位看不到单个评价，满五份才公布合计。',
      example: {
        params, body: { attitude: 'satisfied', result: 'basic', comment: '态度很好，希望按时装好。' },
        response: {
          ...receipt, state: 'rated', phase: 'evaluating', may: [],
          rating: { attitude: 'satisfied', result: 'basic', comment: '态度很好，希望按时装好。', at: '2026-05-22T20:10:00+08:00' },
        },
      },
    },
    supplementSuggestion: {
      summary: 'Add details', summaryZh: '补充情况',
      description: 'When the office asked back (`needs_supplement`). Without an answer in 30 days the suggestion is closed as withdrawn.',
      descriptionZh: '人大办请您补充时使用；30 天没有补充，按撤回处理。',
      example: {
        params, body: { body: '没有路灯的是村口小桥到镇中心小学这一段。' },
        response: {
          ...receipt, state: 'screening', phase: 'received', steps: ownSteps.slice(0, 2), replies: [], may: ['withdraw'],
          supplements: [{ body: '没有路灯的是村口小桥到镇中心小学这一段。', at: '2026-03-04T18:00:00+08:00' }],
        },
      },
    },
    withdrawSuggestion: {
      summary: 'Withdraw a suggestion', summaryZh: '撤回意见',
      description: 'At any time before a reply. After one, ask for your personal data to be erased instead.',
      descriptionZh: '答复之前随时可以撤回；答复之后可以申请删除个人信息。',
      example: {
        params, body: { reason: '路灯已经装好了。' },
        response: { ...receipt, state: 'withdrawn', phase: 'withdrawn', steps: ownSteps.slice(0, 3), replies: [], may: [] },
      },
    },
    getPersonalData: {
      summary: 'Read what is kept about you', summaryZh: '查看保存了我的哪些信息',
      description: 'Everything of your own that is kept under this receipt: contact details, texts, files, ratings, the notice you agreed to, and until when. Receipts of comments, topics and questions as well.',
      descriptionZh: '这张回执名下保存的本人信息：联系方式、写的内容、附件、评价、同意的告知书，以及保存到哪天。征求意见、议题和问题的回执也可以用。',
      example: { params, response: kept },
    },
    correctPersonalData: {
      summary: 'Correct your personal data', summaryZh: '更正个人信息',
      description: 'Name, phone, address and whether the name is shown; `null` takes one out. `mayPublish: false` takes back the consent: what was public is taken down at once. What was written about the matter itself is added to, not rewritten.',
      descriptionZh: '可以更正姓名、电话、地址和姓名是否公开，写 `null` 就是删去。`mayPublish` 改为 false 是撤回公开的同意，已经公开的马上撤下。意见本身只能补充，不能改写。',
      example: { params, body: { phone: null, identityMode: 'anonymous' }, response: { ...kept, identityMode: 'anonymous', contact: {}, contactKeptUntil: undefined } },
    },
    erasePersonalData: {
      summary: 'Have your personal data erased', summaryZh: '删除个人信息',
      description: 'Contact details, name, texts, files and comments are erased, and the receipt answers no more. A suggestion nobody has answered yet is withdrawn with it. What remains is the public record without your words: number, subject, steps and the authority’s replies; files that went with its steps go too, those of a case stay. It cannot be undone.',
      descriptionZh: '删除联系方式、姓名、写的内容、附件和评语，回执从此查不到。还没有答复的同时撤回。只留下不含您所写内容的公开记录：编号、类别、办理步骤和答复；这件意见各步骤附的文件一并删除，办理件里的保留。删除后不能恢复。',
      example: { params, body: {}, response: { receiptNo, erasedAt: readAt, contact: true, texts: 2, files: 1 } },
    },
  },
};
