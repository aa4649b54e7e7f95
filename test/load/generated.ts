/**
 * Requests made from the contract, thousands for every operation, against the reference server on both engines: no 5xx, and no
 * answer that the contract does not name. The small form is a test (test/conformance/generated.test.ts).
 *
 * Run: npm run load:generated [-- number [engine [seed [operation …]]]]
 */
import { runChecks, textReport } from '@congress-kit/conformance';
import { engines } from '../support/engines.ts';
import { startServer } from '../support/server.ts';

const [number = '10000', engine, seed, ...only] = process.argv.slice(2);
let isKept = true;
for (const { name } of engines().filter((one) => !engine || one.name === engine)) {
  await using server = await startServer({ engine: name, seed: 'sample', env: { SUBMIT_RATE: 'off', UPLOAD_RATE: 'off', LOOKUP_RATE: 'off', SUPPORT_RATE: 'off', LOG_LEVEL: 'error' } });
  const report = await runChecks({
    api: server.api, write: true, token: server.staffToken, fuzz: Number(number), ...(seed && { seed: Number(seed) }), ...(only.length > 0 && { only: only.map((id) => `generated.${id}`) }),
    onProgress: ({ done, total, result }) => { if (result) console.error(`${name} ${done}/${total} ${result.check.id} ${result.verdict} ${(result.milliseconds / 1000).toFixed(0)} s`); },
  });
  const open = report.results.filter(({ verdict }) => verdict !== 'kept');
  console.log(`${name}: ${report.requests} requests in ${(report.milliseconds / 1000).toFixed(0)} s, ${open.length} of ${report.results.length} operations with something open`);
  if (open.length > 0) console.log(textReport({ ...report, results: open }, 'en'));
  const said = server.log().split('\n').filter((line) => line.includes('unexpected'));
  if (said.length > 0) console.log(said.slice(0, 20).join('\n'));
  isKept &&= open.length === 0;
}
process.exit(isKept ? 0 : 1);
