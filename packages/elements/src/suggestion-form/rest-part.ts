import { nothing } from 'lit';
import type { View } from '../base/views.ts';
import { checkbox, radioGroup } from '../fields/choice-fields.ts';
import { textField } from '../fields/text-field.ts';
import { labelsOf, suggestionLabels } from '../locale/labels.ts';
import type { Typed } from './suggestion-draft.ts';
import { formWords } from './suggestion-form.words.ts';
import { whoSeesWhat } from './who-sees-what.ts';
import { choices, field, type RestQuestion, type WritingView } from './writing-view.ts';

/** Lazy part: the questions below the first ones. Asked for when the form connects, beside its data. */
export { FormFiles } from './form-files.ts';
export { FormPlaces } from './form-places.ts';

export const restFields: Readonly<Record<RestQuestion, (view: WritingView) => View>> = {
  files: (view) => view.files(view.errors['attachments']),
  place: (view) => {
    const words = formWords[view.language];
    return [view.place(view.errors['place']), textField({
      ...field(view, 'address'), label: words.address, hint: words.addressHint, optional: true, value: view.typed.address, input: (address) => view.change({ address }),
    })];
  },
  identity: (view) => {
    const { typed, language, change } = view;
    const words = formWords[language];
    return radioGroup<Typed['identityMode']>({
        ...field(view, 'identityMode'), label: words.identity, value: typed.identityMode,
        options: choices(labelsOf(suggestionLabels, 'identityModes', language), words.identityHints), change: (identityMode) => change({ identityMode }),
      });
  },
  contact: (view) => {
    const { typed, language, change } = view;
    const words = formWords[language];
    return typed.identityMode === 'anonymous'
      ? [nothing, nothing]
      : [textField({ ...field(view, 'name'), label: words.name, value: typed.name, autocomplete: 'name', size: 14, input: (name) => change({ name }) }), textField({
          ...field(view, 'phone'), label: words.phone, hint: words.phoneHint, optional: true, value: typed.phone, type: 'tel', inputmode: 'tel',
          autocomplete: 'tel', size: 18, input: (phone) => change({ phone }),
        })];
  },
  publish: (view) => {
    const { typed, language, change } = view;
    const words = formWords[language];
    return [checkbox({
      ...field(view, 'mayPublish'), label: words.publishLabel, hint: words.publishHint, checked: typed.mayPublish, change: (mayPublish) => change({ mayPublish }),
    }), whoSeesWhat(typed, language)];
  },
  consent: (view) => {
    const { typed, language, change } = view;
    return [view.notice, checkbox({ ...field(view, 'consent'), label: formWords[language].agree, checked: typed.agreed, change: (agreed) => change({ agreed }) })];
  },
};
