/** Paths of the lazy parts of a script that have these names, and of all that come with them. */
export function withNeeds(files: readonly { path: string; of?: string; needs?: readonly string[] }[], script: string, parts: readonly string[]): string[];
