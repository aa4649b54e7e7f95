import { html, nothing, type TemplateResult } from 'lit';
import type { Division } from '@congress-kit/sdk';
import type { Remote } from '../base/remote.ts';
import { checkbox, radioGroup, selectField, type Choice } from '../fields/choice-fields.ts';
import { textArea, textField } from '../fields/text-field.ts';
import { labelOf, labelsOf, suggestionLabels } from '../locale/labels.ts';
import type { Language } from '../locale/language.ts';
import { notice, type View } from '../base/views.ts';
import type { Typed } from './suggestion-draft.ts';
import { formWords } from './suggestion-form.words.ts';

export interface WritingView {
  readonly typed: Typed;
  readonly language: Language;
  readonly errors: Readonly<Record<string, string>>;
  readonly readonly: boolean;
  readonly retentionMonths: number;
  readonly limits: { readonly title: number; readonly body: number };
  readonly townships: Remote<readonly Division[]>;
  readonly villages: Remote<readonly Division[]>;
  readonly change: (changed: Partial<Typed>) => void;
  /** The field for files, where any are taken. */
  readonly files: View;
}

/** The questions, in the order a person thinks of them: what, where, who. */
export const writingView = (view: WritingView): TemplateResult => {
  const words = formWords[view.language];
  return html`
    <fieldset class="part" part="section"><legend><h3>${words.what}</h3></legend>${whatFields(view)}</fieldset>
    <fieldset class="part" part="section"><legend><h3>${words.where}</h3></legend>${whereFields(view)}</fieldset>
    <fieldset class="part" part="section"><legend><h3>${words.who}</h3></legend>${whoFields(view)}</fieldset>
  `;
};

const field = (view: WritingView, id: string) => ({ id, language: view.language, error: view.errors[id], readonly: view.readonly });

const choices = <Value extends string>(labels: Readonly<Record<string, string>>, hints: Readonly<Record<string, string>> = {}): Choice<Value>[] =>
  Object.keys(labels).map((value) => ({ value: value as Value, label: labels[value] ?? value, hint: hints[value] }));

const whatFields = (view: WritingView): TemplateResult => {
  const { typed, language, change } = view;
  const words = formWords[language];
  return html`
    ${radioGroup<Typed['kind']>({
      ...field(view, 'kind'), label: words.kind, inline: true, value: typed.kind,
      options: choices(labelsOf(suggestionLabels, 'suggestionKinds', language)), change: (kind) => change({ kind }),
    })}
    ${selectField<Exclude<Typed['category'], ''>>({
      ...field(view, 'category'), label: words.category, value: typed.category,
      options: choices(labelsOf(suggestionLabels, 'suggestionCategories', language)), change: (category) => change({ category }),
    })}
    ${textField({
      ...field(view, 'title'), label: words.titleLabel, hint: words.titleHint, value: typed.title, max: view.limits.title, input: (title) => change({ title }),
    })}
    ${textArea({
      ...field(view, 'body'), label: words.body, hint: words.bodyHint, value: typed.body, max: view.limits.body, rows: 8, input: (body) => change({ body }),
    })}
    ${view.files}
  `;
};

const places = (remote: Remote<readonly Division[]>): Choice<string>[] =>
  remote.type === 'loaded' ? remote.data.map(({ id, name }) => ({ value: id, label: name })) : [];

const whereFields = (view: WritingView): TemplateResult => {
  const { typed, language, change, townships, villages } = view;
  const words = formWords[language];
  const pick = (id: 'township' | 'village', label: string, options: Choice<string>[], chosen: (value: string) => void): TemplateResult =>
    selectField<string>({ ...field(view, id), label, optional: true, value: typed[id], options, empty: words.anyPlace, change: chosen });
  return html`
    ${townships.type === 'error'
      ? notice('warn', 'warning', words.placeFailed)
      : html`<div class="pair">
          ${pick('township', words.township, places(townships), (township) => change({ township, village: '' }))}
          ${typed.township ? pick('village', words.village, places(villages), (village) => change({ village })) : nothing}
        </div>`}
    ${textField({
      ...field(view, 'address'), label: words.address, hint: words.addressHint, optional: true, value: typed.address, input: (address) => change({ address }),
    })}
  `;
};

const whoFields = (view: WritingView): TemplateResult => {
  const { typed, language, change } = view;
  const words = formWords[language];
  return html`
    ${radioGroup<Typed['identityMode']>({
      ...field(view, 'identityMode'), label: words.identity, value: typed.identityMode,
      options: choices(labelsOf(suggestionLabels, 'identityModes', language), words.identityHints), change: (identityMode) => change({ identityMode }),
    })}
    ${typed.identityMode === 'anonymous'
      ? nothing
      : html`
          ${textField({ ...field(view, 'name'), label: words.name, value: typed.name, autocomplete: 'name', size: 14, input: (name) => change({ name }) })}
          ${textField({
            ...field(view, 'phone'), label: words.phone, hint: words.phoneHint, optional: true, value: typed.phone, type: 'tel', inputmode: 'tel',
            autocomplete: 'tel', size: 18, input: (phone) => change({ phone }),
          })}
        `}
    ${checkbox({
      ...field(view, 'mayPublish'), label: words.publishLabel, hint: words.publishHint, checked: typed.mayPublish, change: (mayPublish) => change({ mayPublish }),
    })}
    ${whoSeesWhat(view)}
    ${checkbox({ ...field(view, 'consent'), label: words.agree, checked: typed.agreed, change: (agreed) => change({ agreed }) })}
  `;
};

/** Follows the choices made above it, so that nobody has to work out what they mean. */
const whoSeesWhat = ({ typed, language }: WritingView): View => {
  const words = formWords[language];
  const named = typed.identityMode !== 'anonymous';
  const everyone = !typed.mayPublish ? words.seesNothing : typed.identityMode === 'public' ? words.seesPublicName : words.seesPublicNoName;
  const rows: [string, string][] = [
    [words.sees.office, named ? words.seesAll : words.seesAllNoName],
    [words.sees.handler, words.seesHandler],
    [words.sees.everyone, everyone],
  ];
  return html`
    <table class="sees" part="who-sees-what">
      <caption>${words.seesTitle} <span class="muted">${labelOf(suggestionLabels, 'identityModes', typed.identityMode, language)}</span></caption>
      <tbody>${rows.map(([who, what]) => html`<tr><th scope="row">${who}</th><td>${what}</td></tr>`)}</tbody>
    </table>
  `;
};
