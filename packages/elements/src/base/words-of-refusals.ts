import { isProblemError, type Client } from '@congress-kit/sdk';
import type { Language } from '../locale/language.ts';
import { contractEnglish, contractPart } from './contract-part.ts';

/** A refusal is told late rather than in the wrong words, but it is told. */
const patience = 4_000;

/** Settles when the words are there, or are known not to come, or take too long. Never fails. */
export const wordsOfContract = async (language: Language): Promise<void> => {
  const coming = Promise.all([contractPart.load(), language !== 'zh-CN' && contractEnglish.load()]);
  await Promise.race([coming.catch(() => undefined), new Promise((resolve) => { setTimeout(resolve, patience); })]);
};

/** A client whose refusals come together with their words. */
export const withWords = (client: Client, language: Language): Client => ({
  ...client,
  send: async (request) => {
    try {
      return await client.send(request);
    } catch (error) {
      if (isProblemError(error)) await wordsOfContract(language);
      throw error;
    }
  },
});
