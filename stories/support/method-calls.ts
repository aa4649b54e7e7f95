/** Calls a method of the story's element when the panel beside it asks, and says what came of it. */
import { addons } from 'storybook/preview-api';
import { tags } from './manifest.ts';
import { answered, called, type Answer, type Call } from './methods.ts';

type Methods = Readonly<Record<string, ((...args: readonly string[]) => unknown) | undefined>>;

export const listenForCalls = (): void => {
  const channel = addons.getChannel();
  channel.on(called, async ({ storyId, name, args }: Call) => {
    const told = (text: string): void => channel.emit(answered, { storyId, name, text } satisfies Answer);
    try {
      // Where several stand together, the first that has such a method.
      const element = Array.from(document.querySelectorAll(tags.map((tag) => `#storybook-root ${tag}`).join(','))).find((one) => typeof (one as unknown as Methods)[name] === 'function');
      const result = await (element as unknown as Methods | undefined)?.[name]?.(...args);
      told(element ? `→ ${JSON.stringify(result) ?? 'undefined'}` : '这个故事里没有它 · the story has no such element');
    } catch (error) {
      told(`✗ ${String(error)}`);
    }
  });
};
