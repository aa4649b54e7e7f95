/** The whole public surface. Importing it registers nothing: use `@congress-kit/elements/<element>/define`, or the embed script. */
export { configure, define, version, type PageSettings } from './base/registry.ts';
export { CongressErrorEvent, CongressEvent } from './base/events.ts';
export { CongressElement } from './base/congress-element.ts';
export type { Remote } from './base/remote.ts';
export { looks } from './theme/tokens.ts';
export type { Language } from './locale/language.ts';
