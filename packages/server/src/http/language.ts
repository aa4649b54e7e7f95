import * as en from '@congress-kit/api/messages/en';
import * as zh from '@congress-kit/api/messages/zh-CN';
import type { Messages } from '@congress-kit/api/messages/zh-CN';

export const languages = ['zh-CN', 'en'] as const;
export type Language = (typeof languages)[number];

export const wordsOf = (language: Language): Messages => (language === 'en' ? en.messages : zh.messages);

/** The language of an answer by Accept-Language; Chinese unless English is asked for with more weight. */
export const languageOf = (header: string | undefined): Language => {
  const weights = { zh: 0, en: 0 };
  for (const part of (header ?? '').slice(0, 500).split(',')) {
    const [tag = '', ...parameters] = part.trim().toLowerCase().split(';');
    const q = parameters.map((parameter) => /^\s*q=([\d.]+)\s*$/.exec(parameter)?.[1]).find((value) => value !== undefined);
    const weight = q === undefined ? 1 : Number(q) || 0;
    const primary = tag.split('-')[0];
    if (primary === 'zh' || primary === 'en') weights[primary] = Math.max(weights[primary], weight);
  }
  return weights.en > weights.zh ? 'en' : 'zh-CN';
};
