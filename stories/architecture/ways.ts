/** One read and one write, step by step. A test looks into each file for what the step says of it. */
export interface Step {
  readonly at: 'elements' | 'sdk' | 'server';
  readonly file: string;
  /** Stands in the file. */
  readonly code: string;
  readonly says: string;
}

export const read: readonly Step[] = [
  { at: 'elements', file: 'packages/elements/src/ballot-results/congress-ballot-results.ts', code: 'this.tally.start()', says: 'the element wants a ballot' },
  { at: 'elements', file: 'packages/elements/src/ballot-results/ballot-tally.ts', code: 'getBallot(client', says: 'its controller asks, with a signal to give up' },
  { at: 'sdk', file: 'packages/sdk/src/ballots.ts', code: 'call(client, api.getBallot', says: 'one operation of the contract' },
  { at: 'sdk', file: 'packages/sdk/src/dispatch.ts', code: 'dispatch', says: 'tries, waits, gives up' },
  { at: 'server', file: 'packages/server/src/http/route.ts', code: 'route', says: 'GET /v1/ballots/{id}: the request is checked' },
  { at: 'server', file: 'packages/server/src/resources/ballots.ts', code: 'getBallot', says: 'the route hands over' },
  { at: 'server', file: 'packages/server/src/store/ballots.ts', code: 'getBallot', says: 'SQL, PGlite or PostgreSQL' },
  { at: 'sdk', file: 'packages/sdk/src/fits.ts', code: 'fits', says: 'the answer is checked by the same schema' },
  { at: 'elements', file: 'packages/elements/src/ballot-results/ballot-figures.ts', code: 'countBallot', says: 'counted by the rules of api, drawn' },
];

export const write: readonly Step[] = [
  { at: 'elements', file: 'packages/elements/src/suggestion-form/suggestion-draft.ts', code: 'localStorage', says: 'what is typed is kept on the device' },
  { at: 'elements', file: 'packages/elements/src/suggestion-form/suggestion-sending.ts', code: 'newIdempotencyKey', says: 'one intent, one key, kept with it' },
  { at: 'sdk', file: 'packages/sdk/src/suggestions.ts', code: 'call(client, api.submitSuggestion', says: 'sent, and sent again with the same key' },
  { at: 'server', file: 'packages/server/src/policies/idempotency.ts', code: 'once', says: 'POST /v1/suggestions: known key, first answer' },
  { at: 'server', file: 'packages/server/src/store/suggestion-writes.ts', code: 'SuggestionReceipt', says: 'suggestion, step, receipt and answer: one transaction' },
  { at: 'server', file: 'packages/server/src/policies/contacts.ts', code: 'seal(', says: 'contact details apart, encrypted, with their last day' },
  { at: 'sdk', file: 'packages/sdk/src/errors.ts', code: 'mayHaveArrived', says: '201, or an error that says what may have arrived' },
  { at: 'elements', file: 'packages/elements/src/suggestion-form/receipt-part.ts', code: 'receipt', says: 'the receipt is shown; only now the draft goes' },
];
