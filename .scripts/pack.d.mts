/** Packs every built package into the folder. */
export function pack(folder: string): Promise<{ name: string; file: string }[]>;
