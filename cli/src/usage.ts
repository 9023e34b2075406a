import { Command, Option } from 'commander';
import type { Language } from './language.ts';
import type { Terminal } from './terminal.ts';
import { program as words } from './words.ts';

/** The bare command line `tiaokuai`: options for all commands, help and complaints in the person's language. */
export const createRoot = ({ language, say, output, note }: Terminal): Command =>
  new Command('tiaokuai')
    .description(say(words.about))
    .addOption(new Option('--lang <zh|en>', say(words.lang)).choices(['zh', 'en']))
    .option('--data <dir>', say(words.data))
    .helpOption('-h, --help', say(words.help))
    .helpCommand('help [command]', say(words.helpCommand))
    .configureHelp({ styleTitle: (title) => (language === 'zh' ? (titles[title] ?? title) : title) })
    .configureOutput({
      writeOut: (text) => void output.write(text),
      writeErr: (text) => note(text.trimEnd()),
      outputError: (text, write) => write(`${complaint(text.trim(), language)}\n`),
    })
    .showHelpAfterError(say(words.seeHelp))
    .exitOverride();

const titles: Readonly<Record<string, string>> = {
  'Usage:': '用法：',
  'Arguments:': '参数：',
  'Options:': '选项：',
  'Commands:': '命令：',
};

/** commander's own complaints, by how they begin. */
const complaints: readonly (readonly [RegExp, string])[] = [
  [/^error: missing required argument '(.+)'/, '缺少参数 $1'],
  [/^error: option '(.+?)' argument missing/, '选项 $1 缺少值'],
  [/^error: required option '(.+?)' not specified/, '必须给出选项 $1'],
  [/^error: option '(.+?)' cannot be used with option '(.+?)'/, '选项 $1 与 $2 不能同时使用'],
  [/^error: option '(.+?)' argument '(.*?)' is invalid\.\s*/, '选项 $1 的值“$2”不对。'],
  [/^error: command-argument value '(.*?)' is invalid for argument '(.+?)'\.\s*/, '参数 $2 的值“$1”不对。'],
  [/^error: unknown option '(.+?)'/, '没有选项 $1'],
  [/^error: unknown command '(.+?)'/, '没有命令 $1'],
  [/^error: too many arguments.*/, '参数过多'],
];

const complaint = (text: string, language: Language): string => {
  if (language === 'en') return text.replace(/^error: /, '');
  const found = complaints.find(([pattern]) => pattern.test(text));
  return (found ? text.replace(found[0], found[1]) : text)
    .replace(/\(Did you mean (.+?)\?\)/, '（是不是 $1？）')
    .replace(/Allowed choices are (.+?)\.$/, '可选：$1。');
};
