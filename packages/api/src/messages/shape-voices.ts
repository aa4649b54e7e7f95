import type { consultationKinds } from '../resources/consultations.ts';
import type { solicitationKinds } from '../resources/solicitations.ts';
import type { voiceKinds } from '../resources/voices.ts';
import type { outcomes, stances } from '../rules/voice-counts.ts';
import type { voiceStates } from '../rules/voice-flow.ts';
import type { promiseStandings, windowStates } from '../rules/window.ts';

type Words<List extends readonly string[]> = Record<List[number], string>;

/** What the contract demands of the labels of consultations, solicitations and Q&A. */
export interface VoicesLabels {
  consultationKinds: Words<typeof consultationKinds>;
  solicitationKinds: Words<typeof solicitationKinds>;
  voiceKinds: Words<typeof voiceKinds>;
  voiceStates: Words<typeof voiceStates>;
  windowStates: Words<typeof windowStates>;
  stances: Words<typeof stances>;
  outcomes: Words<typeof outcomes>;
  promiseStandings: Words<typeof promiseStandings>;
}
