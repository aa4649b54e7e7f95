import * as z from 'zod/mini';
import { operation } from '../operation.ts';
import { staffRoles } from '../roles.ts';
import { count, day, openEnum, ref } from '../schema.ts';

/** What this deployment is: read once, before anything else. */
export const discovery = z.looseObject({
  name: z.string(),
  version: z.string(),
  /** True when the data is the invented county; pages must say so. */
  sample: z.boolean(),
  congress: z.optional(ref),
  languages: z.array(z.string()),
  /** Roles a token of the office's side may have. */
  roles: z.optional(z.array(openEnum(staffRoles))),
  /** From this day on this version of the API may answer no more (RFC 8594, also the header `Sunset`). Absent: no end is planned. */
  sunset: z.optional(day),
  /** The notice a resident agrees to before writing; its version is stored with the suggestion. */
  consent: z.looseObject({ textVersion: z.string(), retentionMonths: count }),
  limits: z.record(z.string(), z.number()),
  /** The figures of the clocks of a case here, for what is registered from now on: `ClockFigures`, which `clocksWith` of the rules makes clocks of. */
  clocks: z.optional(z.record(z.string(), z.number())),
  /** What may be uploaded; how much and how many is in `limits`. Absent: nothing. */
  uploads: z.optional(z.looseObject({ mediaTypes: z.array(z.string()) })),
  links: z.record(z.string(), z.string()),
});
export type Discovery = z.output<typeof discovery>;

export const getDiscovery = operation({
  id: 'getDiscovery', tag: 'discovery', method: 'GET', path: '/', access: 'public',
  status: 200, response: discovery, problems: [],
});
