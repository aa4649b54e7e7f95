/** Methods of the elements: rows of the tables, and calls that come from the panel beside the story. No DOM, no Lit: the panel reads it too. */
import type { ArgTypes } from 'storybook/internal/types';

/** Events between the panel and the story. */
export const called = 'congress/method-called';
export const answered = 'congress/method-answered';

export interface Call {
  readonly storyId: string;
  readonly name: string;
  readonly args: readonly string[];
}

export interface Answer {
  readonly storyId: string;
  readonly name: string;
  readonly text: string;
}

export interface Method {
  readonly name: string;
  readonly description: string;
  readonly signature: string;
  readonly parameters: readonly { readonly name: string }[];
}

interface Declared {
  readonly name: string;
  readonly description?: string;
  readonly parameters?: readonly { readonly name: string; readonly type: { readonly text: string } }[];
  readonly return?: { readonly type: { readonly text: string } };
}

/** Lines of the table. They hold what the panel needs, as they go to it through Storybook. */
export const methodRows = (declared: readonly Declared[]): ArgTypes => Object.fromEntries(declared.map(({ name, description = '', parameters = [], return: returns }) => {
  const signature = `${name}(${parameters.map((one) => `${one.name}: ${one.type.text}`).join(', ')}): ${returns?.type.text ?? 'void'}`;
  return [name, { name: `${name}()`, description, control: false, table: { category: '方法 · methods', type: { summary: signature } }, method: { name, description, signature, parameters: parameters.map((one) => ({ name: one.name })) } }];
}));

export const methodsIn = (argTypes: Readonly<Record<string, unknown>>): readonly Method[] =>
  Object.values(argTypes).flatMap((one) => ((one as { method?: Method }).method ? [(one as { method: Method }).method] : []));
