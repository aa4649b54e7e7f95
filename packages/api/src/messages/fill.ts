/**
 * Puts values into a template.
 *
 * - `{max}` is the value; a list is joined with `、` unless it was joined before.
 * - `{days|day|days}` is the first word when the value is 1, else the second.
 * - `[，现在是 {now} 字]` is left out when a value inside it is not known.
 *
 * A name without a value stays visible as `{name}`: a gap in a sentence hides a mistake.
 */
export const fill = (template: string, params: Readonly<Record<string, unknown>> = {}): string =>
  template
    .replace(/\[([^[\]]*)\]/g, (_, part: string) => (namesIn(part).every((name) => known(params[name])) ? part : ''))
    .replace(/\{(\w+)(?:\|([^|{}]*)\|([^|{}]*))?\}/g, (whole, name: string, one?: string, many?: string) => {
      const value = params[name];
      if (!known(value)) return whole;
      if (one !== undefined) return (Number(value) === 1 ? one : many) as string;
      return Array.isArray(value) ? value.join('、') : String(value);
    });

const known = (value: unknown): boolean => value !== undefined && value !== null;

const namesIn = (part: string): string[] => (part.match(/\{\w+/g) || []).map((found) => found.slice(1));
