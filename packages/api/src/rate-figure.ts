import * as z from 'zod/mini';
import { count } from './schema.ts';

/** A rate never travels without its two counts. `percent` is text with one decimal, half up: `98.9`. */
export const rateFigure = z.looseObject({ numerator: count, denominator: count, percent: z.string() });
