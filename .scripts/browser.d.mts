export const browserFlags: string[];
export function findBrowser(): Promise<string | null>;
export function ensureBrowser(): Promise<string>;
export function whyNotStarting(path: string): Promise<string | null>;
export function aptInstall(...packages: string[]): Promise<boolean>;
