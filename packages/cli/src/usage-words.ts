import { Help, type Argument, type Command, type Option } from 'commander';
import { isEnglish } from './language.ts';

/** What commander says of how a command was written, in Chinese. It has no words of its own but English ones. */
const faults: readonly (readonly [english: RegExp, chinese: (...found: string[]) => string])[] = [
  [/^error: option '(.+?)' (?:argument|value) '(.*)'(?: from env '.+?')? is invalid\. Allowed choices are (.+)\.$/s, (option, value, choices) => `选项 ${option} 不能写“${value}”，可以写的是：${choices}。`],
  [/^error: option '(.+?)' (?:argument|value) '(.*)'(?: from env '.+?')? is invalid\. ?(.*)$/s, (option, value, why) => `选项 ${option} 不能写“${value}”。${why}`],
  [/^error: command-argument value '(.*)' is invalid for argument '(.+?)'\. Allowed choices are (.+)\.$/s, (value, name, choices) => `${name} 不能写“${value}”，可以写的是：${choices}。`],
  [/^error: command-argument value '(.*)' is invalid for argument '(.+?)'\. ?(.*)$/s, (value, name, why) => `${name} 不能写“${value}”。${why}`],
  [/^error: missing required argument '(.+?)'$/, (name) => `少写了 ${name}，见下面的说明。`],
  [/^error: option '(.+?)' argument missing$/, (option) => `选项 ${option} 后面少写了内容。`],
  [/^error: required option '(.+?)' not specified$/, (option) => `少写了选项 ${option}。`],
  [/^error: unknown (option|command) '(.*?)'(?:\n\(Did you mean (?:one of )?(.+?)\?\))?$/s, (kind, name, meant) => `没有 ${name} 这个${kind === 'option' ? '选项' : '命令'}，${meant ? `是不是要写 ${meant}？` : '见下面的说明。'}`],
  [/^error: too many arguments.*?Expected (\d+) arguments? but got (\d+).*$/s, (most, given) => `多写了内容：最多 ${most} 项，写了 ${given} 项。文件名里有空格的，请用引号括起来。`],
  [/^error: (.+) cannot be used with (.+)$/s, (one, other) => `${one} 和 ${other} 不能一起用。`],
];

/** In Chinese what commander said in English; a message that is not known stays as it is. */
export const faultInChinese = (message: string): string => {
  for (const [english, chinese] of faults) {
    const found = english.exec(message.trimEnd());
    if (found) return `${chinese(...found.slice(1))}\n`;
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
