import * as z from 'zod/mini';
import { openEnum } from '../schema.ts';

export const geoDatums = ['WGS-84', 'GCJ-02'] as const;

/** A position with the datum it is given in: the two lie some hundred metres apart. */
export const geo = /* @__PURE__ */ z.looseObject({ latitude: z.number(), longitude: z.number(), datum: /* @__PURE__ */ openEnum(geoDatums) });

/** The same, as it is sent. */
export const geoDraft = /* @__PURE__ */ z.strictObject({
  latitude: /* @__PURE__ */ z.number().check(z.minimum(-90), z.maximum(90)),
  longitude: /* @__PURE__ */ z.number().check(z.minimum(-180), z.maximum(180)),
  datum: /* @__PURE__ */ z.enum(geoDatums),
});
