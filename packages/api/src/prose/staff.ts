import type { ResourceProse } from './prose.ts';
import { asOf, caseAnswered, caseDetail, caseNumber, caseSummary, congressRef, deputyRef, ownSteps, readAt, receiptNo, replyDraft, suggestion, village } from './samples.ts';
import { limits } from '../limits.ts';
import { staffTokens } from './staff-tokens.ts';
import { staffIntake } from './staff-intake.ts';
import { staffVoices } from './staff-voices.ts';
import { staffWorks } from './staff-works.ts';

const { caseNumber: _, ...unassigned } = suggestion;
const inOffice = { address: '村口老槐树旁', submittedAt: '2026-03-02T19:20:00+08:00', mayPublish: true, supplements: [] };

export const staff: ResourceProse = {
  tag: {
    name: 'staff', zh: '工作人员', description: 'The congress office’s side, with a bearer token. Moves are the ones the flow lists; a refused one writes nothing and names the allowed ones. A resident’s contact details are in no answer but `getSuggestionContact` and `getVoiceContact`, each of which is written into the audit log; a single rating is in none.',
    descriptionZh: '人大办这一边，要带登录凭证。每一步都按流程表；不能走的一步什么也不写，并告诉可以走哪几步。群众的联系方式只在 `getSuggestionContact`、`getVoiceContact` 的答复里，每看一次都记入审计日志；单个评价任何答复都没有。',
  },
  operations: {
    listStaffSuggestions: {
      summary: 'List all suggestions', summaryZh: '查全部群众意见（工作人员）',
      description: 'Private ones too, newest first.', descriptionZh: '包括没有公开的，新的在前。',
      example: {
        query: { state: ['submitted'] },
        response: { items: [{ receiptNo, title: suggestion.title, state: 'submitted', submittedAt: inOffice.submittedAt, target: deputyRef }], total: 1, asOf: readAt },
      },
    },
    getStaffSuggestion: {
      summary: 'Read one suggestion as staff', summaryZh: '看一件群众意见（工作人员）',
      description: '`moves` are the states that the role of this token may move it to now.', descriptionZh: '`moves` 是当前账号现在可以做的下一步。',
      example: {
        params: { receiptNo },
        response: { ...unassigned, ...inOffice, state: 'screening', phase: 'received', steps: ownSteps.slice(0, 2), moves: ['accepted', 'needs_supplement', 'rejected', 'referred', 'merged', 'correction'] },
      },
    },
    getSuggestionContact: {
      summary: 'Read how to ask back', summaryZh: '看联系方式（回访用）',
      description: 'Name and phone of whoever sent the suggestion, as far as they were left and not deleted yet. For the congress office alone; each look is in the audit log (`suggestion.contact`) before it is answered.',
      descriptionZh: '提出人留下、还没有删除的姓名和电话。只有人大办能看，每看一次都先记入审计日志（`suggestion.contact`）。',
      example: { params: { receiptNo }, response: { receiptNo, identityMode: 'withheld', name: '林某某', phone: '13800138000', contactKeptUntil: '2027-05-20' } },
    },
    moveSuggestion: {
      summary: 'Move a suggestion on', summaryZh: '办理群众意见的下一步',
      description: 'Which fields a move needs is the table `suggestionMoves` of the rules; a missing one is told by its pointer. `evidence` names files that go with the step, as with cases. `correction` puts one of its steps right, as with cases.',
      descriptionZh: '每一步要带哪些内容见规则表；缺哪一项会逐项指出。`evidence` 写随这一步留存的文件，规则与办理件相同。`correction` 更正其中一步，规则与办理件相同。',
      example: {
        params: { receiptNo }, body: { to: 'transferred', caseNumber, note: '转县交通局主办，县供电公司协办。' },
        response: { ...suggestion, ...inOffice, steps: ownSteps, moves: ['hidden', 'correction'] },
      },
    },
    listStaffCases: {
      summary: 'List cases', summaryZh: '查办理件（工作人员）',
      description: 'The cases this token may see, with their titles as they are. `dueBefore` names a day: cases still owed whose unit must answer before it, the paused ones among them. `owing` asks for what is owed beside the reply: handing over (`assign`), taking on or sending back (`return`), a helping unit’s word (`co_reply`), making public (`publish`), what the latest reply promised by a day (`promise`); each case then names it in `deadlines`, and `dueBefore` today leaves what is overdue.',
      descriptionZh: '当前账号看得到的办理件，标题照原样。`dueBefore` 写一个日期：还没答复、到期日在这天以前的办理件，包括暂停计时的。`owing` 查答复以外还欠着什么：交办（`assign`）、签收或退办（`return`）、协办反馈（`co_reply`）、公开（`publish`）、最近一次答复里的承诺（`promise`），每件的 `deadlines` 写明到期日；再加上 `dueBefore`（写今天）就只剩超期的。',
      example: {
        query: { state: ['handling'], dueBefore: '2026-06-01' },
        response: { items: [caseSummary], total: 1, asOf: readAt },
      },
    },
    registerCase: {
      summary: 'Register a case', summaryZh: '登记办理件',
      description: 'What the office takes in itself: a suggestion of deputies, a deliberation opinion, a promise. It gets the next number of its series. A case from the public comes of its suggestion: move that to `transferred` or `escalated`.',
      descriptionZh: '人大办自己登记的：代表建议、审议意见、问政承诺，编号自动接着排。群众意见不在这里登记，把意见本身转办（`transferred`）或升格（`escalated`）。',
      example: {
        body: { origin: 'deputy_suggestion', title: '关于修缮枣林村村道的建议', body: '枣林村村道路面破损，老人孩子出行不便，建议列入今年修缮计划。', leadDeputyIds: [deputyRef.id], divisionId: village.id, priority: true },
        response: {
          number: 'JY-2026-0177', origin: 'deputy_suggestion', title: '关于修缮枣林村村道的建议', state: 'registered', phase: 'received', registeredOn: '2026-11-20', coHandlers: [], priority: true,
          source: congressRef.name, asOf, body: '枣林村村道路面破损，老人孩子出行不便，建议列入今年修缮计划。', leadDeputies: [deputyRef], coSigners: [],
          steps: [{ type: 'registered', at: readAt, actor: { role: 'office_clerk' } }], replies: [], suggestions: [], moves: ['reviewed', 'not_accepted', 'correction'],
        },
      },
    },
    importSpreadsheet: {
      summary: 'Send a spreadsheet', summaryZh: '导入表格',
      description: `The body is one of the office’s spreadsheets as it is, .xlsx or .csv, at most ${limits.importBytes / 1_048_576} MB. Without \`apply=true\` it is checked and nothing is kept: the answer says what would be new, changed or left alone, by what was stored while it was looked through; others are served meanwhile. With faults nothing of the file is kept; each names its cell. Sent again, rows are mended, never doubled.`,
      descriptionZh: `请求体就是人大办的表格（.xlsx 或 .csv），最多 ${limits.importBytes / 1_048_576} MB。不带 \`apply=true\` 只检查不写入，答复按检查时库里的内容说明哪些会新增、更新或保留，检查时别人照常使用。有错误时整个文件都不写入，并逐格指出。再次导入是更新，不会重复。`,
      example: {
        query: { name: '代表小组.csv', apply: true },
        response: {
          file: '代表小组.csv', status: 'imported', sheets: [{ sheet: '代表小组', read: 30, inserted: 1, updated: 2, unchanged: 27, kept: 0 }],
          faults: [{ severity: 'warning', code: 'unknown_column', row: 1, letter: 'E', heading: '备注', place: '代表小组.csv，第 1 行，“E 备注”列', message: '不认识“备注”这一列，没有导入' }],
          faultCount: 0, warningCount: 1,
        },
      },
    },
    getStaffCase: {
      summary: 'Read one case as staff', summaryZh: '看一个办理件（工作人员）',
      description: 'With the receipt numbers of the suggestions it came from and the moves this token may make now.',
      descriptionZh: '包括来自哪些群众意见，以及当前账号可以做的下一步。',
      example: { params: { number: caseNumber }, response: { ...caseDetail, suggestions: [receiptNo], moves: ['supervised', 'urged', 'meeting', 'correction'] } },
    },
    moveCase: {
      summary: 'Move a case on', summaryZh: '办理件的下一步',
      description: '`to` is a state of the flow, or an act on an open case that leaves its state as it is. A reply needs its class, its text and the record of the talk with the deputy, the first like the fifth. '
        + '`evidence` names files that go with the step: uploaded before, at most six a step. Whoever sees the step on the office’s side sees them; everybody does only once the case is published in full. '
        + '`correction` 更正 puts a step right, in any state and after the end too: `corrects` names it, `note` says what is right. The step stays as it was; state and clocks do not change. A correction is told to whom the step was told, the resident among them; files of the wrong step are no longer for everybody, and the correction may bring the right ones. Of several for one step the latest holds; a correction and the result of a rating cannot be corrected.',
      descriptionZh: '可以是下一个状态，也可以是督办、催办、面商等不改变状态的动作。每次答复都要有解决程度、内容和面商记录。'
        + '`evidence` 写随这一步留存的文件：先上传，每步最多六个。看得到这一步的工作人员都能看；办理件全文公开以后，公众才能看。'
        + '`correction` 更正其中一步，什么状态都可以，办结以后也可以：`corrects` 写哪一步，`note` 写正确的内容。原来那一步不改动，状态和期限不变；原来那一步给谁看，更正就给谁看，提出意见的群众也看得到；被更正那一步的文件不再给公众看，正确的文件随更正附上。一步可以更正几次，以最后一次为准；更正本身和评价结果不能更正。',
      example: {
        params: { number: caseNumber }, body: { to: 'replied', on: '2026-05-20', reply: replyDraft },
        response: { ...caseAnswered, suggestions: [receiptNo], moves: ['evaluating', 'correction'] },
      },
    },
    ...staffIntake,
    ...staffWorks,
    ...staffVoices,
    ...staffTokens,
  },
};
