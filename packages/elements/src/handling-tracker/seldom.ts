import { lazyPart } from '../base/lazy.ts';

export const seldomPart = lazyPart(() => import('./seldom-part.ts'));
