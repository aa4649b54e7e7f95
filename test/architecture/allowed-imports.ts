/**
 * Whom a package may import among the others: elements → sdk → api ← server ← cli; conformance → sdk, api. Between sdk and server there
 * is only the wire. The rules check it, the drawing in the book is made from it.
 */
export type PackageName = 'api' | 'sdk' | 'elements' | 'server' | 'conformance' | 'cli';

export const allowed: Readonly<Record<PackageName, readonly PackageName[]>> = {
  api: [],
  sdk: ['api'],
  elements: ['sdk'],
  server: ['api'],
  conformance: ['sdk', 'api'],
  cli: ['api', 'server', 'conformance'],
};

/** The parts of api without a schema in them, which a component may use directly. */
export const pureApi = /^@congress-kit\/api\/((rules|messages)\/|limits$)/;
