import { labels as english } from './en.ts';
import { labels as officeEnglish } from './office.en.ts';
import { labels as office } from './office.zh-CN.ts';
import { labels as voicesEnglish } from './voices.en.ts';
import { labels as voices } from './voices.zh-CN.ts';
import { labels as worksEnglish } from './works.en.ts';
import { labels as works } from './works.zh-CN.ts';
import { labels as chinese } from './zh-CN.ts';

/**
 * The labels of all files together, for the document, the command line and the tests. A page imports the file it needs: lists
 * that no element shows would only weigh on it.
 */
export const everyLabel = {
  'zh-CN': { ...chinese, ...works, ...office, ...voices },
  en: { ...english, ...worksEnglish, ...officeEnglish, ...voicesEnglish },
} as const;
