/** One read and one write, step by step. A test looks into each file for what the step says of it. */
export interface Step {
  readonly at: 'elements' | 'sdk' | 'server';
  readonly file: string;
  /** Stands in the file. */
  readonly code: string;
  readonly zh: string;
  readonly says: string;
}

export const read: readonly Step[] = [
  { at: 'elements', file: 'packages/elements/src/ballot-results/congress-ballot-results.ts', code: 'this.tally.start()', zh: '组件要看一次票决', says: 'the element wants a ballot' },
  { at: 'elements', file: 'packages/elements/src/ballot-results/ballot-tally.ts', code: 'getBallot(client', zh: '控制器去问，随时可以取消', says: 'its controller asks, with a signal to give up' },
  { at: 'sdk', file: 'packages/sdk/src/ballots.ts', code: 'call(client, api.getBallot', zh: '约定里的一个操作', says: 'one operation of the contract' },
  { at: 'sdk', file: 'packages/sdk/src/dispatch.ts', code: 'dispatch', zh: '尝试、等待、放弃', says: 'tries, waits, gives up' },
  { at: 'server', file: 'packages/server/src/http/route.ts', code: 'route', zh: '检查请求', says: 'GET /v1/ballots/{id}: the request is checked' },
  { at: 'server', file: 'packages/server/src/resources/ballots.ts', code: 'getBallot', zh: '路由转交', says: 'the route hands over' },
  { at: 'server', file: 'packages/server/src/store/ballots.ts', code: 'getBallot', zh: '查数据库', says: 'SQL, PGlite or PostgreSQL' },
  { at: 'sdk', file: 'packages/sdk/src/fits.ts', code: 'fits', zh: '用同一份定义检查回答', says: 'the answer is checked by the same schema' },
  { at: 'elements', file: 'packages/elements/src/ballot-results/ballot-figures.ts', code: 'countBallot', zh: '按 api 的规则计票，画出来', says: 'counted by the rules of api, drawn' },
];

export const write: readonly Step[] = [
  { at: 'elements', file: 'packages/elements/src/suggestion-form/suggestion-draft.ts', code: 'localStorage', zh: '写的字留在本机', says: 'what is typed is kept on the device' },
  { at: 'elements', file: 'packages/elements/src/suggestion-form/suggestion-sending.ts', code: 'newIdempotencyKey', zh: '一次提交一个号码，一起留着', says: 'one intent, one key, kept with it' },
  { at: 'sdk', file: 'packages/sdk/src/suggestions.ts', code: 'call(client, api.submitSuggestion', zh: '发送；重发用同一个号码', says: 'sent, and sent again with the same key' },
  { at: 'server', file: 'packages/server/src/policies/idempotency.ts', code: 'once', zh: '号码见过的，照第一次回答', says: 'POST /v1/suggestions: known key, first answer' },
  { at: 'server', file: 'packages/server/src/store/suggestion-writes.ts', code: 'SuggestionReceipt', zh: '意见、步骤、回执、回答在同一个事务里', says: 'suggestion, step, receipt and answer: one transaction' },
  { at: 'server', file: 'packages/server/src/policies/contacts.ts', code: 'seal(', zh: '联系方式分开加密，存入时定好到期日', says: 'contact details apart, encrypted, with their last day' },
  { at: 'sdk', file: 'packages/sdk/src/errors.ts', code: 'mayHaveArrived', zh: '201，或者说清可能收到了什么的错误', says: '201, or an error that says what may have arrived' },
  { at: 'elements', file: 'packages/elements/src/suggestion-form/receipt-part.ts', code: 'receipt', zh: '显示回执，这时才删草稿', says: 'the receipt is shown; only now the draft goes' },
];
