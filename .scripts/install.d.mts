export const root: string;
export const ownNode: string;
export function isInstalled(folder: string): boolean;
