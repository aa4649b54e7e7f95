import type { Command } from 'commander';
import { serve as run } from '@congress-kit/server/main';

export const addTo = (program: Command): void => {
  program
    .command('serve')
    .description('start the server; settings come from the environment (PORT, HOST, DATA_DIR, DATABASE_URL, SEED, STAFF_TOKEN, CONGRESS_KEY, …)')
    .action(async () => { await run(); });
};
