import type { ResponseOf } from '@congress-kit/api/operation';
import * as api from '@congress-kit/api/resources/discovery';
import { call } from './call.ts';
import type { CallOptions, Client } from './client.ts';

/** What this deployment is: its name, languages, limits and the notice to agree to. */
export const getDiscovery = (client: Client, options?: CallOptions): Promise<ResponseOf<typeof api.getDiscovery>> =>
  call(client, api.getDiscovery, {}, options);
