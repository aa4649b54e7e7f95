import { html, nothing } from 'lit';
import type { View } from '../base/views.ts';
import type { Language } from '../locale/language.ts';
import { recordView, type HolderForms, type RecordHost } from './case-view.ts';
import type { Later } from './follow-view.ts';
import { seldomPart } from './seldom.ts';
import type { Tracked } from './tracked.ts';

/**
 * Draws a record once the clocks beside the one of its reply can be drawn with it, so that nothing moves. Should their part not come, without them.
 * What is owed or came late is told, and a reply that is not public in full; what was kept stands among the steps.
 */
export const withClocks = ({ case: found }: Tracked, language: Language, later: Later, record: (clocks: View) => View): View => {
  const deadlines = found?.deadlines?.filter(({ doneOn, dueOn }) => doneOn === undefined || doneOn > dueOn) ?? [];
  const publication = found?.publication?.mode === 'full' ? undefined : found?.publication;
  if ((deadlines.length === 0 && !publication) || seldomPart.state === 'failed') return record(nothing);
  return later(seldomPart, ({ deadlinesView }) => record(deadlinesView(deadlines, publication, language)));
};

/** A record as the holder of its receipt sees it. */
export const holdersRecord = (tracked: Tracked, language: Language, isElder: boolean, host: RecordHost, later: Later) => (forms: HolderForms, above: View = nothing): View =>
  html`${above}${withClocks(tracked, language, later, (clocks) => recordView(tracked, language, forms, isElder, host, nothing, undefined, clocks))}`;
