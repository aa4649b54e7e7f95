/** What the elements are, for Storybook's tables and controls: the published manifest, made from the sources of this moment. */
import '@congress-kit/elements/ballot-results/define';
import '@congress-kit/elements/category-field/define';
import '@congress-kit/elements/check-field/define';
import '@congress-kit/elements/deputy-finder/define';
import '@congress-kit/elements/handling-tracker/define';
import '@congress-kit/elements/place-field/define';
import '@congress-kit/elements/suggestion-form/define';
import '@congress-kit/elements/text-field/define';
import published from 'virtual:custom-elements';

/** A property that an attribute sets is one line of a table and one control, not two; tokens and parts get controls of ours. */
export const manifest = {
  ...published,
  modules: published.modules.map((module) => ({
    ...module,
    declarations: module.declarations.map((declared) => ({
      ...declared,
      members: declared.members.filter(({ kind, attribute }) => kind === 'field' && attribute === undefined),
      slots: [],
      cssParts: [],
      cssProperties: [],
    })),
  })),
};

/** What an element has; the slot without a name is `default`. */
export const declarationOf = (tag: string) => {
  const found = published.modules.flatMap(({ declarations }) => declarations).find(({ tagName }) => tagName === tag);
  const members = found?.members ?? [];
  return {
    slots: (found?.slots ?? []).map((slot) => ({ ...slot, name: slot.name || 'default' })), cssParts: found?.cssParts ?? [], attributes: found?.attributes ?? [],
    fields: members.filter(({ kind }) => kind === 'field'), methods: members.filter(({ kind }) => kind === 'method'), events: found?.events ?? [],
  };
};

export const tags: readonly string[] = published.modules.flatMap(({ declarations }) => declarations.map(({ tagName }) => tagName));
