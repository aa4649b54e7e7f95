import { intakeDraft, limits, suggestionCategories, faultsOf, type BodyOf, type takeInSuggestion } from '@congress-kit/api';
import { normalizeText } from '@congress-kit/api/rules/text';
import { ApiProblem } from '../http/problems.ts';

/** Open311's own ways to say things: XML, errors, and the fields of a form. */

export type Open311Form = Readonly<Partial<Record<string, string>>> & { readonly api_key?: string };

/** A refusal in Open311's words: its status and one sentence. */
export const open311Problem = (status: 400 | 403 | 404, sentence: string): ApiProblem => new ApiProblem('not_found', { params: { open311: sentence, status } });

const escaped = (text: string): string => text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`).replace(/[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]/g, '');

/** `<services><service><service_code>…`, as the specification shows it. */
export const writeXml = (root: string, item: string, values: readonly object[]): string =>
  `<?xml version="1.0" encoding="utf-8"?>\n<${root}>${values.map((value) => `<${item}>${Object.entries(value).map(([name, inner]) => `<${name}>${escaped(String(inner))}</${name}>`).join('')}</${item}>`).join('')}</${root}>\n`;

/** The first sentence is the title: Open311 has no other. */
const titleOf = (text: string): string => {
  const [first = ''] = text.split(/(?<=[。！？!?])|\n/);
  const letters = [...(first.trim() || text.trim())];
  return letters.length <= limits.title ? letters.join('') : `${letters.slice(0, limits.title - 1).join('')}…`;
};

/**
 * A form of Open311 → what is taken in. The number of the other system comes as `attribute[external_id]`, its name as
 * `attribute[external_system]`; without them each request is one of its own.
 *
 * @throws ApiProblem that says in Open311's words what is missing
 */
export const open311Draft = (form: Open311Form, textVersion: string, requestId: string): BodyOf<typeof takeInSuggestion> => {
  const text = normalizeText(form['description'] ?? '').trim();
  const missing = ['service_code', 'description'].filter((name) => !form[name]?.trim());
  if (missing.length > 0) throw open311Problem(400, `${missing.join(', ')} was not provided.`);
  if (!(suggestionCategories as readonly string[]).includes(form['service_code']!)) throw open311Problem(400, 'service_code was not found; see services.json.');
  if (!form['address_string'] && !form['address_id'] && !(form['lat'] && form['long'])) throw open311Problem(400, 'address_string, address_id or lat and long was not provided.');
  const name = [form['last_name'], form['first_name']].filter(Boolean).join('').trim();
  const draft = {
    kind: 'suggestion', category: form['service_code'], title: titleOf(text), body: text, divisionId: form['address_id'],
    // The specification measures by WGS-84.
    address: form['address_string'], ...(form['lat'] && form['long'] && { geo: { latitude: Number(form['lat']), longitude: Number(form['long']), datum: 'WGS-84' } }),
    identityMode: name ? 'withheld' : 'anonymous', ...(name && { name }), ...(form['phone'] && { phone: form['phone'] }),
    mayPublish: /^(1|true|yes)$/i.test(form['attribute[may_publish]'] ?? ''), consent: { textVersion }, channel: 'grid_platform',
    external: { system: form['attribute[external_system]'] ?? 'open311', id: form['attribute[external_id]'] ?? requestId },
  };
  const read = intakeDraft.safeParse(draft);
  if (!read.success) throw new ApiProblem('invalid_request', { errors: faultsOf(read.error.issues, draft).map((fault) => ({ in: 'body', ...fault })) });
  return read.data;
};
