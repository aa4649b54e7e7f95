export const engineNames: readonly string[];
export const enginesBelowFloor: readonly string[];
export type EngineKind = 'cdp' | 'bidi' | 'webdriver' | 'node';
export function findEngine(name: string): Promise<{ name: string; kind: EngineKind; path: string; reason?: undefined } | { name: string; kind: EngineKind; path?: undefined; reason: string }>;
