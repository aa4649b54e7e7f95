export const memoryOption: string;
export const commandArguments: readonly string[];
export const serveArguments: readonly string[];
