import { writeFile } from 'node:fs/promises';
import {
  checks, groupOf, htmlReport, jsonReport, junitReport, NotAnApi, passes, pick, reportLanguages, runChecks, textReport, type Progress, type Report, type ReportLanguage,
} from '@congress-kit/conformance';
import { ConfigError } from '@congress-kit/server/config';
import { SingleBar } from 'cli-progress';
import { InvalidArgumentError, Option, type Command } from 'commander';
import { isEnglish, say } from '../language.ts';

/** Asks any server whether it keeps the API's promises. Ends with 0 when it does, 1 when it does not, 2 when nobody is there to ask. */

const forms = ['text', 'json', 'junit', 'html'] as const;

interface CheckOptions {
  readonly write?: boolean;
  readonly token?: string;
  readonly report: (typeof forms)[number];
  readonly out?: string;
  readonly lang?: ReportLanguage;
  readonly only?: string[];
  readonly seed?: number;
  readonly fuzz?: number;
  readonly strict?: boolean;
  readonly list?: boolean;
}

const written = (report: Report, { report: form, strict, out }: CheckOptions, language: ReportLanguage): string => {
  switch (form) {
    case 'json': return jsonReport(report, language);
    case 'junit': return junitReport(report, language, { strict: strict ?? false });
    case 'html': return htmlReport(report, language);
    case 'text': return textReport(report, language, { colour: !out && (process.stdout.isTTY ?? false) && !process.env['NO_COLOR'] });
  }
};

/** A bar where somebody watches, nothing where the output is kept. */
const progressTeller = (language: ReportLanguage): { tell(progress: Progress): void; stop(): void } => {
  if (!process.stderr.isTTY) return { tell: () => undefined, stop: () => undefined };
  const bar = new SingleBar({ format: '{bar} {value}/{total} {now}', stream: process.stderr, clearOnComplete: true, hideCursor: true, barsize: 30 });
  bar.start(1, 0, { now: '' });
  return {
    tell: ({ done, total, check, waiting }) => {
      bar.setTotal(total);
      const now = waiting ? pick([`服务器要求等 ${Math.ceil(waiting)} 秒`, `the server asks to wait ${Math.ceil(waiting)} s`], language) : check ? pick(check.title, language) : undefined;
      bar.update(done, now === undefined ? {} : { now });
    },
    stop: () => bar.stop(),
  };
};

const listChecks = (language: ReportLanguage): string => checks.map((check) => {
  const needs = (check.needs ?? []).map((need) => ` --${need}`).join('');
  return `${check.id.padEnd(36)} ${check.level.padEnd(7)} ${pick(check.title, language)}${needs && `  (${needs.trim()})`}`;
}).join('\n');

const run = async (api: string | undefined, options: CheckOptions): Promise<void> => {
  const language = options.lang ?? (isEnglish() ? 'en' : 'zh-CN');
  if (options.list) {
    console.log(listChecks(language));
    return;
  }
  if (!api) throw new ConfigError(say('要检查哪台服务器？例如 congress-kit check https://their.server/v1', 'Which server? For example congress-kit check https://their.server/v1'));
  if (!URL.canParse(api) || !/^https?:/.test(api)) throw new ConfigError(say(`“${api}”不是 http 地址。`, `“${api}” is no http address.`));
  const progress = progressTeller(language);
  // Ctrl-C ends the asking, and what was sent is still withdrawn; a second one ends at once.
  const stopping = new AbortController();
  process.once('SIGINT', () => stopping.abort());
  try {
    const report = await runChecks({
      api, write: options.write ?? false, ...(options.token && { token: options.token }), ...(options.only && { only: options.only }),
      ...(options.seed !== undefined && { seed: options.seed }), ...(options.fuzz !== undefined && { fuzz: options.fuzz }), onProgress: progress.tell, signal: stopping.signal,
    });
    progress.stop();
    const text = written(report, options, language);
    if (options.out) {
      await writeFile(options.out, text).catch((error: Error) => {
        throw new ConfigError(say(`报告写不进 ${options.out}：${error.message}`, `The report cannot be written to ${options.out}: ${error.message}`));
      });
      console.log(textReport({ ...report, results: report.results.filter(({ verdict }) => verdict === 'broken' || verdict === 'unable') }, language).trimEnd());
      console.log(options.out);
    } else process.stdout.write(text);
    if (!passes(report, { strict: options.strict ?? false })) process.exitCode = 1;
  } catch (error) {
    progress.stop();
    if (!(error instanceof NotAnApi)) throw error;
    console.error(pick(error.said, language));
    process.exitCode = 2;
  }
};

const wholeNumber = (text: string): number => {
  if (!/^\d{1,9}$/.test(text)) throw new InvalidArgumentError(say('请写一个整数。', 'Write a whole number.'));
  return Number(text);
};

export const addTo = (program: Command): void => {
  program
    .command('check')
    .argument('[api]', say('接口地址，如 https://their.server/v1', 'where the API begins, e.g. https://their.server/v1'))
    .description(say('检查任何一台服务器是否遵守开放接口的约定；不加 --write 就只读', `does any server keep the promises of the API? Read only, unless --write; ${new Set(checks.map(groupOf)).size} subjects, ${checks.length} checks`))
    .option('--write', say('也检查提交：会提交带标记的意见，检查完撤回', 'also send suggestions, marked, and withdraw them afterwards'))
    .addOption(new Option('--token <token>', say('工作人员令牌，可检查更多', 'a token of the office, to check more')).env('CONGRESS_TOKEN'))
    .addOption(new Option('--report <form>', say('报告的形式', 'form of the report')).choices(forms).default('text'))
    .option('--out <file>', say('报告写进文件', 'write the report to a file'))
    .addOption(new Option('--lang <language>', say('报告用的语言', 'language of the report')).choices(reportLanguages))
    .option('--only <ids...>', say('只做这些检查或组', 'only these checks or groups'))
    .option('--seed <number>', say('随机请求的种子', 'seed of the invented requests'), wholeNumber)
    .option('--fuzz <number>', say('改为按约定给每个接口生成这么多请求；加 --write 会存下很多垃圾，只用于试验的服务器', 'instead: so many requests for every operation, made from the contract; with --write they store rubbish, so only for a server on trial'), wholeNumber)
    .option('--strict', say('“应当”的也算不通过', 'what a server should do counts as well'))
    .option('--list', say('列出所有检查', 'list all checks'))
    .action(run);
};
