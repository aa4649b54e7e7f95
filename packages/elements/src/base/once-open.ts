import { noChange } from 'lit';
import { directive, Directive, type ChildPart, type DirectiveResult } from 'lit/directive.js';

/**
 * What stands in a fold, drawn once somebody opens it and kept from then on. For what is found by nobody who does not look for it: lists of
 * choices. Text that is worth finding on the page, and worth printing, is drawn at once.
 */
class OnceOpen extends Directive {
  private wasOpen = false;
  private fold: HTMLDetailsElement | null | undefined;

  render(isOpen: boolean, view: () => unknown): unknown {
    return isOpen ? view() : noChange;
  }

  override update(part: ChildPart, [isOpen, view]: [boolean, () => unknown]): unknown {
    if (!this.fold) {
      this.fold = (part.parentNode as Element).closest('details');
      const opened = (): void => {
        if (this.wasOpen) return;
        this.wasOpen = true;
        (part.options?.host as { requestUpdate?: () => void } | undefined)?.requestUpdate?.();
      };
      // A press comes before the fold opens, so that it is never seen empty; a page that is searched, or a script, opens it without one.
      for (const event of ['click', 'toggle']) this.fold?.addEventListener(event, opened);
    }
    this.wasOpen ||= isOpen;
    return this.render(this.wasOpen, view);
  }
}

const drawn = directive(OnceOpen);

/** @param isOpen the page has opened it, whatever the person does */
export const onceOpen = (isOpen: boolean, view: () => unknown): DirectiveResult => drawn(isOpen, view);
