export const root: string;
export const ownNode: string;
export function isInstalled(folder: string): boolean;
export function npm(args: string[], title: string): Promise<string>;
export function capture(command: string, args: string[], options?: { cwd?: string; env?: NodeJS.ProcessEnv; shell?: boolean }): Promise<{ code: number; output: string }>;
