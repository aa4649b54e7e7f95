import * as operations from '@congress-kit/api/resources/staff-tokens';
import { staffRoles, type StaffToken } from '@congress-kit/api';
import { shanghaiDay } from '@congress-kit/api/rules/calendar-days';
import { ConfigError } from '@congress-kit/server/config';
import { createToken, endOfDay, listTokens, revokeToken } from '@congress-kit/server/store/tokens';
import { Option, type Command } from 'commander';
import { addApiOptions, askApi, type ApiOptions } from '../api.ts';
import { say } from '../language.ts';
import { inStore } from '../store.ts';

/** Tokens of the office's side: where the database is, or, while the server has it open, through its API with a director's token. */

type Role = (typeof staffRoles)[number];
interface CreateOptions extends ApiOptions { role: Role; name?: string; organization?: string; deputy?: string; congress?: string; expires?: string }

/** A token of a unit, a committee or a deputy that names none would see nothing; better to say so now. */
const checkOwner = ({ role, organization, deputy }: CreateOptions): void => {
  const needsOrganization = role === 'handling_unit' || role === 'supervising_committee';
  if (needsOrganization && !organization) throw new ConfigError(say(`角色 ${role} 需要 --organization（承办单位或专工委的编号）。`, `The role ${role} needs --organization (the id of the unit or committee).`));
  if (role === 'deputy' && !deputy) throw new ConfigError(say('角色 deputy 需要 --deputy（代表编号）。', 'The role deputy needs --deputy (the id of the deputy).'));
};

const checkDay = (day: string): string => {
  try {
    return shanghaiDay(day);
  } catch {
    throw new ConfigError(say(`--expires 应为日期，如 2027-12-31；现在是 ${day}。`, `--expires must be a day like 2027-12-31; it is ${day}.`));
  }
};

const create = async (options: CreateOptions): Promise<void> => {
  checkOwner(options);
  const { api, role, organization: organizationId, deputy: deputyId, congress: congressId, expires, name = role } = options;
  const draft = { name, role, ...(organizationId && { organizationId }), ...(deputyId && { deputyId }), ...(congressId && { congressId }) };
  const expiresOn = expires === undefined ? undefined : checkDay(expires);
  const { id, token } = api === undefined
    ? await inStore((ctx) => createToken(ctx, { ...draft, ...(expiresOn && { expiresAt: endOfDay(expiresOn) }) }))
    : await askApi({ ...options, api }, operations.createToken, { body: { ...draft, ...(expiresOn && { expiresOn }) } });
  console.error(say(`令牌 ${id}（${role}）。下面一行只显示这一次：`, `Token ${id} (${role}). The next line is shown only now:`));
  // Alone on standard output, so that it can be piped into a secret store.
  console.log(token);
};

const dayOf = (instant: string | undefined): string => (instant === undefined ? '-' : shanghaiDay(instant));

const stateOf = ({ state, revokedAt, expiresAt }: StaffToken): string => {
  if (state === 'revoked') return say(`已吊销 ${dayOf(revokedAt)}`, `revoked ${dayOf(revokedAt)}`);
  if (state === 'expired') return say(`已过期 ${dayOf(expiresAt)}`, `expired ${dayOf(expiresAt)}`);
  return expiresAt === undefined ? say('有效', 'valid') : say(`有效至 ${dayOf(expiresAt)}`, `valid to ${dayOf(expiresAt)}`);
};

const allFrom = async (options: ApiOptions & { api: string }): Promise<StaffToken[]> => {
  const found: StaffToken[] = [];
  for (let cursor: string | undefined; ;) {
    const page = await askApi(options, operations.listTokens, { query: { limit: 100, ...(cursor && { cursor }) } });
    found.push(...page.items);
    cursor = page.nextCursor;
    if (cursor === undefined) return found;
  }
};

const list = async ({ api, ...options }: ApiOptions): Promise<void> => {
  const tokens: readonly StaffToken[] = api === undefined ? await inStore(({ store, now }) => listTokens(store.db, now())) : await allFrom({ ...options, api });
  if (tokens.length === 0) console.log(say('还没有令牌。', 'There are no tokens yet.'));
  for (const token of tokens) {
    const used = token.lastUsedAt === undefined ? say('没有用过', 'never used') : say(`最近使用 ${dayOf(token.lastUsedAt)}`, `last used ${dayOf(token.lastUsedAt)}`);
    console.log([token.id, token.role, token.organization?.id ?? token.deputy?.id ?? '-', token.congress?.id ?? '-', token.name, dayOf(token.createdAt), used, stateOf(token)].join('\t'));
  }
};

const revoke = async (id: string, { api, ...options }: ApiOptions): Promise<void> => {
  if (api !== undefined) await askApi({ ...options, api }, operations.revokeToken, { params: { id }, body: {} });
  else if (!(await inStore((ctx) => revokeToken(ctx, id)))) throw new ConfigError(say(`没有编号为 ${id} 的有效令牌。`, `There is no token ${id} that is not revoked already.`));
  console.log(say(`令牌 ${id} 已吊销，立即失效。`, `Token ${id} is revoked, from now on.`));
};

export const addTo = (program: Command): void => {
  const group = program.command('token').description(say('工作人员令牌', 'tokens of the office’s side'));
  addApiOptions(group.command('create'))
    .description(say('新建令牌，只显示一次', 'make a token; it is shown once'))
    .addOption(new Option('--role <role>', say('角色', 'role')).choices([...staffRoles]).makeOptionMandatory())
    .option('--name <name>', say('用途或使用人', 'what or whom it is for'))
    .option('--organization <id>', say('承办单位或专工委', 'the unit or committee'))
    .option('--deputy <id>', say('代表', 'the deputy'))
    .option('--congress <id>', say('只限这一个人大的数据', 'only the data of this congress'))
    .option('--expires <day>', say('最后有效日', 'the last day it is valid'))
    .action(async (options: CreateOptions) => { await create(options); });
  addApiOptions(group.command('list')).description(say('列出令牌', 'list them')).action(list);
  addApiOptions(group.command('revoke')).argument('<id>').description(say('吊销令牌', 'end one')).action(revoke);
};
