import '@congress-kit/elements/ballot-results/define';
import { createClient, getBallot, isCongressError, listBallots, type Ballot } from '@congress-kit/sdk';
import { useEffect, useState } from 'react';
import { api } from './api';

const client = createClient({ api, language: 'zh-CN' });

/** What the page has read itself is handed over as a property; the element asks nothing. */
export function LatestBallot() {
  const [ballot, setBallot] = useState<Ballot>();
  const [fault, setFault] = useState<string>();

  useEffect(() => {
    const leaving = new AbortController();
    const { signal } = leaving;
    listBallots(client, { limit: 1 }, { signal })
      .then(({ items: [latest] }) => latest && getBallot(client, { id: latest.id }, { signal }))
      .then(setBallot)
      .catch((error: unknown) => {
        if (!isCongressError(error)) throw error;
        if (error.kind !== 'aborted') setFault(error.message);
      });
    return () => leaving.abort();
  }, []);

  if (fault) return <p role="alert">{fault}</p>;
  return ballot ? <congress-ballot-results data={ballot} display="table" /> : <p>正在打开票决结果。</p>;
}
