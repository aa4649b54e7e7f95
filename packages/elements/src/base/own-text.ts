import { html } from 'lit';
import { Directive, directive, type DirectiveResult, type Part } from 'lit/directive.js';

class Own extends Directive {
  override render(slot: string, words: unknown, isText?: boolean): unknown {
    return isText ? words : html`<slot name=${slot}>${words}</slot>`;
  }

  override update(part: Part, [slot, words, isText]: [slot: string, words: unknown, isText?: boolean]): unknown {
    const given = (part.options!.host as Element).querySelector(`:scope > [slot="${slot}"]`);
    return !given ? words : isText ? given.textContent?.trim() || words : this.render(slot, words);
  }
}

/**
 * Words that a page may put its own in the place of: a slot where it has (an element draws again when it does), else the words alone. Fields
 * are drawn by the dozen, with two slots in each, and a slot costs what any element does. On a server there always is one.
 */
export const ownWords: (slot: string, words: unknown, isText?: boolean) => DirectiveResult = directive(Own);

/** The page's own words for a slot, else ours: where they are repeated (a slot takes what is given once) and where they are a name in an attribute. */
export const ownText = (slot: string, words: string): DirectiveResult => ownWords(slot, words, true);
