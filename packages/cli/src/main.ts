#!/usr/bin/env node
import { ConfigError, DatabaseInUse } from '@congress-kit/server';
import { Command } from 'commander';
import { check } from './commands/check.ts';
import { importCommand } from './commands/import.ts';
import { move } from './commands/move.ts';
import { serve } from './commands/serve.ts';
import { token } from './commands/token.ts';

/** One door. A command is a file in `commands/` that adds itself to the program; a new one is one import and one line here. */
const program = new Command('congress-kit')
  .description('人大开放接口套件 – the people’s-congress open API, its server and its tools')
  .showHelpAfterError();

for (const addTo of [serve, importCommand, token, move, check]) addTo(program);

try {
  await program.parseAsync();
} catch (error) {
  // What a person can mend is said in one sentence; anything else is a fault of ours and keeps its stack.
  const isTold = error instanceof ConfigError || error instanceof DatabaseInUse;
  console.error(isTold ? error.message : error);
  process.exitCode = 1;
}
