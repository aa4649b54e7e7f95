import { Told } from '@congress-kit/server/told';
import { Command } from 'commander';
import { say } from './language.ts';
import { systemFault } from './system-faults.ts';
import { speakUsage } from './usage-words.ts';

/**
 * One door. A command is a file in `commands/` whose `addTo` adds it to the program; a new one is one line here. Only the one
 * that is asked for is loaded: a server that starts should not wait for the checker's libraries. Help loads them all.
 */
const commands: Readonly<Record<string, () => Promise<{ addTo(program: Command): void }>>> = {
  serve: () => import('./commands/serve.ts'),
  import: () => import('./commands/import.ts'),
  template: () => import('./commands/template.ts'),
  snapshot: () => import('./commands/snapshot.ts'),
  token: () => import('./commands/token.ts'),
  audit: () => import('./commands/audit.ts'),
  holidays: () => import('./commands/holidays.ts'),
  webhook: () => import('./commands/webhook.ts'),
  dump: () => import('./commands/dump.ts'),
  restore: () => import('./commands/restore.ts'),
  transfer: () => import('./commands/transfer.ts'),
  move: () => import('./commands/move.ts'),
  check: () => import('./commands/check.ts'),
};

const program = speakUsage(new Command('congress-kit'))
  .description(say('人大开放接口套件', 'the people’s-congress open API, its server and its tools'))
  .showHelpAfterError();

// `move` moves a suggestion or a case. Whoever says where to, and nothing that is to be moved, means all of the data.
if (process.argv[2] === 'move' && /^--(to|replace)\b/.test(process.argv[3] ?? '')) process.argv[2] = 'transfer';

const asked = Object.keys(commands).filter((name) => name === process.argv[2]);
for (const name of asked.length > 0 ? asked : Object.keys(commands)) (await commands[name]!()).addTo(program);

try {
  await program.parseAsync();
} catch (error) {
  // What a person can mend is said in one sentence; anything else is a fault of ours and keeps its stack.
  console.error(error instanceof Told ? error.message : (systemFault(error) ?? error));
  process.exitCode = 1;
}
