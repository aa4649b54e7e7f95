import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { ConfigError } from '@congress-kit/server/config';
import { filesByResource } from '@congress-kit/server/import/files/index';
import { templateCsv, templateWorkbook } from '@congress-kit/server/import/template';
import { Option, type Command } from 'commander';
import { isEnglish, say } from '../language.ts';

/** Writes the spreadsheets to fill in, from the columns the import reads. */

interface TemplateOptions {
  readonly out: string;
  readonly format: 'xlsx' | 'csv';
}

const resources = Object.entries(filesByResource);
const listed = resources.map(([resource, { name }]) => `${resource} ${name}`).join(say('、', ', '));

const chosen = (asked: readonly string[]) => asked.length === 0 ? resources : asked.map((word) => {
  const found = resources.find(([resource, { name }]) => word === resource || word === name);
  if (!found) throw new ConfigError(say(`没有“${word}”这种表格。可以写：${listed}。`, `There is no spreadsheet “${word}”. There are: ${listed}.`));
  return found;
});

const run = async (asked: readonly string[], { out, format }: TemplateOptions): Promise<void> => {
  const wanted = chosen(asked);
  await mkdir(out, { recursive: true });
  for (const [, file] of wanted) {
    const made = format === 'csv' ? templateCsv(file).map(({ name, text }) => [`${name}.csv`, text] as const)
      : [[`${file.name}.xlsx`, await templateWorkbook(file, isEnglish() ? 'en' : 'zh-CN')] as const];
    for (const [name, content] of made) {
      const path = join(out, name);
      // What is filled in already must not be lost to a second thought.
      await writeFile(path, content, { flag: 'wx' }).catch((error: NodeJS.ErrnoException) => {
        throw error.code === 'EEXIST' ? new ConfigError(say(`${path} 已经有了，没有覆盖。`, `${path} is there already and was not overwritten.`)) : error;
      });
      console.log(path);
    }
  }
};

export const addTo = (program: Command): void => {
  program
    .command('template')
    .argument('[resource...]', say('哪些表格，默认全部', 'which spreadsheets; all by default'))
    .description(say('生成要填的空表：列名、示例行、可选的词、填写说明', 'write the spreadsheets to fill in: headings, a row that shows how, lists to choose from, explanations'))
    .addHelpText('after', `\n${listed}`)
    .option('--out <folder>', say('写到哪个文件夹', 'folder to write to'), '.')
    .addOption(new Option('--format <format>', say('文件格式', 'format of the files')).choices(['xlsx', 'csv']).default('xlsx'))
    .action(run);
};
