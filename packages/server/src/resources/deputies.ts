import { getDeputy, getFinderIndex, listDeputies } from '@congress-kit/api';
import { shanghaiDay } from '@congress-kit/api/rules/calendar-days';
import { found, pageAnswer } from '../http/answers.ts';
import type { AppContext } from '../http/context.ts';
import { etagOf, route, TextAnswer } from '../http/route.ts';
import { orAsSaid } from '../store/as-said.ts';
import * as store from '../store/deputies.ts';
import { readFinderIndex } from '../store/finder-index.ts';
import { readDataVersion } from '../store/settings.ts';
import type { Resource } from './index.ts';

/**
 * The index is one text for all readers, kept until an import or midnight makes another. The version is asked of the
 * database every time, so that a process never serves what another process has replaced.
 */
const keptIndex = (ctx: AppContext): (() => Promise<TextAnswer>) => {
  let kept: { key: string; answer: Promise<TextAnswer> } | undefined;
  return async () => {
    const today = shanghaiDay(ctx.now());
    const key = `${await readDataVersion(ctx.store.db)} ${today}`;
    if (kept?.key === key) return kept.answer;
    const answer = readFinderIndex(ctx.store.db, today).then((index) => {
      const text = JSON.stringify(index);
      return new TextAnswer(text, { headers: { ETag: etagOf(text) } });
    });
    const mine = { key, answer };
    kept = mine;
    // A failure is not kept: the next reader tries again.
    answer.catch(() => { if (kept === mine) kept = undefined; });
    return answer;
  };
};

export const deputies: Resource = (app, ctx) => {
  const readIndex = keptIndex(ctx);
  route(app, listDeputies, async ({ query }) => pageAnswer(ctx, await orAsSaid(query, 'person', (asked) => store.listDeputies(ctx.store.db, asked, shanghaiDay(ctx.now())))));
  route(app, getDeputy, async ({ params }) => found(await store.getDeputy(ctx.store.db, params.id)));
  route(app, getFinderIndex, readIndex, { cacheControl: 'public, max-age=60' });
};
