// How the server is started from its sources, by `npm start` and by the tests.

/**
 * Node 24 lets the young half of its heap grow to 134 MB under mixed load, most of it dead; with 16 MB a half the process stays a
 * hundred megabytes smaller. From the published package the same is said by NODE_OPTIONS (operators' guide).
 */
export const memoryOption = '--max-semi-space-size=16';

/** Any command, from its sources. */
export const commandArguments = ['--conditions=congress-source', 'packages/cli/src/main.ts'];

export const serveArguments = [memoryOption, ...commandArguments, 'serve'];
