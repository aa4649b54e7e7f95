import { countingClock } from '@congress-kit/api/rules/light';
import { formatDay } from '../locale/format.ts';
import { labelOf } from '../locale/labels.ts';
import { recordLabels } from './record-labels.ts';
import type { Language } from '../locale/language.ts';
import { recordWords } from './record.words.ts';
import type { Tracked } from './tracked.ts';

/** The one sentence a reader came for: who has it, and what happens next. Undefined when the track ended or the state is new. */
export const leadOf = (tracked: Tracked, language: Language): string | undefined => {
  const words = recordWords[language];
  const { lead } = words;
  const { receipt, case: found, state } = tracked;
  const unit = found?.leadHandler?.name ?? words.unit;
  const clock = found && countingClock(found);
  const due = clock && !clock.doneOn ? formatDay(clock.dueOn, language) : '';
  const sentences: Readonly<Record<string, () => string>> = {
    submitted: () => lead.screening(formatDay(receipt?.screenedBy ?? '', language)),
    screening: () => lead.screening(formatDay(receipt?.screenedBy ?? '', language)),
    needs_supplement: () => lead.supplement,
    accepted: () => lead.accepted,
    claimed_by_deputy: () => lead.claimed,
    transferred: () => lead.transferred,
    escalated: () => lead.escalated,
    registered: () => (receipt ? lead.transferred : lead.registered),
    reviewed: () => (receipt ? lead.transferred : lead.registered),
    assigned: () => lead.assigned(unit),
    returned: () => lead.returned(unit),
    received: () => lead.handling(unit, due),
    handling: () => lead.handling(unit, due),
    extended: () => lead.handling(unit, due),
    extension_requested: () => lead.askedForTime(unit, due),
    rehandling: () => lead.rehandling(unit, found?.rehandling ? due : ''),
    tracking: () => lead.tracking(unit),
    answered_on_spot: () => lead.replied(answeredBy(tracked, unit, language)),
    replied: () => (receipt?.may.includes('rate') ? lead.repliedRate : lead.replied)(answeredBy(tracked, unit, language)),
    evaluating: () => lead.evaluating,
    satisfied: () => lead.evaluated(labelOf(recordLabels, 'ratings', state, language)),
    basic: () => lead.evaluated(labelOf(recordLabels, 'ratings', state, language)),
    unsatisfied: () => lead.evaluated(labelOf(recordLabels, 'ratings', state, language)),
    no_response: () => lead.evaluated(labelOf(recordLabels, 'caseStates', state, language)),
    rated: () => lead.rated,
    closed: () => lead.completed,
    completed: () => lead.completed,
    published: () => lead.published,
    publication_exempt: () => lead.exempt,
    look_back: () => lead.lookBack,
  };
  return sentences[state]?.();
};

/** Without a case it was the congress office or the deputy that answered. */
const answeredBy = ({ case: found, steps }: Tracked, unit: string, language: Language): string => {
  if (found) return unit;
  const step = steps.slice().reverse().find(({ type }) => type === 'replied' || type === 'answered_on_spot');
  return step && step.actor.role !== 'system' ? step.actor.organization ?? labelOf(recordLabels, 'actorRoles', step.actor.role, language) : labelOf(recordLabels, 'actorRoles', 'office_clerk', language);
};
