import { html, type TemplateResult } from 'lit';
import { radioGroup, type Choice } from '../fields/choice-fields.ts';
import type { Combobox } from '../fields/combobox.ts';
import { comboboxField } from '../fields/combobox-field.ts';
import { textArea, textField } from '../fields/text-field.ts';
import { labelsOf, suggestionLabels } from '../locale/labels.ts';
import type { Language } from '../locale/language.ts';
import type { View } from '../base/views.ts';
import type { StepName } from './form-flow.ts';
import type * as RestPart from './rest-part.ts';
import type { Typed } from './suggestion-draft.ts';
import { formWords } from './suggestion-form.words.ts';

export interface WritingView {
  readonly typed: Typed;
  readonly language: Language;
  readonly errors: Readonly<Record<string, string>>;
  readonly readonly: boolean;
  /** 长辈模式: what can be chosen is shown, nothing has to be typed for it. */
  readonly isElder: boolean;
  readonly limits: { readonly title: number; readonly body: number };
  readonly categories: Combobox;
  readonly change: (changed: Partial<Typed>) => void;
  /** The title is written: the moment to look for others like it. */
  readonly titled: () => void;
  /** The questions that come as a part; a skeleton until then. */
  readonly later: (show: (part: typeof RestPart) => View) => View;
  /** The field for files, where any are taken. */
  readonly files: (error: string | undefined) => View;
  /** The field for a place. */
  readonly place: (error: string | undefined) => View;
  /** Buttons beside a text that listen, where the browser can. */
  readonly dictation: View;
  /** Whom it goes to. */
  readonly addressee: View;
  /** What is agreed to, where it stands on another screen than the box to tick. */
  readonly notice: View;
}

type Question = 'target' | 'kind' | 'category' | 'title' | 'body' | RestQuestion;
export type RestQuestion = 'files' | 'place' | 'identity' | 'contact' | 'publish' | 'consent';

/** What stands on the screen of a step; those that are not named here are one question of that name. */
const questionsOf: Readonly<Partial<Record<StepName, readonly Question[]>>> = {
  start: [], subject: ['kind', 'category'], words: ['title', 'body'], who: ['identity', 'contact'], agree: ['publish', 'consent'],
};
const questions = (step: StepName, view: WritingView): readonly View[] => (questionsOf[step] ?? [step as Question]).flatMap((one) => fields[one](view));

/** All questions on one page, in the order a person thinks of them: what, where, who. */
export const writingView = (view: WritingView): View => {
  const words = formWords[view.language];
  const group = (name: 'what' | 'where' | 'who', ...steps: readonly StepName[]): TemplateResult =>
    html`<fieldset class="part" part="section"><legend><h3><slot name=${name}>${words[name]}</slot></h3></legend>${steps.flatMap((step) => questions(step, view))}</fieldset>`;
  return [group('what', 'subject', 'words', 'files') as View].concat(view.later(() => [group('where', 'place'), group('who', 'who', 'agree')]));
};

/** The questions of one step, under its heading. A single question is its own heading: above it only how far one is. */
export const stepView = (step: StepName, at: number, of: number, view: WritingView): TemplateResult => {
  const words = formWords[view.language];
  const progress = words.stepOf(at, of);
  if (step === 'start') return html``;
  if (view.isElder) return html`<h3 class="progress muted figures" part="progress" id="step-title" tabindex="-1">${progress}</h3><div class="part single" part="section">${questions(step, view)}</div>`;
  return html`
    <p class="progress muted figures" part="progress">${progress}</p>
    <fieldset class="part" part="section">
      <legend><h3 id="step-title" tabindex="-1"><slot name="step-${step}">${words.steps[step as keyof typeof words.steps]}</slot></h3></legend>
      ${questions(step, view)}
    </fieldset>
  `;
};

export const field = (view: WritingView, id: string) => ({ id, language: view.language, error: view.errors[id], readonly: view.readonly });

export const choices = <Value extends string>(labels: Readonly<Record<string, string>>, hints: Readonly<Record<string, string>> = {}): Choice<Value>[] =>
  Object.keys(labels).map((value) => ({ value: value as Value, label: labels[value] ?? value, hint: hints[value] }));

const rest = (question: RestQuestion) => (view: WritingView): View => view.later((part) => part.restFields[question](view));

const fields: Readonly<Record<Question, (view: WritingView) => View>> = {
  target: (view) => view.addressee,
  kind: (view) => {
    const { typed, language, change } = view;
    return radioGroup<Typed['kind']>({
      ...field(view, 'kind'), label: formWords[language].kind, inline: true, value: typed.kind,
      options: choices(labelsOf(suggestionLabels, 'suggestionKinds', language)), change: (kind) => change({ kind }),
    });
  },
  category: (view) => {
    const { typed, language, change } = view;
    const words = formWords[language];
    const labels = labelsOf(suggestionLabels, 'suggestionCategories', language);
    const category = { ...field(view, 'category'), label: words.category };
    return view.isElder
      ? radioGroup<Exclude<Typed['category'], ''>>({ ...category, value: typed.category, options: choices(labels), change: (value) => change({ category: value }) })
      : comboboxField({
          ...category, hint: words.categoryHint, box: view.categories, none: words.categoryNone,
          chosen: typed.category && (labels as Readonly<Record<string, string>>)[typed.category] || typed.category,
          choose: (option) => change({ category: (option?.value ?? '') as Typed['category'] }),
        });
  },
  title: (view) => {
    const { typed, language, change, limits } = view;
    const words = formWords[language];
    return textField({
      ...field(view, 'title'), label: words.titleLabel, hint: words.titleHint, value: typed.title, max: limits.title, input: (title) => change({ title }), blur: view.titled,
    });
  },
  body: (view) => {
    const { typed, language, change, limits } = view;
    const words = formWords[language];
    return textArea({
      ...field(view, 'body'), label: words.body, hint: words.bodyHint, value: typed.body, max: limits.body, rows: 8, input: (body) => change({ body }), below: view.dictation,
    });
  },
  files: rest('files'),
  place: rest('place'),
  identity: rest('identity'),
  contact: rest('contact'),
  publish: rest('publish'),
  consent: rest('consent'),
};
