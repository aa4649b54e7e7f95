import { test } from 'node:test';
import {
  type Activity, addProjectReport, type Client, type CongressEvent, type Deputy, getDeputy, getProject, getStatistic, isProblemError, isProblemOf, items, listDeputies, listStatistics, moveCase, pages, type ProblemCodeOf, type Project, publishDisclosure,
  rateReply, submitSuggestion, type SuggestionDraft,
} from '@congress-kit/sdk';
import { createCongress } from '@congress-kit/sdk/congress';

/** Read by the type checker; nothing of it runs. */
type Equal<A, B> = (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? true : false;
const holds = <T extends true>(): T => true as T;

export const written = async (client: Client, draft: SuggestionDraft): Promise<void> => {
  const page = await listDeputies(client, { q: '王', level: ['county'], limit: 10 });
  holds<Equal<(typeof page.items)[number], Deputy>>();
  const name: string = page.items[0]!.name;
  // @ts-expect-error a filter the operation does not have
  await listDeputies(client, { levels: ['county'] });
  // @ts-expect-error a level that does not exist
  await listDeputies(client, { level: ['county', 'street'] });
  // @ts-expect-error no such field
  page.items[0]!.phone.length;

  await getDeputy(client, { id: 'd1' }, { signal: new AbortController().signal });
  // @ts-expect-error the id is missing
  await getDeputy(client, {});
  // @ts-expect-error an id is text
  await getDeputy(client, { id: 1 });
  // @ts-expect-error a read has no idempotency key
  await getDeputy(client, { id: 'd1' }, { idempotencyKey: 'k' });

  const receipt = await submitSuggestion(client, draft, { idempotencyKey: 'k' });
  const secret: string = receipt.secret;
  // @ts-expect-error the consent is missing
  await submitSuggestion(client, { kind: 'suggestion', category: 'health', title: name, body: name, identityMode: 'public', mayPublish: true });

  await rateReply(client, { receiptNo: 'R1' }, { attitude: 'satisfied', result: 'basic' }, { secret });
  // @ts-expect-error whoever rates shows the secret
  await rateReply(client, { receiptNo: 'R1' }, { attitude: 'satisfied', result: 'basic' });
  // @ts-expect-error not a word of the scale
  await rateReply(client, { receiptNo: 'R1' }, { attitude: 'good', result: 'basic' }, { secret });
  await moveCase(client, { number: 'C1' }, { to: 'assigned' });

  const project = await getProject(client, { id: 'p1' });
  holds<Equal<typeof project, Project>>();
  const spent: number = project.funds.spent;
  // @ts-expect-error money is a whole number of 元, not text
  await addProjectReport(client, { id: 'p1' }, { percent: 50, spent: `${spent}` });
  await addProjectReport(client, { id: 'p1' }, { percent: 50, spent, milestones: [{ position: 1, percent: 100 }] }, { idempotencyKey: 'k' });
  // @ts-expect-error who reviewed it is missing
  await publishDisclosure(client, { id: 'g1' }, {});
  await listStatistics(client, { metric: ['case_completion'], computed: true });
  // @ts-expect-error not a metric
  await listStatistics(client, { metric: ['happiness'] });
  // @ts-expect-error a percent may be absent, where there is no denominator
  (await getStatistic(client, { id: 's1' })).percent.length;

  for await (const deputy of items(client, listDeputies, { station: 's1' })) holds<Equal<typeof deputy, Deputy>>();
  for await (const each of pages(client, listDeputies)) each.total.toFixed();
  // @ts-expect-error a filter the list does not have
  items(client, listDeputies, { stations: 's1' });

  const congress = createCongress({ client });
  for await (const deputy of congress.deputies.each()) holds<Equal<typeof deputy, Deputy>>();
  holds<Equal<Awaited<ReturnType<typeof congress.deputies.list>>['items'][number], Deputy>>();
  for await (const activity of congress.activities.each({ deputy: 'DB1', year: 2026 })) holds<Equal<typeof activity, Activity>>();
  // @ts-expect-error nobody is ranked
  await congress.dutyRecords.list({ sort: '-total' });
  for await (const event of congress.events.each({ from: '2026-11-20', sort: 'startsAt' })) holds<Equal<typeof event, CongressEvent>>();
  // @ts-expect-error the same check through the object
  congress.deputies.list({ levels: ['county'] });

  try {
    await getDeputy(client, { id: 'd1' });
  } catch (error) {
    if (isProblemError(error, 'not_found', 'too_many_requests')) {
      holds<Equal<typeof error.code, 'not_found' | 'too_many_requests'>>();
      // @ts-expect-error it was narrowed to two codes
      if (error.code === 'forbidden') return;
    }
    // @ts-expect-error no such problem
    isProblemError(error, 'no_such_problem');
    if (isProblemOf(error, 'rateReply', 'already_rated', 'too_many_requests')) holds<Equal<typeof error.code, 'already_rated' | 'too_many_requests'>>();
    if (isProblemOf(error, 'getDeputy')) holds<Equal<typeof error.code, ProblemCodeOf<'getDeputy'> | (string & {})>>();
    holds<Equal<ProblemCodeOf<'getDeputy'>, 'not_found' | 'invalid_request' | 'not_acceptable' | 'too_many_requests' | 'internal_error' | 'temporarily_unavailable'>>();
    // @ts-expect-error a read of deputies never answers that
    isProblemOf(error, 'getDeputy', 'already_rated');
    // @ts-expect-error no such operation
    isProblemOf(error, 'getDeputies');
  }
};

test('the types say what the operations say (checked by tsc)', () => {});
