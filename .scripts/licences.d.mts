export interface Lock {
  readonly packages: Readonly<Record<string, { readonly version?: string; readonly license?: string; readonly dev?: boolean; readonly link?: boolean }>>;
}
export function isAllowed(expression: string, allowed: ReadonlySet<string>): boolean;
export function dependenciesOf(lock: Lock): { readonly name: string; readonly version: string; readonly licence: string; readonly dev: boolean }[];
export function licenceFaults(lock: Lock): string[];
