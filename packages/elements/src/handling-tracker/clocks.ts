import type { Client } from '@congress-kit/sdk';
import { html, nothing } from 'lit';
import { lazyPart } from '../base/lazy.ts';
import type { View } from '../base/views.ts';
import type { Language } from '../locale/language.ts';
import { recordView, type HolderForms } from './case-view.ts';
import type { Later } from './follow-view.ts';
import type { Tracked } from './tracked.ts';

const deadlinesPart = lazyPart(() => import('./deadlines-part.ts'));

/** Draws a record once the clocks beside the one of its reply can be drawn with it, so that nothing moves. Should their part not come, without them. */
export const withClocks = ({ case: found }: Tracked, language: Language, later: Later, record: (clocks: View) => View): View => {
  const isTold = found?.deadlines?.some(({ doneOn, dueOn }) => doneOn === undefined || doneOn > dueOn) || (found?.publication && found.publication.mode !== 'full');
  return found && isTold && deadlinesPart.state !== 'failed' ? later(deadlinesPart, ({ deadlinesView }) => record(deadlinesView(found, language))) : record(nothing);
};

/** A record as the holder of its receipt sees it. */
export const holdersRecord = (tracked: Tracked, language: Language, isElder: boolean, client: Client | undefined, later: Later) => (forms: HolderForms, above: View = nothing): View =>
  html`${above}${withClocks(tracked, language, later, (clocks) => recordView(tracked, language, forms, isElder, client, nothing, undefined, clocks))}`;
