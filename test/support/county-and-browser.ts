// The real server with the sample county, and a browser: started once for all tests of a file that imports them.
import { after, before } from 'node:test';
import { openBrowser, type TestBrowser } from './browser.ts';
import { startServer, type TestServer } from './server.ts';

export let server: TestServer;
export let browser: TestBrowser;
before(async () => { [server, browser] = await Promise.all([startServer({ seed: 'sample' }), openBrowser()]); });
after(async () => {
  await browser?.close();
  await server?.stop();
});
