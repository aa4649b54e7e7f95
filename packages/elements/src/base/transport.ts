/**
 * The way to a server. What it stands on (schemas, checks, time limits) is a fifth of a script: one whose element shows something
 * before it has asked anything takes `late-transport.ts` instead, see `late` in build-plugins.ts.
 */
export { createClient as connect, getDiscovery as askDiscovery } from '@congress-kit/sdk';
