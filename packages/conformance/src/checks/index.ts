import type { Check } from '../check.ts';
import type { Said } from '../said.ts';
import { cors } from './cors.ts';
import { discovery, document } from './discovery.ts';
import { drafts } from './drafts.ts';
import { extras } from './extras.ts';
import { figures } from './figures.ts';
import { finder } from './finder.ts';
import { fuzzing } from './fuzz.ts';
import { idempotency } from './idempotency.ts';
import { rates } from './limits.ts';
import { orders } from './orders.ts';
import { paging } from './paging.ts';
import { privacy } from './privacy.ts';
import { problems } from './problems.ts';
import { queries } from './queries.ts';
import { reads } from './reads.ts';
import { receipts } from './receipts.ts';
import { refusals } from './refusals.ts';
import { rights } from './rights.ts';
import { safety } from './safety.ts';
import { staff } from './staff.ts';
import { supporting } from './supports.ts';
import { texts } from './texts.ts';
import { uploads } from './uploads.ts';
import { voicing } from './voices.ts';
import { transport } from './transport.ts';
import { works } from './works.ts';
import { cleaning, writing } from './writes.ts';

/** All checks, in the order in which they run: what is cheap and tells most comes first, what cleans up comes last. */
export const checks: readonly Check[] = [
  discovery, document, reads, finder, paging, orders, extras, queries, figures, works, privacy, refusals, problems, transport, cors, safety, drafts, fuzzing, staff, rights, receipts, writing, uploads, supporting, voicing, texts, idempotency, rates, cleaning,
].flat();

export const groups: Readonly<Record<string, Said>> = {
  discovery: ['自我介绍', 'What it says of itself'],
  document: ['接口文档', 'The OpenAPI document'],
  reads: ['查询公开信息', 'Public reads'],
  finder: ['代表查找索引', 'The finder index'],
  paging: ['翻页', 'Paging'],
  orders: ['排序和增量', 'Orders and changes'],
  extras: ['统计和附带', 'Counts and what comes along'],
  queries: ['筛选和搜索', 'Filters and search'],
  figures: ['票数和比率', 'Votes and rates'],
  works: ['民生实事、公开文件、履职、统计', 'Projects, documents, activities, statistics'],
  privacy: ['隐私', 'Privacy'],
  refusals: ['拒绝不合规的请求', 'Refusals'],
  problems: ['拒绝时的说明', 'What refusals say'],
  transport: ['缓存和 HTTP', 'Caching and HTTP'],
  cors: ['跨站使用', 'Use from other sites'],
  safety: ['安全', 'Safety'],
  drafts: ['意见的填写', 'What a form may send'],
  fuzz: ['随机编造的请求', 'Invented requests'],
  generated: ['按约定生成的请求', 'Requests made from the contract'],
  staff: ['工作人员的接口', 'The office’s side'],
  rights: ['令牌和审计记录', 'Tokens and the audit log'],
  receipts: ['回执', 'Receipts'],
  writes: ['提交和撤回', 'Sending and withdrawing'],
  uploads: ['照片和文件', 'Photos and files'],
  voices: ['征求意见、议题和问政', 'Consultations, topics and Q&A'],
  texts: ['文字原样存取', 'Text as it was written'],
  idempotency: ['重复提交', 'Sending twice'],
  limits: ['次数限制', 'Limits'],
};
