/** The words of the terminal: English when the environment asks for it, else Chinese. */
export const isEnglish = (env: Readonly<Record<string, string | undefined>> = process.env): boolean =>
  /^en/i.test(env['LC_ALL'] || env['LC_MESSAGES'] || env['LANG'] || '');

export const say = (zh: string, en: string): string => (isEnglish() ? en : zh);
