/** A lazy part: reading a snapshot brings filters, search and orders along, which a page with an API leaves to its server. */
export { createSnapshotClient } from '@congress-kit/sdk/snapshot';
