import { lazyPart } from '../base/lazy.ts';
import type { Option } from '../fields/combobox.ts';

const searchPart = lazyPart(() => import('./category-search.ts'));

/**
 * The categories for what is typed. What knows pinyin and what people call things comes when the list opens; where it does not
 * come, the labels are searched: a resident without a line can still choose.
 */
export const categoryOptions = async (query: string, labels: Readonly<Record<string, string>>): Promise<readonly Option[]> => {
  const options = Object.keys(labels).map((value) => ({ value, label: labels[value] as string }));
  const asked = query.trim();
  if (asked === '') {
    searchPart.load().catch(() => undefined);
    return options;
  }
  try {
    return (await searchPart.load()).findCategories(query, options);
  } catch {
    return options.filter(({ label }) => label.indexOf(asked) !== -1);
  }
};
