// The table of operations and callers, tried against the real server with real tokens. What it says of a caller holds for
// everything that is the caller's own; what is another's is not found.
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { receiptSecretHeader, type OperationSpec } from '@congress-kit/api';
import { callers, leaveOf, type Caller } from '@congress-kit/api/document/access';
import { operations } from '@congress-kit/api/operations';
import { operationProse } from '@congress-kit/api/prose/index';
import { encodeQuery } from '@congress-kit/api/query';
import { createToken } from '@congress-kit/server/store/tokens';
import { searchable } from '@congress-kit/server/store/searching';
import { engines } from '../support/engines.ts';
import { inHandling, newKey, openCounty, type Answer, type County } from './writing.ts';

/** What stands in the county: one suggestion with its case, handled by DW1, supervised by ZGW1, addressed to DB1. */
interface Things { receiptNo: string; secret: string; number: string; deputyCase: string }

const [engine] = engines();

describe('who may do what, by the table of the contract', () => {
  let county: County;
  let things: Things;
  /** Of the same roles, with nothing here: another unit, another committee, another deputy. */
  const strangers: Partial<Record<Caller, string>> = {};

  before(async () => {
    county = await openCounty(engine!);
    const { receiptNo, secret, number } = await inHandling(county, { target: { kind: 'deputy', id: 'DB1' } });
    const filed = await county.post('/staff/cases', { origin: 'deputy_suggestion', title: '建议装路灯', body: '村口没有路灯。', leadDeputyIds: ['DB1'] }, { token: county.tokens.office_clerk });
    assert.equal(filed.status, 201, filed.text);
    things = { receiptNo, secret, number, deputyCase: filed.body.number };
    const { db } = county.ctx.store;
    await db.insertInto('organizations').values({ id: 'ZGW9', name: '另一个委员会', kind: 'committee', ...searchable(''), source: '样例', as_of: '2026-03-01' }).execute();
    const token = async (role: 'supervising_committee' | 'deputy', more: object): Promise<string> => (await createToken(county.ctx, { name: role, role, ...more })).token;
    Object.assign(strangers, {
      handling_unit: county.tokens.other_unit, supervising_committee: await token('supervising_committee', { organizationId: 'ZGW9' }), deputy: await token('deputy', { deputyId: 'DB2' }),
    });
  });
  after(() => county.close());

  // A body with nothing in it: whoever gets as far as having it read is let in, and nothing is written.
  const ask = (operation: OperationSpec, headers: Record<string, string>, number: string, body: unknown = { nothing: true }): Promise<Answer> => {
    const known: Record<string, string> = { receiptNo: things.receiptNo, number, id: 'none-such' };
    const path = operation.path.replace(/\{(\w+)\}/g, (_, name: string) => known[name] ?? 'none-such');
    const { query } = operationProse[operation.id]!.example;
    const asked = operation.query && !operation.query.safeParse({}).success ? `?${encodeQuery(query).map((pair) => pair.map(encodeURIComponent).join('=')).join('&')}` : '';
    return operation.method === 'GET' ? county.get(path + asked, { headers }) : county.post(path, body, { headers });
  };

  const credentials = (caller: Caller, token?: string): Record<string, string> => {
    if (caller === 'anonymous') return {};
    if (caller === 'receipt_holder') return { [receiptSecretHeader]: things.secret };
    return { Authorization: `Bearer ${token ?? county.tokens[caller]}` };
  };

  const caseOf = (caller: Caller): string => (caller === 'deputy' ? things.deputyCase : things.number);

  it('lets in whom the table lets in, and nobody else', async () => {
    const wrong: string[] = [];
    for (const operation of operations) {
      for (const caller of callers) {
        const leave = leaveOf(operation, caller);
        // A receipt’s holder is looked up after the body is read, which tells nothing about the receipt.
        const whole = operation.access === 'receipt' && leave === 'none' ? operationProse[operation.id]!.example.body : undefined;
        const { status, body } = await ask(operation, credentials(caller), caseOf(caller), whole);
        const refused = operation.access === 'receipt' ? [404] : caller === 'anonymous' || caller === 'receipt_holder' ? [401] : [403];
        const fits = leave === 'none' ? refused.includes(status) : status < 500 && status !== 401 && status !== 403;
        if (!fits) wrong.push(`${operation.id} as ${caller} (${leave}): ${status} ${body?.code ?? ''}`);
      }
    }
    assert.deepEqual(wrong, []);
  });

  it('shows to each what is theirs, and hides what is another’s', async () => {
    // Of the things that stand in this county; what was sent to a call has its own test.
    const reads = operations.filter(({ method, path }) => method === 'GET' && /^\/staff\/(suggestions|cases)\/\{/.test(path));
    assert.equal(reads.length, 3);
    for (const operation of reads) {
      for (const caller of callers.filter((one) => leaveOf(operation, one) !== 'none')) {
        const own = await ask(operation, credentials(caller), caseOf(caller));
        assert.equal(own.status, 200, `${operation.id} as ${caller}: ${own.text}`);
        const stranger = strangers[caller];
        if (leaveOf(operation, caller) !== 'own') continue;
        assert.ok(stranger, `a stranger is needed for ${caller}`);
        const hidden = await ask(operation, credentials(caller, stranger), caseOf(caller));
        assert.deepEqual([hidden.status, hidden.body.code], [404, 'not_found'], `${operation.id} as another ${caller}`);
      }
    }
  });

  it('lists to each only what is theirs', async () => {
    for (const path of ['/staff/cases', '/staff/suggestions']) {
      for (const [caller, token] of Object.entries(strangers) as [Caller, string][]) {
        const theirs = await county.get(path, { headers: credentials(caller) });
        const others = await county.get(path, { headers: credentials(caller, token) });
        assert.ok(theirs.body.items.length > 0, `${path} as ${caller}`);
        assert.deepEqual([others.body.items, others.body.total], [[], 0], `${path} as another ${caller}`);
      }
    }
  });

  it('opens a receipt to its own secret only', async () => {
    const other = await county.submit();
    for (const operation of operations.filter(({ access }) => access === 'receipt')) {
      const path = operation.path.replace('{receiptNo}', things.receiptNo);
      const headers = { [receiptSecretHeader]: other.secret, 'idempotency-key': newKey() };
      const answer = operation.method === 'GET' ? await county.get(path, { headers }) : await county.post(path, operationProse[operation.id]!.example.body, { headers });
      assert.deepEqual([answer.status, answer.body.code], [404, 'receipt_not_found'], operation.id);
    }
  });
});
