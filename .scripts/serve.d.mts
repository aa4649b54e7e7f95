export const memoryOption: string;
export const serveArguments: readonly string[];
