import { listDeputies } from '@congress-kit/api/resources/deputies';
export const run = () => listDeputies.response.safeParse(1);
