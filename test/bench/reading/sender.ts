// Started by reading.ts as a process of its own, so that sending costs the reader nothing.
import { readFileSync } from 'node:fs';
import { startSender } from './answers.ts';

const { url, sizes } = await startSender(readFileSync(process.argv[2]!, 'utf8'));
process.send!({ url, sizes });
process.once('disconnect', () => process.exit());
