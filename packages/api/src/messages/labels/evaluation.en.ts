import type { evaluationLabels as zh } from './evaluation.zh-CN.ts';

export const evaluationLabels: typeof zh = {
  evaluationMethods: { back_to_back: 'Without the handler present', meeting_secret_ballot: 'Secret ballot at a meeting', online: 'Online' },
};
