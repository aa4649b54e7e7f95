import '@congress-kit/elements/ballot-results/define';
import { createClient, getBallot, isCongressError, listBallots } from '@congress-kit/sdk';
import { createResource, onCleanup, Show } from 'solid-js';
import { api } from './api';

const client = createClient({ api, language: 'zh-CN' });

/** What the page has read itself is handed over as a property; the element asks nothing. */
export function LatestBallot() {
  const leaving = new AbortController();
  onCleanup(() => leaving.abort());
  const { signal } = leaving;
  const [ballot] = createResource(async () => {
    const { items: [latest] } = await listBallots(client, { limit: 1 }, { signal });
    return latest && getBallot(client, { id: latest.id }, { signal });
  });
  const fault = () => isCongressError(ballot.error) && ballot.error.kind !== 'aborted' && ballot.error.message;

  return (
    <Show when={!ballot.error && ballot()} fallback={<p role={fault() ? 'alert' : undefined}>{fault() || '正在打开票决结果。'}</p>}>
      {(found) => <congress-ballot-results prop:data={found()} display="table" />}
    </Show>
  );
}
