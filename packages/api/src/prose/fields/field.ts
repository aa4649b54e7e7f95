/**
 * What fields mean, in both languages, one file per subject. Keys are the end of a field's path: `Deputy.post` before `post`. A
 * schema by itself (`Deputy`) and a parameter (`listDeputies.division`) have an entry too. Words of a list get their names from
 * `messages/`, not here.
 */

/** The Chinese name; what the name does not say, in Chinese (may be empty); the same in English. */
export type FieldProse = readonly [name: string, zh: string, en: string];

export type FieldTable = Readonly<Record<string, FieldProse>>;
