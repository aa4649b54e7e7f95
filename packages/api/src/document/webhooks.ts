import { readAt } from '../prose/samples.ts';
import { webhookProse, webhookWords } from '../prose/webhooks.ts';
import { webhookEvents, webhookHeaders } from '../webhooks.ts';
import { describeFields } from './describe.ts';
import type { DocumentLanguage } from './language.ts';
import { jsonSchemaOf, pascal } from './schemas.ts';

/** The `webhooks` section of the document: what the server sends to addresses that its operator names. */
type Json = { [key: string]: any };

export const webhookSection = (language: DocumentLanguage): Json => Object.fromEntries(webhookEvents.map((event) => {
  const type = event._zod.def.shape.type._zod.def.values[0]!;
  const prose = webhookProse[type];
  const words = webhookWords[language];
  const schema = describeFields(type.split('.').map(pascal).join(''), jsonSchemaOf(event), language);
  const fields = (schema['properties'] ?? {}) as Json;
  for (const name of ['type', 'timestamp', 'data'] as const) fields[name] = { ...fields[name], description: words[name] };
  const header = (name: string, description: string, pattern: string): Json => ({ name, in: 'header', required: true, description, schema: { type: 'string', maxLength: 1000, pattern } });
  return [type, {
    post: {
      operationId: `on${type.split('.').map(pascal).join('')}`,
      summary: language === 'en' ? prose.summary : prose.summaryZh,
      description: language === 'en' ? prose.description : prose.descriptionZh,
      security: [],
      parameters: [
        header(webhookHeaders.id, words.id, '^msg_[A-Za-z0-9_-]+$'), header(webhookHeaders.timestamp, words.sentAt, '^[0-9]+$'), header(webhookHeaders.signature, words.signature, '^v1,[A-Za-z0-9+/= ,]+$'),
      ],
      requestBody: { required: true, content: { 'application/json': { schema, example: { type, timestamp: readAt, data: prose.data } } } },
      responses: { 204: { description: words.taken } },
    },
  }];
}));
