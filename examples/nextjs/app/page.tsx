import { createClient, getBallot, listBallots, type Ballot, type Client } from '@congress-kit/sdk';
import { Drawn } from './drawn';
import { WriteHere } from './elements';

/** Where the browser asks, and this server too. */
const api = process.env.API ?? 'http://127.0.0.1:8080/v1';
const client = createClient({ api, language: 'zh-CN' });

// Read anew for every visitor.
export const dynamic = 'force-dynamic';

export default async function Page() {
  // A page without the newest results is still a page.
  const ballot = await latest(client).catch(() => undefined);

  return (
    <main>
      <h1>某县人大</h1>
      {/* Asks here, and again in the browser: what is acted on is not an hour old. */}
      <WriteHere api={api}>
        <Drawn tag="congress-deputy-finder" client={client} attributes={{ api, 'form-href': '#write' }} fallback="请到最近的代表家站联系代表。" width="wide" />
      </WriteHere>
      {/* Brings its data along: nothing is asked for in the browser. */}
      {ballot && <Drawn tag="congress-ballot-results" data={ballot} fallback={inWords(ballot)} width="wide" />}
    </main>
  );
}

const latest = async (from: Client): Promise<Ballot | undefined> => {
  const { items: [first] } = await listBallots(from, { limit: 1 });
  return first && getBallot(from, { id: first.id });
};

/** The same for browsers that know nothing of all this, and for search engines. */
const inWords = ({ title, candidates }: Ballot): string =>
  `<h2>${escaped(title)}</h2><ul>${candidates.map((one) => `<li>${escaped(one.title)}${one.elected ? '（当选）' : ''}</li>`).join('')}</ul>`;

const escaped = (text: string): string => text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);
