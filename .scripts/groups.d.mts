export interface Group {
  name: string;
  kind: 'parallel' | 'browser' | 'journeys' | 'apart' | 'slow';
  files: string[];
  empty: boolean;
}
export function findGroups(root: string, filters?: string[]): Group[];
export function groupOf(file: string): string;
