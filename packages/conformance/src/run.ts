import { groupOf, type Check, type CheckResult, type Need } from './check.ts';
import { generatedChecks } from './checks/generated.ts';
import { checks as ownChecks } from './checks/index.ts';
import { field, type Exchange } from './exchange.ts';
import { LimitedTooLong, NoAnswer, Probe } from './probe.ts';
import type { Report } from './report/report.ts';
import type { Said } from './said.ts';
import { Site } from './site.ts';
import { Skip, Trial } from './trial.ts';

export interface RunOptions {
  /** Where the API begins: `https://their.server/v1`. */
  readonly api: string;
  /** May suggestions be sent (marked, and withdrawn at the end)? */
  readonly write?: boolean;
  /** Of the congress office; more can be checked with it. */
  readonly token?: string;
  /** Ids of checks or groups. */
  readonly only?: readonly string[];
  /** Of the invented requests: the same seed invents the same. */
  readonly seed?: number;
  /**
   * Instead of the checks: so many requests for every operation, made from the contract. What they can store they store, so with
   * `write` only for a server that may be filled with rubbish.
   */
  readonly fuzz?: number;
  /** Milliseconds without an answer. */
  readonly timeout?: number;
  /** Longest `Retry-After` that is waited for, in seconds. */
  readonly longestWait?: number;
  readonly onProgress?: (progress: Progress) => void;
  readonly signal?: AbortSignal;
}

export interface Progress {
  readonly done: number;
  readonly total: number;
  readonly check?: Check;
  readonly result?: CheckResult;
  /** Seconds the server asked to wait. */
  readonly waiting?: number;
}

/** There is nobody, or somebody else. `said` is for people. */
export class NotAnApi extends Error {
  override readonly name = 'NotAnApi';
  readonly said: Said;
  constructor(said: Said) {
    super(said[1]);
    this.said = said;
  }
}

const defaultSeed = 20_261_120;

const selected = ({ only, fuzz }: RunOptions): readonly Check[] => {
  const allChecks = fuzz === undefined ? ownChecks : generatedChecks(fuzz);
  if (!only || only.length === 0) return allChecks;
  for (const name of only) {
    if (!allChecks.some((check) => check.id === name || groupOf(check) === name)) throw new NotAnApi([`没有名为 ${name} 的检查`, `There is no check called ${name}`]);
  }
  return allChecks.filter((check) => only.includes(check.id) || only.includes(groupOf(check)));
};

const missing: Readonly<Record<Need, Said>> = {
  write: ['要加 --write 才会提交内容', 'only with --write is anything sent'],
  token: ['要用 --token 给出工作人员令牌', 'needs a token of the office (--token)'],
};

/** Somebody must be there and sound like the API, or every check would say so in its own words. */
const greet = async (site: Site): Promise<Exchange> => {
  let hello: Exchange;
  try {
    hello = await site.read('/');
  } catch (error) {
    if (!(error instanceof NoAnswer)) throw error;
    throw new NotAnApi([`连不上 ${site.probe.api}（${error.code}）`, `${site.probe.api} cannot be reached (${error.code})`]);
  }
  const { status, headers } = hello;
  if (status >= 300 && status < 400 && headers['location']) {
    throw new NotAnApi([`${site.probe.api} 转到了 ${headers['location']}，请直接检查那个地址`, `${site.probe.api} redirects to ${headers['location']}; check that address`]);
  }
  if (typeof hello.json !== 'object' || hello.json === null) {
    throw new NotAnApi([`${site.probe.api} 的应答不是 JSON（${status}），地址是不是少了 /v1？`, `${site.probe.api} does not answer in JSON (${status}); is /v1 missing in the address?`]);
  }
  return hello;
};

const unableBecause = (error: unknown): Said => {
  if (error instanceof LimitedTooLong) return [`服务器限制了次数，要等 ${error.seconds} 秒`, `the server limits requests; it asks to wait ${error.seconds} s`];
  if (error instanceof NoAnswer) return [`没有应答：${error.method} ${error.url}（${error.code}）`, `no answer: ${error.method} ${error.url} (${error.code})`];
  throw error;
};

const isAlive = (site: Site): Promise<boolean> => site.ask({ path: '/' }).then(({ status }) => status < 500, () => false);

interface Running { readonly check: Check; readonly trial: Trial; milliseconds: number; skipped?: Said; unable?: Said }

const resultOf = ({ check, trial, milliseconds, skipped, unable }: Running): CheckResult => {
  const { findings, more, notes, looked } = trial;
  const nothing: Said = ['这台服务器上没有可检查的内容', 'this server has nothing to look at'];
  const verdict = findings.length > 0 ? 'broken' : unable ? 'unable' : skipped || looked === 0 ? 'skipped' : 'kept';
  const reason = verdict === 'unable' ? unable : verdict === 'skipped' ? (skipped ?? nothing) : undefined;
  return { check, verdict, looked, findings, more, notes, milliseconds, ...(reason && { reason }) };
};

/** Runs the checks one after the other, so that what one of them finds is not another's doing. */
export const runChecks = async (options: RunOptions): Promise<Report> => {
  const chosen = selected(options);
  const startedAt = new Date();
  const started = performance.now();
  const running: Running[] = [];
  const progress = { done: 0, total: chosen.length };
  const probe = new Probe({
    api: options.api, timeout: options.timeout ?? 10_000, longestWait: options.longestWait ?? 70,
    onExchange: (exchange) => {
      site.notice(exchange);
      for (const { check, trial } of running) check.observe?.(exchange, trial);
    },
    onWait: (waiting) => options.onProgress?.({ ...progress, waiting }),
  });
  const site: Site = new Site(probe, { mayWrite: options.write ?? false, token: options.token, seed: options.seed ?? defaultSeed });
  // Those that only look on begin first, or they would miss what the others are told.
  for (const check of chosen) running.push({ check, trial: new Trial(site), milliseconds: 0 });
  let silent = 0;

  const runOne = async (one: Running): Promise<void> => {
    const { check, trial } = one;
    const lacks = (check.needs ?? []).find((need) => (need === 'write' ? !site.mayWrite : !site.token));
    if (lacks) { one.skipped = missing[lacks]; return; }
    if (silent >= 5) { one.unable = ['服务器不再应答', 'the server has stopped answering']; return; }
    try {
      await check.run(trial);
      silent = 0;
    } catch (error) {
      if (error instanceof Skip) { one.skipped = error.said; return; }
      if (error instanceof NoAnswer && await isAlive(site)) {
        // It answers others: that it did not answer this one is its fault, not the network's.
        trial.expect(false, unableBecause(error));
        return;
      }
      one.unable = unableBecause(error);
      if (error instanceof NoAnswer) silent += 1;
    }
  };

  try {
    const hello = await greet(site);
    for (const one of running) {
      if (options.signal?.aborted) { one.unable = ['检查被中断', 'the run was stopped']; continue; }
      options.onProgress?.({ ...progress, check: one.check });
      const before = performance.now();
      await runOne(one);
      one.milliseconds = performance.now() - before;
      progress.done += 1;
      options.onProgress?.({ ...progress, check: one.check, result: resultOf(one) });
    }
    await site.withdrawAll().catch(() => []);
    const name = field(hello, 'name');
    return {
      api: probe.api, server: { name: typeof name === 'string' ? name : '', version: String(field(hello, 'version') ?? ''), sample: field(hello, 'sample') === true },
      startedAt: startedAt.toISOString(), milliseconds: performance.now() - started, requests: probe.requests, waits: { ...probe.waits },
      write: site.mayWrite, withToken: site.token !== undefined, seed: site.seed,
      submitted: [...site.submitted.values()].map(({ receiptNo, withdrawn }) => ({ receiptNo, withdrawn })),
      results: running.map(resultOf),
      hide: (text) => [...site.secrets].reduce((rest, secret) => rest.replaceAll(secret, '<hidden>'), text),
    };
  } finally {
    probe.close();
  }
};
