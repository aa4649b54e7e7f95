// A program in Node with the SDK: npm install @congress-kit/sdk, then
//   API=https://county.example/v1 node index.mjs 柳溪
// It prints who serves a place, and which ballots there were.
import { createClient, isCongressError, items, listBallots, listDeputies } from '@congress-kit/sdk';

const client = createClient({ api: process.env.API ?? 'http://127.0.0.1:8080/v1', language: 'zh-CN' });
const [place = ''] = process.argv.slice(2);

try {
  const { items: found, total } = await listDeputies(client, { q: place, limit: 5 });
  console.log(`${place}: ${found.length} / ${total}`);
  for (const { name, contactPolicy } of found) console.log(`- ${name} (${contactPolicy})`);
  for await (const { title, votedOn } of items(client, listBallots, { limit: 20 })) console.log(`${votedOn} ${title}`);
} catch (error) {
  // Six kinds, each with what to do about it; anything else is a mistake of this program.
  if (!isCongressError(error)) throw error;
  console.error(`${error.kind}: ${error.message}`);
  process.exitCode = 1;
}
