/** What the elements are, for Storybook's tables and controls: the published manifest, made from the sources of this moment. */
import '@congress-kit/elements/ballot-results/define';
import '@congress-kit/elements/deputy-finder/define';
import '@congress-kit/elements/handling-tracker/define';
import '@congress-kit/elements/suggestion-form/define';
import published from 'virtual:custom-elements';

/** A property that an attribute sets is one line of a table and one control, not two. */
export const manifest = {
  ...published,
  modules: published.modules.map((module) => ({
    ...module,
    declarations: module.declarations.map((declared) => ({
      ...declared,
      members: declared.members.filter(({ attribute }) => attribute === undefined),
      slots: declared.slots.map((slot) => ({ ...slot, name: slot.name || 'default' })),
    })),
  })),
};

export const tags: readonly string[] = published.modules.flatMap(({ declarations }) => declarations.map(({ tagName }) => tagName));
