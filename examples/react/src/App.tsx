import '@congress-kit/elements/deputy-finder/define';
import '@congress-kit/elements/suggestion-form/define';
import type { CongressWriteEvent } from '@congress-kit/elements';
import { useState } from 'react';
import { LatestBallot } from './LatestBallot';

export function App() {
  const [addressee, setAddressee] = useState<CongressWriteEvent['detail']>();
  const [receiptNo, setReceiptNo] = useState<string>();

  return (
    <main>
      <h1>某县人大</h1>
      <congress-deputy-finder
        form-href="#write"
        oncongress-write={(event) => {
          event.preventDefault(); // this page shows the form itself
          setAddressee(event.detail);
        }}
      >
        请到最近的代表家站联系代表。
      </congress-deputy-finder>

      {addressee && (
        <section id="write">
          <h2>写给 {addressee.name}</h2>
          <congress-suggestion-form deputy={addressee.deputyId} oncongress-sent={(event) => setReceiptNo(event.detail.receiptNo)} />
        </section>
      )}
      {receiptNo && <p>回执编号：{receiptNo}</p>}

      <LatestBallot />
    </main>
  );
}
