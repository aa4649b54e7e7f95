export function build(options?: { force?: boolean; only?: ('embed' | 'packages' | 'storybook')[] }): Promise<void>;
export function buildAll(options?: { force?: boolean }): Promise<void>;
