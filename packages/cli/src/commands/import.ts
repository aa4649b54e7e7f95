import { writeFile } from 'node:fs/promises';
import { createInterface } from 'node:readline/promises';
import { setFlagsFromString } from 'node:v8';
import { ConfigError } from '@congress-kit/server/config';
import { importFiles, tellDifferences, tellFaults, tellSummary, type FileReport, type ImportLanguage, type ImportProgress, type ImportReport } from '@congress-kit/server/import/index';
import { openContext } from '@congress-kit/server/open';
import { actors, auditImport } from '@congress-kit/server/store/audit';
import { SingleBar } from 'cli-progress';
import { InvalidArgumentError, Option, type Command } from 'commander';
import { isEnglish, say } from '../language.ts';

/** Loads the spreadsheets of a congress office into the database the server uses. */

interface ImportCommandOptions {
  readonly dryRun?: boolean;
  readonly lang?: ImportLanguage;
  readonly lines: number;
  readonly report?: string;
  readonly sample?: boolean;
  readonly yes?: boolean;
}

const words = {
  'zh-CN': { reading: '读取', result: { imported: '已导入', checked: '可以导入', refused: '没有导入', skipped: '跳过' } },
  en: { reading: 'reading', result: { imported: 'imported', checked: 'can be imported', refused: 'not imported', skipped: 'skipped' } },
} as const;

const lineOf = ({ file, status, sheets }: FileReport, language: ImportLanguage): string =>
  `${file}  ${words[language].result[status]}  ${sheets.map((sheet) => `${sheet.sheet} ${sheet.read}`).join(' · ')}`.trimEnd();

/** A bar where somebody watches, one line per file where the output is kept. */
const progressTeller = (language: ImportLanguage): { onProgress(progress: ImportProgress): void; stop(): void } => {
  if (!process.stderr.isTTY) {
    return { onProgress: ({ phase, report }) => { if (phase === 'end' && report) console.error(lineOf(report, language)); }, stop: () => undefined };
  }
  const bar = new SingleBar({ format: '{bar} {percentage}% {file}', stream: process.stderr, clearOnComplete: true, hideCursor: true, barsize: 30 });
  bar.start(1, 0, { file: words[language].reading });
  return {
    onProgress: ({ file, phase, done, total }) => {
      bar.setTotal(Math.max(1, total));
      bar.update(phase === 'read' ? 0 : done, { file: phase === 'read' ? `${words[language].reading} ${file}` : file });
    },
    stop: () => bar.stop(),
  };
};

const wholeNumber = (text: string): number => {
  if (!/^\d{1,6}$/.test(text)) throw new InvalidArgumentError(say('请写一个整数。', 'Write a whole number.'));
  return Number(text);
};

/** Whoever sits before a terminal sees what would change and says whether it shall; elsewhere nobody could answer. */
const isAgreed = async (show: string): Promise<boolean> => {
  console.log(`\n${show}\n`);
  const asking = createInterface({ input: process.stdin, output: process.stderr });
  try {
    return /^\s*(y|yes|是|好)\s*$/i.test(await asking.question(say('要写入吗？输入 y 确认，其他取消：', 'Apply this? y for yes, anything else for no: ')));
  } finally {
    asking.close();
  }
};

const run = async (paths: readonly string[], options: ImportCommandOptions): Promise<void> => {
  const language = options.lang ?? (isEnglish() ? 'en' : 'zh-CN');
  // It runs on a small machine, beside the server: rather tidy up more often than grow to four times of what is in use.
  setFlagsFromString('--heap-growing-percent=25');
  // What is young may otherwise take 128 MB before it is looked through; here it stays what it was when the command began.
  setFlagsFromString('--semi-space-growth-factor=1');
  const context = await openContext();
  let progress = progressTeller(language);
  const load = async (dryRun: boolean): Promise<ImportReport> => {
    progress = progressTeller(language);
    const done = await importFiles(context, paths, { language, dryRun, sample: options.sample ?? false, onProgress: progress.onProgress, audit: auditImport(context, actors.commandLine) });
    progress.stop();
    return done;
  };
  try {
    const asks = !options.dryRun && !options.yes && process.stdin.isTTY === true && process.stderr.isTTY === true;
    let report = await load(options.dryRun ?? asks);
    if (asks && report.files.some(({ status }) => status === 'checked') && await isAgreed(tellDifferences(report, language, options.lines))) report = await load(false);
    else if (options.dryRun) console.log(`\n${tellDifferences(report, language, options.lines)}\n`);
    const faults = tellFaults(report, language, options.lines);
    if (faults) console.error(`\n${faults}\n`);
    console.log(report.files.length > 0 ? tellSummary(report, language) : say('没有找到 .xlsx 或 .csv 文件。', 'No .xlsx or .csv file was found.'));
    if (options.report) {
      await writeFile(options.report, JSON.stringify(report, null, 2) + '\n').catch((error: Error) => {
        throw new ConfigError(say(`报告写不进 ${options.report}：${error.message}`, `The report cannot be written to ${options.report}: ${error.message}`));
      });
    }
    if (!report.ok || report.files.length === 0) process.exitCode = 1;
  } finally {
    progress.stop();
    await context.store.close();
  }
};

export const addTo = (program: Command): void => {
  program
    .command('import')
    .argument('<path...>', say('表格文件，或放表格的文件夹', 'spreadsheets, or a folder of them'))
    .description(say('导入人大办的表格（.xlsx、.csv）；每个文件要么全部导入，要么一行也不导入', 'load the office’s spreadsheets (.xlsx, .csv); each file whole or not at all'))
    .option('--dry-run', say('只检查，不写入', 'check only, write nothing'))
    .addOption(new Option('--lang <language>', say('报告用的语言', 'language of the report')).choices(['zh-CN', 'en']))
    .option('--yes', say('不先给出差别、不问就写入（不在终端里运行时总是这样）', 'apply without showing the differences and asking (always so outside of a terminal)'))
    .option('--lines <number>', say('最多列出多少条错误、多少行差别', 'faults and differences printed at most'), wholeNumber, 50)
    .option('--report <file>', say('把完整的报告另存为 JSON', 'write the whole report as JSON'))
    .option('--sample', say('数据是虚构的，页面要注明', 'the data is invented, and pages say so'))
    .action(run);
};
