import type { Messages } from './zh-CN.ts';
import { fill } from './fill.ts';

/** What one fault says. `params` are the figures the contract gives; `now` may be added by whoever knows the value. */
export interface SaidFault {
  readonly code: string;
  readonly pointer?: string;
  readonly params?: Readonly<Record<string, unknown>> | undefined;
}

/** A field may be called `constructor` by whoever sends it: only a table's own words count. */
const wordIn = (table: Readonly<Record<string, string>>, key: string): string | undefined =>
  Object.prototype.hasOwnProperty.call(table, key) ? table[key] : undefined;

/** `/reply/coHandlerIds/3` → `['reply', 'coHandlerIds']`, escapes of RFC 6901 undone. */
const namesOf = (pointer: string): string[] =>
  pointer.split('/').slice(1).filter((name) => !/^\d+$/.test(name)).map((name) => name.replace(/~1/g, '/').replace(/~0/g, '~'));

/** The name of the field a JSON pointer leads to; the longest known tail of the pointer wins, else its last word. */
export const fieldName = (messages: Pick<Messages, 'fields'>, pointer: string): string => {
  const names = namesOf(pointer);
  for (let from = 0; from < names.length; from += 1) {
    const known = wordIn(messages.fields, names.slice(from).join('/'));
    if (known) return known;
  }
  return names[names.length - 1] || '';
};

/** The fault without the field's name, for showing beside the field. A code newer than these words is told as bad format. */
export const faultText = (messages: Pick<Messages, 'faults' | 'types' | 'formats' | 'marks'>, fault: SaidFault): string => {
  const { code, params = {} } = fault;
  const names = namesOf(fault.pointer || '');
  const last = names[names.length - 1] || '';
  const { formats } = messages;
  const isId = params['format'] === 'regex' && /^(id|code|into|.*(Id|Ids|No|Number|Version))$/.test(last);
  const values = params['values'];
  return fill(wordIn(messages.faults, code) || fill(messages.faults.bad_format), {
    ...params,
    expected: wordIn(messages.types, String(params['expected'])),
    example: wordIn(formats, last) || wordIn(formats, isId ? 'id' : String(params['format'])),
    values: Array.isArray(values) ? values.join(messages.marks.list) : values,
  });
};

/** The fault with the field's name before it, for a summary or a log: “标题：最多 60 字”. */
export const faultSentence = (messages: Messages, fault: SaidFault): string => {
  const field = fieldName(messages, fault.pointer || '');
  const said = faultText(messages, fault);
  return field ? fill(messages.marks.field, { field, fault: said }) : said;
};
