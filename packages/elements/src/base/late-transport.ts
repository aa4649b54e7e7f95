import { NetworkError, type Client } from '@congress-kit/sdk';
import { lazyPart } from './lazy.ts';
import type * as Transport from './transport.ts';

const transport = lazyPart(() => import('./transport.ts'));

/** Without the part nothing can be asked, as without a line: it is told, and tried again, as that is. */
const come = async (operation: string, method: 'GET' | 'POST', url: string): Promise<typeof Transport> => {
  try {
    return await transport.load();
  } catch (cause) {
    throw new NetworkError('the part that asks servers did not come', { operation, method, url }, cause);
  }
};

/** Stands in for `transport.ts`: a client that is there at once, and fetches what it works with when it is first asked. */
export const connect: typeof Transport.connect = (options) => {
  const api = String(options.api).replace(/\/+$/, '');
  let client: Client | undefined;
  return {
    api,
    send: async (request) => {
      client ??= (await come(request.operation.id, request.operation.method, api + request.path)).connect(options);
      return client.send(request);
    },
    log: (entry) => client?.log(entry),
  };
};

export const askDiscovery: typeof Transport.askDiscovery = async (client, options) => (await come('getDiscovery', 'GET', client.api)).askDiscovery(client, options);
