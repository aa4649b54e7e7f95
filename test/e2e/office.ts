// The people behind the journeys: a resident who sends by the API, the office and the units by the API or the command line.
import { execFile } from 'node:child_process';
import { commandOf, root } from '../support/process.ts';
import type { TestServer } from '../support/server.ts';
import { staff } from './page.ts';

export interface Kept {
  receiptNo: string;
  secret: string;
}

/** Sends a suggestion as the form does. */
export async function submit(api: string, changes: Record<string, unknown> = {}): Promise<Kept> {
  const { consent } = await get(`${api}`);
  const answer = await fetch(`${api}/suggestions`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'idempotency-key': crypto.randomUUID() },
    body: JSON.stringify({
      kind: 'suggestion', category: 'lighting', title: '枣林路路灯坏了三盏', body: '晚上看不见路，老人摔倒过。', identityMode: 'withheld', name: '禾苗',
      mayPublish: true, consent: { textVersion: consent.textVersion }, ...changes,
    }),
  });
  if (answer.status !== 201) throw new Error(`submit: ${answer.status} ${await answer.text()}`);
  const { receiptNo, secret } = await answer.json();
  return { receiptNo, secret };
}

export async function get(url: string, headers: Record<string, string> = {}): Promise<any> {
  const answer = await fetch(url, { headers });
  if (!answer.ok) throw new Error(`GET ${url}: ${answer.status} ${await answer.text()}`);
  return answer.json();
}

/** All pages of a public list. */
export async function all(url: string): Promise<any[]> {
  const items: any[] = [];
  for (let cursor = ''; ;) {
    const page = await get(`${url}${url.includes('?') ? '&' : '?'}limit=100${cursor && `&cursor=${encodeURIComponent(cursor)}`}`);
    items.push(...page.items);
    if (!page.nextCursor) return items;
    cursor = page.nextCursor;
  }
}

export const readReceipt = (api: string, { receiptNo, secret }: Kept): Promise<any> => get(`${api}/receipts/${receiptNo}`, { 'receipt-secret': secret });

export interface Said {
  code: number;
  out: string;
  err: string;
}

/** `congress-kit …`, in Chinese. */
export function cli(args: readonly string[], env: Record<string, string | undefined> = {}): Promise<Said> {
  const { DATABASE_URL, DATA_DIR, STAFF_TOKEN, CONGRESS_TOKEN, NODE_TEST_CONTEXT, LC_ALL, LC_MESSAGES, ...own } = process.env;
  return new Promise((resolve) => {
    execFile(
      ...commandOf(...args),
      { cwd: root, env: { ...own, LANG: 'zh_CN.UTF-8', ...env }, timeout: 60_000 },
      (error, out, err) => resolve({ code: error ? (typeof error.code === 'number' ? error.code : -1) : 0, out, err }),
    );
  });
}

/** Tokens made by `congress-kit token create`: in the database, or through the server where that has the only connection to it. */
export async function makeTokens<Name extends string>(server: TestServer, wanted: Readonly<Record<Name, readonly string[]>>): Promise<Record<Name, string>> {
  const through = server.databaseUrl === undefined ? ['--api', server.api, '--token', server.staffToken] : [];
  const made: Partial<Record<Name, string>> = {};
  for (const [name, args] of Object.entries(wanted) as [Name, readonly string[]][]) {
    const said = await cli(['token', 'create', ...args, ...through], { DATA_DIR: server.dataDir, DATABASE_URL: server.databaseUrl });
    if (said.code !== 0) throw new Error(`token create ${args.join(' ')}: ${said.err}`);
    made[name] = said.out.trim();
  }
  return made as Record<Name, string>;
}

/** Units and a committee of the sample county that have something to do with one another. */
export async function findUnits(api: string): Promise<{ lead: Named; helper: Named; other: Named; committee: Named }> {
  const cases = await all(`${api}/cases`);
  const units = new Map<string, Named>(cases.flatMap(({ leadHandler: one }) => (one ? [[one.id, one]] : [])));
  const [lead, helper, other] = [...units.values()];
  const committee = cases.find((one) => one.supervisingCommittee)?.supervisingCommittee;
  if (!lead || !helper || !other || !committee) throw new Error('the sample county has too few units');
  return { lead, helper, other, committee };
}

export interface Named {
  id: string;
  name: string;
}

/** One move by the staff API. */
export const moves = (api: string, token: string) => ({
  suggestion: (receiptNo: string, to: string, fields: object = {}): Promise<any> => staff(api, token, 'POST', `/staff/suggestions/${receiptNo}/moves`, { to, ...fields }),
  case: (number: string, to: string, fields: object = {}): Promise<any> => staff(api, token, 'POST', `/staff/cases/${number}/moves`, { to, ...fields }),
});

/** Today in Shanghai. */
export const today = (): string => new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 10);

export const replyOf = (text: string, changes: object = {}) => ({
  issuedOn: today(), documentNo: '青住建函〔2026〕12号', signedBy: '苏云富', text, resolution: { scheme: 'abcd', code: 'A', normal: 'solved' },
  meeting: { kind: 'visit', on: today(), note: '与提出人当面说过' }, ...changes,
});

export interface Handling {
  office: string;
  unit: string;
  leadHandlerId: string;
  coHandlerIds?: string[];
  supervisingCommitteeId?: string;
}

/** Takes suggestions into one case and the case to `handling`. @returns its number */
export async function handOver(api: string, kept: readonly Kept[], { office, unit, ...who }: Handling): Promise<string> {
  const [byOffice, byUnit] = [moves(api, office), moves(api, unit)];
  let caseNumber: string | undefined;
  for (const { receiptNo } of kept) {
    await byOffice.suggestion(receiptNo, 'screening');
    await byOffice.suggestion(receiptNo, 'accepted');
    ({ caseNumber } = await byOffice.suggestion(receiptNo, 'transferred', caseNumber ? { caseNumber } : {}));
  }
  if (!caseNumber) throw new Error('no case was registered');
  await byOffice.case(caseNumber, 'reviewed');
  await byOffice.case(caseNumber, 'assigned', { governmentLead: '副县长 苏云富', congressLead: '县人大常委会副主任 钱勇', ...who });
  await byUnit.case(caseNumber, 'received');
  await byUnit.case(caseNumber, 'handling');
  return caseNumber;
}
