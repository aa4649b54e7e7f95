/**
 * Lazy parts: what is heavy, rare, or in another language comes when it is needed, as a file of its own.
 *
 * How to make one:
 * 1. Put what comes later into a file that exports it, e.g. `handling-tracker/holder-forms.ts`. The files that come at once
 *    import only types from it; a value import would pull it back into the script.
 * 2. Next to the class: `const forms = lazyPart(() => import('./holder-forms.ts'));`
 * 3. In a view: `this.later(forms, ({ ratingForm }) => ratingForm(…))`. While it is on its way a skeleton holds the place (or
 *    what the third argument draws); when it cannot be had, a sentence with a button stands there. In a handler:
 *    `const { send } = await forms.load();`. Styles that only the part needs it exports as `styles`; the element wears them then.
 *    Ask ahead of need where a wait would show: `this.ahead(forms)` beside the question whose answer it will draw.
 * 4. `npm run size` shows the file with its weight; give it a budget in size-budgets.json.
 *
 * A bundler makes a chunk of it; the script for pages makes a classic script beside itself (see decisions.md, “Lazy parts”).
 */
export interface LazyPart<Part> {
  readonly state: 'absent' | 'coming' | 'here' | 'failed';
  /** Once it is here. */
  readonly part: Part | undefined;
  /** Fetches it once, however often it is asked for; after a failure the next call tries anew. */
  load(): Promise<Part>;
}

/** Waits before the second and the third try: a lost packet is no reason for a sentence. */
const pauses = [400, 1600];

/**
 * @param fetch imports the file; the address is written out, so that builds can see it
 * @param arrived hears of it first, once
 */
/* @__NO_SIDE_EFFECTS__ */
export function lazyPart<Part>(fetch: () => Promise<Part>, arrived?: (part: Part) => void): LazyPart<Part> {
  let state: LazyPart<Part>['state'] = 'absent';
  let part: Part | undefined;
  let coming: Promise<Part> | undefined;

  const attempt = async (tries: number): Promise<Part> => {
    try {
      return await fetch();
    } catch (error) {
      const pause = pauses[tries];
      if (pause === undefined) throw error;
      await new Promise((resolve) => { setTimeout(resolve, pause); });
      return attempt(tries + 1);
    }
  };

  const run = async (): Promise<Part> => {
    state = 'coming';
    try {
      part = await attempt(0);
      arrived?.(part);
      state = 'here';
      return part;
    } catch (error) {
      state = 'failed';
      coming = undefined;
      throw error;
    }
  };

  return {
    get state() { return state; },
    get part() { return part; },
    load: () => (coming ??= run()),
  };
}
