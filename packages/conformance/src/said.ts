/** Everything the checker says, it says in Chinese and English; the report picks one. */
export type Said = readonly [zh: string, en: string];
export const reportLanguages = ['zh-CN', 'en'] as const;
export type ReportLanguage = (typeof reportLanguages)[number];

export const pick = ([zh, en]: Said, language: ReportLanguage): string => (language === 'en' ? en : zh);
