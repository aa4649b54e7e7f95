export function raise(folder: string, day: string): Promise<string>;
export function withRelease(changelog: string, version: string, day: string, sentences: readonly string[]): string;
