import type { ImportFault } from './report.ts';

/** The faults of one run, and how many of them one file has. */
export class FaultList {
  readonly all: ImportFault[] = [];

  add(fault: ImportFault): void {
    this.all.push(fault);
  }

  countOf(file: string, severity: ImportFault['severity']): number {
    return this.all.filter((fault) => fault.file === file && fault.severity === severity).length;
  }
}

/** Thrown inside a file's transaction so that nothing of it stays: it has faults, or the run is a dry one. */
export class RollBack extends Error {
  override readonly name = 'RollBack';
}
