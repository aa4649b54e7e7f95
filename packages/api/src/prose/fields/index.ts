import { attachments } from './attachments.ts';
import { cases } from './cases.ts';
import { common } from './common.ts';
import { discovery } from './discovery.ts';
import type { FieldTable } from './field.ts';
import { figures } from './figures.ts';
import { places } from './places.ts';
import { staff } from './staff.ts';
import { suggestions } from './suggestions.ts';
import { voices } from './voices.ts';
import { works } from './works.ts';

/** One file per subject; a key stands in one of them only, which a test keeps so. */
export const fieldTables: Readonly<Record<string, FieldTable>> = { common, discovery, places, suggestions, attachments, cases, figures, works, voices, staff };

/** All of them. */
export const fieldProse: FieldTable = Object.assign({}, ...Object.values(fieldTables));
