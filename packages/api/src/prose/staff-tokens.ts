import type { OperationProse } from './prose.ts';
import { caseNumber, readAt, roadOffice } from './samples.ts';

const made = { id: 'tk-4f1c09a2be', name: '县交通局 建议办理', role: 'handling_unit', organization: roadOffice, state: 'valid', createdAt: '2026-03-01T09:00:00+08:00', expiresAt: '2027-12-31T23:59:59+08:00' };
const entryHash = 'pZ3mQ0dV7nU2kS9xWb5tYfLrE8aHcJ1gKoPiDuNvM4s';

/** Tokens and the audit log, for the director. */
export const staffTokens: Readonly<Record<string, OperationProse>> = {
  listTokens: {
    summary: 'List tokens', summaryZh: '查登录凭证',
    description: 'Newest last, the ended ones too, never with the secret. A director whose own token is for one congress sees the tokens of that congress.',
    descriptionZh: '新的在后，失效的也在内，不含凭证本身。只管一个人大的主任，只看得到这个人大的。',
    example: { query: { limit: 20 }, response: { items: [{ ...made, lastUsedAt: readAt }], total: 1, asOf: readAt } },
  },
  createToken: {
    summary: 'Make a token', summaryZh: '新建登录凭证',
    description: 'The token is told in this answer and never again; only a hash is kept. A unit’s or a committee’s names its organization, a deputy’s its deputy. With `congressId` it opens the data of that congress alone.',
    descriptionZh: '凭证只在这次答复里出现，只保存散列值。承办单位和督办机构的要写单位，代表的要写代表。写了 `congressId` 就只能看这个人大的数据。',
    example: {
      body: { name: made.name, role: 'handling_unit', organizationId: roadOffice.id, expiresOn: '2027-12-31' },
      response: { ...made, token: 'ckt_Jv0wQm8cXz1nT6rKd4LyPaE9sUbH3gFi7oVeN2tWqYk' },
    },
  },
  revokeToken: {
    summary: 'End a token', summaryZh: '吊销登录凭证',
    description: 'From now on it opens nothing. One that was ended before is refused, as is the token that asks.',
    descriptionZh: '立即失效。已经吊销的和正在使用的这一个，不能吊销。',
    example: { params: { id: made.id }, body: {}, response: { ...made, state: 'revoked', revokedAt: readAt } },
  },
  listAuditEntries: {
    summary: 'Read the audit log', summaryZh: '查审计记录',
    description: 'Who did what when, newest first: every act of staff, every import, every deletion. Codes, numbers and days, never what somebody wrote.',
    descriptionZh: '谁在什么时候做了什么，新的在前：工作人员的每一步、每次导入、每次删除。只有代码、编号和日期，没有任何人写的内容。',
    example: {
      query: { subject: caseNumber, limit: 20 },
      response: {
        items: [{ position: 4211, at: '2026-03-05T10:00:00+08:00', by: 'tk-0a1b2c3d4e', act: 'case.move', subject: caseNumber, detail: { from: 'reviewed', to: 'assigned', leadHandlerId: roadOffice.id }, hash: entryHash }],
        total: 1, asOf: readAt,
      },
    },
  },
  verifyAuditLog: {
    summary: 'Prove the audit log', summaryZh: '核验审计记录',
    description: 'Reads the whole log and tells every entry that was changed, taken out, put in or cut off. Note down `head` elsewhere and hand it back later: then nothing up to there can have been rewritten unseen.',
    descriptionZh: '从头到尾核对一遍，指出每一条被改、被删、插入或截断的。把 `head` 另外记下，以后带上它再核，之前的就不可能悄悄改写。',
    example: { query: { head: `4211:${entryHash}` }, response: { whole: true, entries: 4260, head: `4260:${entryHash}`, faults: [] } },
  },
};
