import { idempotencyHeader, receiptSecretHeader, type OperationSpec } from '../operation.ts';
import { operationProse } from '../prose/index.ts';
import { secret } from '../prose/samples.ts';
import { encodeQuery } from '../query.ts';
import type { DocumentLanguage } from './language.ts';

/** How to call an operation from a shell and with the SDK, made from its definition and its worked example. */
export interface CodeSample {
  readonly lang: string;
  readonly label: string;
  readonly source: string;
}

/** Stands in the committed documents for the deployment's own address; the page puts in the one it is served from. */
export const sampleApi = 'https://congress.example/v1';

const comments = {
  en: { token: 'a token of the office' },
  'zh-CN': { token: '工作人员的登录凭证' },
} as const;

const quoted = (text: string): string => `'${text.replace(/'/g, `'\\''`)}'`;

const curl = (operation: OperationSpec, language: DocumentLanguage): string => {
  const { params = {}, query, body } = operationProse[operation.id]?.example ?? { response: undefined };
  const path = operation.path.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(params[name] ?? ''));
  const words = comments[language];
  const address = quoted(sampleApi + (path === '/' ? '' : path));
  const parts = [
    query && Object.keys(query).length > 0 ? `--get ${address}` : address,
    ...encodeQuery(query).map(([name, value]) => `--data-urlencode ${quoted(`${name}=${value}`)}`),
    ...(operation.access === 'receipt' ? [`--header "${receiptSecretHeader}: $SECRET"`] : []),
    ...(operation.access === 'staff' ? ['--header "Authorization: Bearer $TOKEN"'] : []),
    ...(operation.method === 'POST' ? [`--header "${idempotencyHeader}: $(openssl rand -hex 16)"`] : []),
    ...(body === undefined ? [] : ['--header \'Content-Type: application/json\'', `--data ${quoted(JSON.stringify(body, null, 2))}`]),
    ...(operation.upload ? [`--header 'Content-Type: ${operation.upload.mediaTypes[0]}'`, '--data-binary @photo'] : []),
    ...(operation.download ? ['--remote-name --remote-header-name'] : []),
  ];
  const told = operation.access === 'staff' ? [`# $TOKEN: ${words.token}`] : [];
  return [...told, `curl ${parts.join(' \\\n  ')}`].join('\n');
};

/** A value as a person writes it in TypeScript. */
const literal = (value: unknown, indent: string): string => {
  if (typeof value === 'string') return `'${value.replace(/\\/g, '\\\\').replace(/'/g, '\\\'').replace(/\n/g, '\\n')}'`;
  if (value === null || typeof value !== 'object') return String(value);
  const entries = Array.isArray(value) ? value.map((one) => literal(one, `${indent}  `))
    : Object.entries(value).filter(([, one]) => one !== undefined).map(([name, one]) => `${/^\w+$/.test(name) ? name : `'${name}'`}: ${literal(one, `${indent}  `)}`);
  const [open, close] = Array.isArray(value) ? ['[', ']'] : ['{', '}'];
  const short = entries.join(', ');
  if (entries.length === 0) return open + close;
  const pad = Array.isArray(value) ? '' : ' ';
  return short.length <= 60 && !short.includes('\n') ? open + pad + short + pad + close : `${open}\n${entries.map((one) => `${indent}  ${one},`).join('\n')}\n${indent}${close}`;
};

const sdk = (operation: OperationSpec, language: DocumentLanguage): string => {
  const { params, query, body } = operationProse[operation.id]?.example ?? { response: undefined };
  const words = comments[language];
  const isStaff = operation.access === 'staff';
  const inputs = [
    'client',
    ...(operation.params ? [literal(params ?? {}, '')] : []),
    ...(operation.query && (query || operation.body) ? [literal(query ?? {}, '')] : []),
    ...(operation.body ? [literal(body ?? {}, '')] : []),
    ...(operation.access === 'receipt' ? [literal({ secret }, '')] : []),
  ];
  const isList = operation.query !== undefined && 'cursor' in operation.query._zod.def.shape;
  return [
    `import { createClient, ${operation.id} } from '@congress-kit/sdk';`,
    '',
    `const client = createClient({ api: '${sampleApi}'${isStaff ? ', token' : ''} });${isStaff ? ` // ${words.token}` : ''}`,
    `const ${isList ? '{ items, total }' : 'answer'} = await ${operation.id}(${inputs.join(', ')});`,
  ].join('\n');
};

/** A file goes and comes as it is, which every program has its own way for: for those the shell has to do. */
export const codeSamples = (operation: OperationSpec, language: DocumentLanguage): CodeSample[] => [
  { lang: 'shell', label: 'curl', source: curl(operation, language) },
  ...(operation.upload || operation.download ? [] : [{ lang: 'typescript', label: 'SDK', source: sdk(operation, language) }]),
];
