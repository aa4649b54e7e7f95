import * as z from 'zod/mini';
export const run = () => z.looseObject({a:z.array(z.looseObject({a:z.optional(z.string()), d: z.iso.date(), u: z.union([z.enum(['a']),z.string()])})), n:z.int()}).safeParse(1);
