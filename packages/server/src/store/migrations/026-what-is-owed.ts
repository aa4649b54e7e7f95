import { sql, type Kysely } from 'kysely';

/**
 * What the office owes or waits for, by kind of time limit: few of all cases, in the order of the list. Without them the few would be looked for among
 * all that were ever registered.
 */
const owing = {
  to_assign: ['registered', 'reviewed'],
  to_return: ['assigned'],
  to_help: ['assigned', 'received', 'handling', 'extension_requested', 'extended'],
  to_publish: ['replied', 'evaluating', 'satisfied', 'basic', 'unsatisfied', 'no_response', 'completed'],
};
const indexes = Object.entries(owing).map(([name, states]) => `create index cases_${name} on cases (registered_on desc, number desc) where state in (${states.map((state) => `'${state}'`).join(', ')})`);

export const up = async (db: Kysely<unknown>): Promise<void> => {
  for (const statement of indexes) await sql.raw(statement).execute(db);
};
