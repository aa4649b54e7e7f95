import { globSync, mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { contractEnglish } from './src/base/contract-part.ts';
import { messageFileOf } from './src/locale/message-file.ts';

const here = dirname(fileURLToPath(import.meta.url));

/** Every word of every element, as the file that a translator begins with. */
export const readMessages = async (language: 'zh-CN' | 'en'): Promise<ReturnType<typeof messageFileOf>> => {
  // Every table is named in one of these, or in what they import. A `learn…` gives tables their English, some of them handed over
  // by name, because they come in a part of their own: here all of them are.
  const modules: Record<string, unknown>[] = [];
  for (const file of globSync('src/**/{english,*.words,*-words,*-words.en,*-labels}.ts', { cwd: here }).sort()) modules.push(await import(pathToFileURL(join(here, file)).href) as Record<string, unknown>);
  const all = Object.assign({}, ...modules) as Record<string, unknown>;
  for (const [name, act] of modules.flatMap(Object.entries)) if (name.startsWith('learn') && typeof act === 'function') act(all);
  await contractEnglish.load();
  return messageFileOf(language);
};

/** Writes `dist/messages/{zh-CN,en}.json`. */
export const writeMessages = async (): Promise<void> => {
  mkdirSync(join(here, 'dist', 'messages'), { recursive: true });
  for (const language of ['zh-CN', 'en'] as const) writeFileSync(join(here, 'dist', 'messages', `${language}.json`), `${JSON.stringify(await readMessages(language), null, 2)}\n`);
};
