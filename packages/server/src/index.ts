export * from './app.ts';
export * from './config.ts';
export type { AppContext } from './http/context.ts';
export { ApiProblem } from './http/problems.ts';
export { DatabaseDamaged } from './store/damaged.ts';
export { DatabaseNewer } from './store/newer.ts';
export { DatabaseUnusable } from './store/unusable.ts';
export { DatabaseInUse } from './store/lock.ts';
export { openStore, type Store } from './store/database.ts';
