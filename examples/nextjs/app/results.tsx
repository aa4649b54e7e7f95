'use client';

import '@congress-kit/elements/ballot-results/define';
import type { Ballot } from '@congress-kit/sdk';

/** What the server has read goes along as a JSON child: the element shows it as soon as it is defined, before React has come to life. */
export function Results({ ballot }: { ballot: Ballot }) {
  // `<` would end the script; in JSON its escape is the same.
  const json = JSON.stringify(ballot).replaceAll('<', '\\u003c');
  return (
    <congress-ballot-results>
      <script type="application/json" dangerouslySetInnerHTML={{ __html: json }} />
      <h2>{ballot.title}</h2>
      <ul>
        {ballot.candidates.map(({ id, title, elected }) => <li key={id}>{title}{elected ? '（当选）' : ''}</li>)}
      </ul>
    </congress-ballot-results>
  );
}
