import type { Command } from 'commander';
import { serve as run } from '@congress-kit/server/main';
import { say } from '../language.ts';

export const addTo = (program: Command): void => {
  program
    .command('serve')
    .description(say('启动服务；设置都是环境变量（PORT、HOST、DATA_DIR、DATABASE_URL、SEED、STAFF_TOKEN、CONGRESS_KEY、CLOCKS 等）', 'start the server; settings come from the environment (PORT, HOST, DATA_DIR, DATABASE_URL, SEED, STAFF_TOKEN, CONGRESS_KEY, CLOCKS, …)'))
    .action(async () => { await run(); });
};
