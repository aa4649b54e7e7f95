import { createClient, listDeputies } from '@congress-kit/sdk';
export const run = () => listDeputies(createClient({ api: '/v1' }));
