/** For people who test their own pages against the API: a server made from the contract, without a server. */
export type { Failure, FailureScope } from './failures.ts';
export { createFakeServer, type FakeData, type FakeRequest, type FakeServer, type FakeServerOptions } from './fake-server.ts';
export { nodeListener } from './listener.ts';
