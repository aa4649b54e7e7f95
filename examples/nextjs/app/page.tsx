import { createClient, getBallot, listBallots } from '@congress-kit/sdk';
import { Finder } from './finder';
import { Results } from './results';

/** Where the browser asks, and this server too. */
const api = process.env.API ?? 'http://127.0.0.1:8080/v1';
const client = createClient({ api, language: 'zh-CN' });

// Read anew for every visitor.
export const dynamic = 'force-dynamic';

export default async function Page() {
  const { items: [latest] } = await listBallots(client, { limit: 1 });
  const ballot = latest && await getBallot(client, { id: latest.id });

  return (
    <main>
      <h1>某县人大</h1>
      <Finder api={api} />
      {ballot && <Results ballot={ballot} />}
    </main>
  );
}
