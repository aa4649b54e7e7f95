/**
 * Names the entry of the browser's history that the tab is at: a step forward has a name of its own, an address that is only rewritten keeps it. Not the
 * history's length, which ends at fifty: one tab serves many files of tests.
 */
export const historyStep = (): string => (window as unknown as { navigation: { currentEntry: { key: string } } }).navigation.currentEntry.key;
