import type { Access, OperationSpec } from '../operation.ts';
import { operations } from '../operations.ts';
import { operationProse } from '../prose/index.ts';
import { ownOnlyRoles, staffRoles } from '../roles.ts';
import { labelsFor, type DocumentLanguage } from './language.ts';

/** Who may do what: every operation and every kind of caller, read off the contract. */
export const callers = ['anonymous', 'receipt_holder', ...staffRoles] as const;
export type Caller = (typeof callers)[number];

/** `own`: only on what is the caller's own; everything else is not found. */
export type Leave = 'all' | 'own' | 'none';

const ofStaff = ({ roles }: OperationSpec, role: (typeof staffRoles)[number]): Leave =>
  roles && !roles.includes(role) ? 'none' : (ownOnlyRoles as readonly string[]).includes(role) ? 'own' : 'all';

/** What a kind of caller may do with an operation; what a flow's table forbids in a certain state comes on top. */
export const leaveOf = (operation: OperationSpec, caller: Caller): Leave => {
  if (operation.access === 'public') return 'all';
  if (operation.access === 'receipt') return caller === 'receipt_holder' ? 'own' : 'none';
  return caller === 'anonymous' || caller === 'receipt_holder' ? 'none' : ofStaff(operation, caller);
};

export interface AccessRow {
  readonly id: string;
  /** `GET /deputies`. */
  readonly route: string;
  readonly summary: string;
  readonly access: Access;
  readonly leaves: Readonly<Record<Caller, Leave>>;
}

export const accessRows = (language: DocumentLanguage): AccessRow[] => {
  const told = Object.keys(operationProse);
  return [...operations].sort((one, other) => told.indexOf(one.id) - told.indexOf(other.id)).map((operation) => ({
    id: operation.id, route: `${operation.method} ${operation.path}`, access: operation.access,
    summary: (language === 'en' ? operationProse[operation.id]?.summary : operationProse[operation.id]?.summaryZh) ?? operation.id,
    leaves: Object.fromEntries(callers.map((caller) => [caller, leaveOf(operation, caller)])) as Record<Caller, Leave>,
  }));
};

export const accessWords = {
  en: {
    title: 'Who may do what', all: 'yes', own: 'own', none: 'no', operation: 'Operation',
    groups: { staff: 'The office’s side: with a token', receipt: 'With a receipt', public: 'Public: no login' },
    callers: { anonymous: 'Everyone', receipt_holder: 'Receipt holder' },
    about: '“own”: only what is the caller’s own: the receipt whose secret is shown, cases of the unit, cases the committee supervises, what is addressed to the deputy. Everything else is not found, so that asking tells nothing. Which move is possible in which state is the flows’ to say. Without a token staff operations answer 401, with one of another role 403.',
  },
  'zh-CN': {
    title: '谁可以做什么', all: '可以', own: '自己的', none: '不行', operation: '操作',
    groups: { staff: '工作人员：要带登录凭证', receipt: '凭回执', public: '公开：不用登录' },
    callers: { anonymous: '所有人', receipt_holder: '持回执的人' },
    about: '“自己的”：只限与自己有关的，即出示了密码的那张回执、本单位的办理件、本委员会督办的办理件、提给这位代表的。其他的一律回答没有找到，问了也看不出什么。什么状态能走哪一步，由流程表决定。没有登录凭证回答 401，角色不对回答 403。',
  },
} as const;

/** The heading of a caller's column. */
export const callerName = (caller: Caller, language: DocumentLanguage): string => {
  const { callers: said } = accessWords[language];
  return caller === 'anonymous' || caller === 'receipt_holder' ? said[caller] : labelsFor(staffRoles, language)?.[caller] ?? caller;
};

/** Who may call an operation of the office's side, as a sentence of its description. */
export const callersSentence = (operation: OperationSpec, language: DocumentLanguage): string | undefined => {
  if (operation.access !== 'staff') return undefined;
  const named = (leave: Leave): string => staffRoles.filter((role) => leaveOf(operation, role) === leave).map((role) => callerName(role, language)).join(language === 'en' ? ', ' : '、');
  const [all, own] = [named('all'), named('own')];
  if (language === 'en') return `For: ${all}${own && `; of what is their own: ${own}`}.`;
  return `可以使用：${all}${own && `；只限与自己有关的：${own}`}。`;
};

/** The table as Markdown, both languages in one. */
export const accessMarkdown = (): string => {
  const marks: Readonly<Record<Leave, string>> = { all: '✓', own: 'own 自己的', none: '–' };
  const english = new Map(accessRows('en').map((row) => [row.id, row.summary]));
  const head = ['Operation 操作', ...callers.map((caller) => `${callerName(caller, 'en')} ${callerName(caller, 'zh-CN')}`)];
  const lines = accessRows('zh-CN').map(({ id, route, summary, leaves }) => [`\`${route}\`<br>${english.get(id)} ${summary}`, ...callers.map((caller) => marks[leaves[caller]])]);
  const row = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
  return [
    `# ${accessWords.en.title} ${accessWords['zh-CN'].title}`, '', accessWords.en.about, '', accessWords['zh-CN'].about, '',
    row(head), row(head.map((_, index) => (index === 0 ? ':--' : ':-:'))), ...lines.map(row), '',
  ].join('\n');
};
