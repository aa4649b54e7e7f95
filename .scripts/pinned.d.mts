export function ensurePinned(): Promise<{ readonly executable: string; readonly fontFolder: string; readonly fontFamily: string }>;
