import * as z from 'zod/mini';
import { feedMediaTypes, feeds, type FeedSpec } from '../feeds.ts';
import { operation, type OperationSpec } from '../operation.ts';
import { id } from '../schema.ts';
import { pathNames } from '../snapshot.ts';

/** The feeds as the document tells them: reads whose answer is a file. They are no operations of the client. */
const asOperation = ({ id: name, path, formats }: FeedSpec): OperationSpec => operation({
  id: name, tag: path.split('/')[2]!, method: 'GET', path: `${path}.{format}`, access: 'public',
  params: z.strictObject({ ...Object.fromEntries(pathNames(path).map((one) => [one, id])), format: z.enum([...formats] as [string, ...string[]]) }),
  status: 200, response: z.unknown(), problems: ['not_found'],
  download: { mediaTypes: formats.map((format) => feedMediaTypes[format].replace(/;.*/, '')), maxBytes: 10_000_000 },
});

export const feedOperations: readonly OperationSpec[] = feeds.map(asOperation);
