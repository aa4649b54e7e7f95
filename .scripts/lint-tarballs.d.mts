export function publintFaults(file: string): Promise<string[]>;
export function typeFaults(file: string): Promise<string[]>;
