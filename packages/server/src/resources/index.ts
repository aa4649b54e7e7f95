import type { FastifyInstance } from 'fastify';
import type { AppContext } from '../http/context.ts';

/** Registers the operations of one resource. */
export type Resource = (app: FastifyInstance, ctx: AppContext) => void;

/**
 * Every resource of the server, one line each. A test compares the registered operations with the contract, so a forgotten
 * line fails by name. Writes: add `suggestionWrites`, `receipts`, `staff` here when their files exist.
 */
export const resources: readonly Resource[] = [
];
