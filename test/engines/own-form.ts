// The fields that stand alone in a page's own form, with hostile texts wherever text comes from: what the page wrote on them, what a person
// typed, and what the API said of places.
import { injections } from './injections.ts';

type Field = HTMLElement & { value: string; setCustomValidity(text: string): void; reportValidity(): boolean; updateComplete?: Promise<unknown> };

export interface OwnForm {
  /** The form's address of the API: one of its own for each round. */
  readonly api: string;
  /** A village there is, by its id and by what finds it. */
  readonly village: { readonly id: string; readonly name: string };
  /** Which of the texts come first: a round puts a part of them on every field. */
  readonly round: number;
  readonly lang: string;
  readonly until: <T>(what: string, look: () => T | null | undefined | false) => Promise<T>;
  readonly type: (field: HTMLElement, text: string) => void;
  readonly faults: (shown: readonly Field[]) => Promise<string[]>;
}

/** As many texts on a field at once, and as many rounds until each has been on each of them. */
const most = 30;
export const rounds = Math.ceil(injections.length / most);

/** Ends of lines, halves of characters and, in a fault, a NUL are the engine's own business. */
const plain = (text: string): string => text.replace(/\r\n?/g, '\n').replace(/[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]|\0/g, '\ufffd');

export const fillIn = async (home: HTMLElement, { api, village, round, lang, until, type, faults }: OwnForm): Promise<string[]> => {
  home.textContent = '';
  home.lang = lang;
  const wrong: string[] = [];
  const form = home.appendChild(document.createElement('form'));
  form.noValidate = true;
  const add = (tag: string, attributes: Readonly<Record<string, string>>): Field => {
    const made = document.createElement(tag) as Field;
    for (const [name, value] of Object.entries({ name: tag, api, ...attributes })) made.setAttribute(name, value);
    return form.appendChild(made);
  };
  const texts = injections.slice(round * most, round * most + most);
  const all = texts.join(' ');
  const place = add('congress-place-field', { label: all, hint: all });
  const fields = [place, add('congress-text-field', { label: all, hint: all }), add('congress-text-field', { label: all, hint: all, rows: '3', name: 'long' }), add('congress-check-field', { label: all, hint: all, value: all }), add('congress-category-field', { label: all, hint: all })];
  const inside = (field: Field, selector: string): HTMLElement | null => field.shadowRoot?.querySelector<HTMLElement>(selector) ?? null;
  for (const field of fields) await until(`the control of ${field.localName}`, () => inside(field, 'input, textarea'));

  // What a script of the page or a draft of it puts in, and what only the page knows to be wrong.
  for (const [at, field] of fields.entries()) {
    if (at === 1 || at === 2) field.value = all;
    field.setCustomValidity(all);
    field.reportValidity();
    await field.updateComplete;
    // As text, whole: with nothing in it that became something else.
    const times = plain(field.shadowRoot!.textContent!).split(plain(all)).length - 1;
    if (times < 3) wrong.push(`${field.localName} says its label, hint and fault ${times} times`);
  }
  wrong.push(...await faults(fields));
  for (const field of fields) field.setCustomValidity('');
  const [sent, check] = [new FormData(form), inside(fields[3]!, 'input') as HTMLInputElement];
  if (plain(String(sent.get('long'))) !== plain(all)) wrong.push('what was typed is sent as something else');
  check.click();
  await fields[3]!.updateComplete;
  if (plain(String(new FormData(form).get('congress-check-field'))) !== plain(all)) wrong.push('what a tick stands for is sent as something else');

  // A place found by its name, then step by step, then one that a script has put there.
  type(inside(place, '#place') as HTMLElement, village.name.slice(0, 2));
  const option = await until('places', () => inside(place, '#place-at-0'));
  wrong.push(...await faults([place]));
  option.click();
  await until('the place', () => new FormData(form).get('congress-place-field'));
  wrong.push(...await faults([place]));
  (inside(place, '#place-way') as HTMLElement).click();
  await until('the townships', () => inside(place, '#township option:nth-child(2)'));
  wrong.push(...await faults([place]));
  (inside(place, '#place-way') as HTMLElement).click();
  place.value = village.id;
  await until('the name of the place', () => (inside(place, '#place') as HTMLInputElement | null)?.value);
  wrong.push(...await faults([place]));
  return wrong;
};
