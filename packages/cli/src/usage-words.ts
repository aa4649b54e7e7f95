import { Help, type Argument, type Command, type Option } from 'commander';
import { isEnglish } from './language.ts';

/** What commander says of how a command was written, in Chinese. It has no words of its own but English ones. */
const faults: readonly (readonly [english: RegExp, chinese: string])[] = [
  [/^error: option '(.+?)' (?:argument|value) '(.*)'(?: from env '.+?')? is invalid\. Allowed choices are (.+)\.$/s, '选项 $1 不能写“$2”，可以写的是：$3。'],
  [/^error: option '(.+?)' (?:argument|value) '(.*)'(?: from env '.+?')? is invalid\. ?(.*)$/s, '选项 $1 不能写“$2”。$3'],
  [/^error: command-argument value '(.*)' is invalid for argument '(.+?)'\. Allowed choices are (.+)\.$/s, '$2 不能写“$1”，可以写的是：$3。'],
  [/^error: command-argument value '(.*)' is invalid for argument '(.+?)'\. ?(.*)$/s, '$2 不能写“$1”。$3'],
  [/^error: missing required argument '(.+?)'$/, '少写了 $1，见下面的说明。'],
  [/^error: option '(.+?)' argument missing$/, '选项 $1 后面少写了内容。'],
  [/^error: required option '(.+?)' not specified$/, '少写了选项 $1。'],
  [/^error: unknown (option|command) '(.*?)'(?:\n\(Did you mean (?:one of )?(.+?)\?\))?$/s, '没有 $2 这个$1'],
  [/^error: too many arguments.*?Expected (\d+) arguments? but got (\d+).*$/s, '多写了内容：最多 $1 项，写了 $2 项。文件名里有空格的，请用引号括起来。'],
  [/^error: (.+) cannot be used with (.+)$/s, '$1 和 $2 不能一起用。'],
];
const kinds: Readonly<Record<string, string>> = { option: '选项', command: '命令' };

/** In Chinese what commander said in English; a message that is not known stays as it is. */
export const faultInChinese = (message: string): string => {
  const text = message.trimEnd();
  for (const [english, chinese] of faults) {
    const found = english.exec(text);
    if (!found) continue;
    if (found[1]! in kinds) return `没有 ${found[2]} 这个${kinds[found[1]!]}${found[3] ? `，是不是要写 ${found[3]}？` : '，见下面的说明。'}\n`;
    return `${chinese.replace(/\$(\d)/g, (_, at) => found[Number(at)] ?? '')}\n`;
  }
  return message;
};

const titles: Readonly<Record<string, string>> = { 'Usage:': '用法：', 'Arguments:': '参数：', 'Options:': '选项：', 'Commands:': '命令：' };
/** What stands in brackets behind a description. */
const notes: readonly (readonly [english: RegExp, chinese: string])[] = [[/\bchoices: /, '可以写：'], [/\bdefault: /, '默认：'], [/\bpreset: /, '不写值时：'], [/\benv: /, '环境变量：']];
const noteInChinese = (text: string): string => notes.reduce((said, [english, chinese]) => said.replace(english, chinese), text);

/** Help and refusals in the terminal's language. Before commands are added: they take over what the program has then. */
export const speakUsage = (program: Command): Command => {
  if (isEnglish()) return program;
  const plain = new Help();
  return program
    .helpOption('-h, --help', '显示这份说明')
    .helpCommand('help [command]', '显示一个命令的说明')
    .configureHelp({
      styleTitle: (title) => titles[title] ?? title,
      optionDescription: (option: Option) => noteInChinese(plain.optionDescription(option)),
      argumentDescription: (argument: Argument) => noteInChinese(plain.argumentDescription(argument)),
    })
    .configureOutput({ outputError: (message, write) => write(faultInChinese(message)) });
};
