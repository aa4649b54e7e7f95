import { Directive, directive, type DirectiveResult, type Part } from 'lit/directive.js';

class OwnText extends Directive {
  override render(_slot: string, words: string): string {
    return words;
  }

  override update(part: Part, [slot, words]: [slot: string, words: string]): string {
    return (part.options?.host as Element | undefined)?.querySelector(`:scope > [slot="${slot}"]`)?.textContent?.trim() || words;
  }
}

/** The page's own words for a slot, else ours: where they are repeated (a slot takes what is given once) and where they are a name in an attribute. */
export const ownText: (slot: string, words: string) => DirectiveResult<typeof OwnText> = directive(OwnText);
