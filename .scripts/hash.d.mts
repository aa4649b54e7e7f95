export function hashOf(folder: string, paths: string[]): string;
export function filesUnder(folder: string, path: string): string[];
