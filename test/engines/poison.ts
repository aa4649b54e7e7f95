// Hostile texts in every text of an answer, each with a mark, by which it is known which of them have been on the screen, in which field of
// which element.
import { addressFields } from './full-county.ts';
import { fieldOf, spared } from './free-texts.ts';
import { addresses, injections } from './injections.ts';

interface Given { readonly tag: string; readonly field: string; readonly texts: readonly number[]; readonly answer: number }

/** By element and field: how many of the texts have been seen. */
export type Met = Readonly<Record<string, Readonly<Record<string, number>>>>;

/** As many at once where a field stands alone, and in a list of many. */
const [alone, among] = [60, 24];
const addressOf = (field: string) => addressFields[field.split('.').pop() as string];
const addressLike = addresses.map((one) => injections.indexOf(one));

export const createPoison = () => {
  const given: Given[] = [];
  const seen: Record<string, Record<string, Set<number>>> = {};
  const turns: Record<string, number> = {};
  /** Answers of which something has been on the screen. */
  const shown = new Set<number>();
  let answer = 0;

  const of = (tag: string, field: string): Set<number> => ((seen[tag] ??= {})[field] ??= new Set());

  /** What the field has not shown yet, from where it stopped; when it has shown all, a few of them again. */
  const pick = (tag: string, field: string, most: number): number[] => {
    const key = `${tag} ${field}`;
    const before = of(tag, field);
    const found: number[] = [];
    let at = turns[key] ?? 0;
    for (let left = injections.length; left > 0 && found.length < most; left -= 1, at += 1) if (!before.has(at % injections.length)) found.push(at % injections.length);
    if (found.length === 0) for (let more = 0; more < 3; more += 1) found.push(at++ % injections.length);
    turns[key] = at % injections.length;
    return found;
  };

  const text = (tag: string, field: string, length: number): string => {
    const texts = pick(tag, field, length < 5 ? alone : among);
    // Of an address what it begins with decides.
    if (addressOf(field)) texts.unshift(addressLike[(turns[`${tag} ${field} first`] = (turns[`${tag} ${field} first`] ?? -1) + 1) % addressLike.length] as number);
    given.push({ tag, field, texts, answer });
    return `${texts.map((one) => injections[one]).join(' ')}~h${given.length - 1}~`;
  };

  const poison = (tag: string, value: unknown, name = '', parent = '', length = 1): unknown => {
    if (spared.test(name)) return value;
    if (Array.isArray(value)) return value.map((one) => poison(tag, one, name, parent, Math.max(length, value.length)));
    if (typeof value === 'object' && value !== null) return Object.fromEntries(Object.entries(value).map(([own, one]) => [own, poison(tag, one, own, name, length)]));
    // Days and figures must be right for a record to be shown at all.
    return typeof value === 'string' && !/^(\d{4}-\d\d-\d\d|[\d.]+$)/.test(value) ? text(tag, fieldOf(parent, name), length) : value;
  };

  return {
    /** The answer as a hostile server would give it to this element. */
    poison: (tag: string, value: unknown): unknown => {
      answer += 1;
      return poison(tag, value);
    },
    /** Looks what stands in an element: in its texts, its attributes and its fields. */
    look: (element: Element): void => {
      const root = element.shadowRoot as ShadowRoot;
      const parts = [root.textContent ?? ''];
      for (const node of Array.from(root.querySelectorAll('*'))) {
        for (const { value } of Array.from(node.attributes)) if (value.indexOf('~h') !== -1) parts.push(value);
        if ('value' in node) parts.push(String((node as HTMLInputElement).value));
      }
      for (const [, at] of Array.from(parts.join(' ').matchAll(/~h(\d+)~/g))) {
        const one = given[Number(at)] as Given;
        shown.add(one.answer);
        one.texts.forEach((each) => of(one.tag, one.field).add(each));
      }
      // An address that is refused leaves no trace: its place is there, and what else its answer has to show, if it has anything.
      for (const one of given) {
        const [tag, , place] = addressOf(one.field) ?? [];
        if (tag === element.localName && tag === one.tag && root.querySelector(place as string) && (shown.has(one.answer) || one.field === 'links.petitions')) one.texts.forEach((each) => of(one.tag, one.field).add(each));
      }
    },
    met: (): Met => Object.fromEntries(Object.entries(seen).map(([tag, fields]) => [tag, Object.fromEntries(Object.entries(fields).map(([field, one]) => [field, one.size]))])),
  };
};
