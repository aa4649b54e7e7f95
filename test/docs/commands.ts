// Lines for a shell, held against what there is: scripts of package.json, commands and options of congress-kit, addresses of the
// API, settings of the server. Nothing is run: most of them would start or change something.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Command } from 'commander';
import { operations } from '@congress-kit/api/operations';
import { root } from '../support/process.ts';

/** Programs of other people that a guide may name. */
const known = new Set(['curl', 'npx', 'npm', 'cp', 'tar', 'openssl', 'pg_dump', 'pg_restore', 'psql', 'createdb', 'node', 'export', 'mkdir', 'git', 'cd', 'systemctl', 'systemd-run', 'useradd', 'rsync', 'sha256sum']);

const readSource = (path: string): string => readFileSync(join(root, path), 'utf8');

/** What the server and the command read from the environment. */
const settings = (): Set<string> => {
  const files = ['server', 'cli'].flatMap((name) => readdirSync(join(root, 'packages', name, 'src'), { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.ts')).map((file) => `packages/${name}/src/${file}`));
  const code = files.map(readSource).join('\n');
  return new Set([...code.matchAll(/'([A-Z][A-Z0-9]*(?:_[A-Z0-9]+)*)'|env\.([A-Z_0-9]+)/g)].map(([, quoted, dotted]) => quoted ?? dotted!));
};

const program = async (): Promise<Command> => {
  const made = new Command('congress-kit');
  for (const file of readdirSync(join(root, 'packages', 'cli', 'src', 'commands'))) {
    const { addTo } = await import(`../../packages/cli/src/commands/${file}`) as { addTo?: (to: Command) => void };
    addTo?.(made);
  }
  return made;
};

/** Says what is wrong with lines of a shell; undefined: nothing. */
export const commandChecker = async (): Promise<(code: string) => string[]> => {
  const kit = await program();
  const names = settings();
  const { scripts } = JSON.parse(readSource('package.json')) as { scripts: Record<string, string> };

  const kitFault = (words: readonly string[]): string | undefined => {
    let command = kit;
    let rest = [...words];
    for (;;) {
      const next = command.commands.find((one) => one.name() === rest[0]);
      if (!next) break;
      command = next;
      rest = rest.slice(1);
    }
    if (command === kit) return rest[0] === undefined || rest[0] === '--help' ? undefined : `congress-kit has no command ${rest[0]}`;
    if (command.commands.length > 0 && rest[0] !== undefined && !rest[0].startsWith('-')) return `${command.name()} has no ${rest[0]}`;
    const takesAny = (command as unknown as { _allowUnknownOption?: boolean })._allowUnknownOption;
    const unknown = rest.filter((word) => word.startsWith('--')).find((word) => !takesAny && word !== '--help' && !command.options.some((option) => option.long === word.split('=')[0]));
    return unknown && `congress-kit ${command.name()} has no option ${unknown}`;
  };

  const npmFault = ([verb, ...rest]: readonly string[]): string | undefined => {
    if (verb === 'start' || verb === 'test') return undefined;
    if (verb === 'run' || verb === 'run-script') {
      const words = rest.filter((word) => !/^--(silent|if-present)$/.test(word));
      if (!(words[0]! in scripts)) return `package.json has no script ${words[0]}`;
      return words[0] === 'congress-kit' ? kitFault(words.slice(words[1] === '--' ? 2 : 1)) : undefined;
    }
    return ['install', 'ci', 'publish', 'view'].includes(verb!) ? undefined : `npm ${verb}`;
  };

  const urlFault = (words: readonly string[]): string | undefined => {
    const url = words.map((word) => word.replace(/^['"]|['"]$/g, '')).find((word) => /^https?:/.test(word));
    if (!url) return 'curl without an address';
    const path = /\/v1(\/[^?#]*)?/.exec(url)?.[1];
    if (path === undefined || /^\/(openapi|feeds|docs)/.test(path)) return undefined;
    const method = /^[A-Z]+$/.exec(words[words.findIndex((word) => word === '-X') + 1] ?? '')?.[0] ?? (words.some((word) => /^(-d|--data|--json)/.test(word)) ? 'POST' : 'GET');
    const found = operations.some((operation) => operation.method === method && new RegExp(`^${operation.path.replace(/\{\w+\}/g, '[^/]+')}$`).test(path));
    return found ? undefined : `the API has no ${method} ${path}`;
  };

  const lineFault = (line: string): string | undefined => {
    const words = line.match(/(?:[^\s'"]|'[^']*'|"[^"]*")+/g) ?? [];
    while (/^[A-Z][A-Z0-9_]*=/.test(words[0] ?? '')) {
      // Where a transfer goes to is said by the same settings.
      const name = words.shift()!.split('=')[0]!.replace(/^TO_/, '');
      if (!names.has(name)) return `nothing reads the setting ${name}`;
    }
    const [first = '', ...rest] = words;
    if (first === 'congress-kit') return kitFault(rest);
    if (first === '') return undefined;
    if (!known.has(first)) return `${first} is no program that a guide may name`;
    if (first === 'npm') return npmFault(rest);
    if (first === 'curl') return urlFault(rest);
    const at = rest.findIndex((word) => /^(?:[^-\s]\S*\/)?congress-kit$/.test(word));
    return ['npx', 'systemd-run'].includes(first) && at >= 0 ? kitFault(rest.slice(at + 1)) : undefined;
  };

  return (code) => code.replace(/\\\n\s*/g, ' ').replace(/\$\([^)]*\)/g, 'x').split('\n')
    .map((line) => line.replace(/(^|\s)#.*$/, '').trim())
    .flatMap((line) => line.split(/\s*(?:&&|\|)\s*/).map((one) => one.replace(/\s[<>]+\s*\S+/g, '').trim()))
    .flatMap((line) => lineFault(line) ?? []);
};
