import { parentPort, workerData } from 'node:worker_threads';
import { UnreadableFile } from './raw.ts';
import type { Told } from './reading.ts';
import { sheetsOf } from './sheets-of.ts';

/** The thread that reads one spreadsheet (`reading.ts`). */

const { name, bytes } = workerData as { name: string; bytes: Uint8Array };
const told = await sheetsOf(name, Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)).then(
  (sheets): Told => ({ sheets }),
  (error: unknown): Told => (error instanceof UnreadableFile ? { fault: { code: error.code, expected: error.expected } } : { error }),
);
parentPort!.postMessage(told);
