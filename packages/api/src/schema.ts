import * as z from 'zod/mini';
import { limits } from './limits.ts';
import { normalizeText } from './rules/text.ts';

/**
 * Building blocks of every schema. Responses are open (`z.looseObject`: a county may add fields, enums may grow), request
 * bodies and queries are closed (`z.strictObject`: a misspelt field is told, not swallowed).
 */

/** A list of words that may grow: known ones are offered by the type, unknown ones pass. */
export const openEnum = /* @__NO_SIDE_EFFECTS__ */ <const T extends readonly [string, ...string[]]>(values: T) =>
  z.union([z.enum(values), z.string()]) as unknown as z.ZodMiniType<T[number] | (string & {}), T[number] | (string & {})>;

// Control characters break PostgreSQL (NUL) and spreadsheets; a lone surrogate cannot be written as UTF-8 and would come
// back as U+FFFD, so what a resident typed would change silently. Both are refused with a clear fault.
const cleanText = /^[^\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F\uD800-\uDFFF]*$/u;
const cleanLine = /^[^\u0000-\u001F\u007F\uD800-\uDFFF]*$/u;

/** Several lines of text, NFC, each line end one line feed, trimmed, at most `max` characters as `countCharacters` counts them. */
export const text = /* @__NO_SIDE_EFFECTS__ */ (max: number) => z.string().check(z.overwrite(normalizeText), z.trim(), z.minLength(1), z.maxLength(max), z.regex(cleanText));

/** One line of text, NFC, trimmed, at most `max` characters. */
export const line = /* @__NO_SIDE_EFFECTS__ */ (max: number = limits.line) =>
  z.string().check(z.normalize('NFC'), z.trim(), z.minLength(1), z.maxLength(max), z.regex(cleanLine));

/** What people type into a search box; may be empty. */
export const searchWords = /* @__PURE__ */ z.string().check(z.trim(), z.maxLength(100), z.regex(cleanLine));

/** What an operation without a query of its own understands: nothing. Requests are closed, so any parameter is told. */
export const noQuery = /* @__PURE__ */ z.strictObject({});

/** An identifier as it stands in an address: letters, digits, dot, hyphen, underscore. */
export const id = /* @__PURE__ */ z.string().check(z.minLength(1), z.maxLength(64), z.regex(/^[A-Za-z0-9][A-Za-z0-9._-]*$/));

/** A calendar day in Asia/Shanghai, `2026-03-05`. */
export const day = z.iso.date();

/** A calendar year to ask for. */
export const year = /* @__PURE__ */ z.int().check(z.minimum(1949), z.maximum(2999));

/** An instant, ISO 8601 with an offset, `2026-03-05T09:30:00+08:00`. */
export const instant = z.iso.datetime({ offset: true });

/** A count of people, papers or records. */
export const count = /* @__PURE__ */ z.int().check(z.minimum(0), z.maximum(2_147_483_647));

/** The most money that a field takes, in 元. */
export const mostYuan = 1_000_000_000_000_000;

/** Money in whole 元 (RMB yuan); never a fraction, never a formatted string. */
export const yuan = /* @__PURE__ */ z.int().check(z.minimum(0), z.maximum(mostYuan));

/** A pointer to another record: enough to show and to follow. */
export const ref = z.looseObject({ id: z.string(), name: z.string() });

/**
 * Where a public record comes from, the day it was true, and when something in it last changed. A check that found nothing
 * new moves `asOf` and not `changedAt`.
 */
export const provenance = { source: z.string(), asOf: day, changedAt: z.optional(instant) };

/**
 * A field that other fields make necessary. Runs even when other fields have faults, so that a form shows all of them
 * together and not the second batch after the first is mended.
 */
export const requiredIf = /* @__NO_SIDE_EFFECTS__ */ (path: string[], condition: (value: any) => boolean) =>
  z.refine<unknown>(
    (value) => {
      if (value === null || typeof value !== 'object' || !condition(value)) return true;
      const found = path.reduce<any>((inner, key) => (inner === null || inner === undefined ? undefined : inner[key]), value);
      return found !== undefined && found !== null;
    },
    { path, params: { fault: 'required' }, when: () => true } as never,
  );

export type Ref = z.output<typeof ref>;
