import { staffRoles } from '@congress-kit/api';
import { shanghaiDay } from '@congress-kit/api/rules/calendar-days';
import { ConfigError } from '@congress-kit/server';
import { createToken, listTokens, revokeToken } from '@congress-kit/server/store/tokens';
import { Option, type Command } from 'commander';
import { say } from '../language.ts';
import { inStore } from '../store.ts';

/** Tokens of the office's side. They are made where the database is, never over the wire: whoever can read it may let others in. */

type Role = (typeof staffRoles)[number];
interface CreateOptions { role: Role; name?: string; organization?: string; deputy?: string; expires?: string }

/** A token of a unit, a committee or a deputy that names none would see nothing; better to say so now. */
const checkOwner = ({ role, organization, deputy }: CreateOptions): void => {
  const needsOrganization = role === 'handling_unit' || role === 'supervising_committee';
  if (needsOrganization && !organization) throw new ConfigError(say(`角色 ${role} 需要 --organization（承办单位或专工委的编号）。`, `The role ${role} needs --organization (the id of the unit or committee).`));
  if (role === 'deputy' && !deputy) throw new ConfigError(say('角色 deputy 需要 --deputy（代表编号）。', 'The role deputy needs --deputy (the id of the deputy).'));
};

/** A day counts to its end in Shanghai. */
const endOf = (day: string): Date => {
  try {
    return new Date(`${shanghaiDay(day)}T23:59:59.999+08:00`);
  } catch {
    throw new ConfigError(say(`--expires 应为日期，如 2027-12-31；现在是 ${day}。`, `--expires must be a day like 2027-12-31; it is ${day}.`));
  }
};

const create = (options: CreateOptions): Promise<void> => inStore(async ({ store, now }) => {
  checkOwner(options);
  const { role, organization, deputy, expires } = options;
  const expiresAt = expires === undefined ? undefined : endOf(expires);
  const { id, token } = await createToken(store.db, {
    name: options.name ?? role, role, ...(organization && { organizationId: organization }), ...(deputy && { deputyId: deputy }), ...(expiresAt && { expiresAt }),
  }, now());
  console.error(say(`令牌 ${id}（${role}）。下面一行只显示这一次：`, `Token ${id} (${role}). The next line is shown only now:`));
  // Alone on standard output, so that it can be piped into a secret store.
  console.log(token);
});

const stateOf = (row: { expires_at: Date | null; revoked_at: Date | null }, now: Date): string => {
  if (row.revoked_at) return say(`已吊销 ${shanghaiDay(row.revoked_at)}`, `revoked ${shanghaiDay(row.revoked_at)}`);
  if (!row.expires_at) return say('有效', 'valid');
  const day = shanghaiDay(row.expires_at);
  return row.expires_at <= now ? say(`已过期 ${day}`, `expired ${day}`) : say(`有效至 ${day}`, `valid to ${day}`);
};

const list = (): Promise<void> => inStore(async ({ store, now }) => {
  const rows = await listTokens(store.db);
  if (rows.length === 0) console.log(say('还没有令牌。', 'There are no tokens yet.'));
  for (const row of rows) {
    console.log([row.id, row.role, row.organization_id ?? row.deputy_id ?? '-', row.name, shanghaiDay(row.created_at), stateOf(row, now())].join('\t'));
  }
});

const revoke = (id: string): Promise<void> => inStore(async ({ store, now }) => {
  if (!(await revokeToken(store.db, id, now()))) throw new ConfigError(say(`没有编号为 ${id} 的有效令牌。`, `There is no token ${id} that is not revoked already.`));
  console.log(say(`令牌 ${id} 已吊销，立即失效。`, `Token ${id} is revoked, from now on.`));
});

export const addTo = (program: Command): void => {
  const group = program.command('token').description('工作人员令牌 – tokens of the office’s side');
  group.command('create')
    .description('新建令牌，只显示一次 – make a token; it is shown once')
    .addOption(new Option('--role <role>', '角色 – role').choices([...staffRoles]).makeOptionMandatory())
    .option('--name <name>', '用途或使用人 – what or whom it is for')
    .option('--organization <id>', '承办单位或专工委 – the unit or committee')
    .option('--deputy <id>', '代表 – the deputy')
    .option('--expires <day>', '最后有效日 – the last day it is valid')
    .action(async (options: CreateOptions) => { await create(options); });
  group.command('list').description('列出令牌 – list them').action(async () => { await list(); });
  group.command('revoke').argument('<id>').description('吊销令牌 – end one').action(async (id: string) => { await revoke(id); });
};
