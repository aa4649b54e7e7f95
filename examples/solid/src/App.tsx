import '@congress-kit/elements/deputy-finder/define';
import '@congress-kit/elements/suggestion-form/define';
import type { CongressWriteEvent } from '@congress-kit/elements';
import { createSignal, Show } from 'solid-js';
import { LatestBallot } from './LatestBallot';

export function App() {
  const [addressee, setAddressee] = createSignal<CongressWriteEvent['detail']>();
  const [receiptNo, setReceiptNo] = createSignal<string>();

  return (
    <main>
      <h1>某县人大</h1>
      <congress-deputy-finder
        form-href="#write"
        on:congress-write={(event) => {
          event.preventDefault(); // this page shows the form itself
          setAddressee(event.detail);
        }}
      >
        请到最近的代表家站联系代表。
      </congress-deputy-finder>

      <Show when={addressee()}>
        {(chosen) => (
          <section id="write">
            <h2>写给 {chosen().name}</h2>
            <congress-suggestion-form prop:deputy={chosen().deputyId} on:congress-sent={(event) => setReceiptNo(event.detail.receiptNo)} />
          </section>
        )}
      </Show>
      <Show when={receiptNo()}>{(number) => <p>回执编号：{number()}</p>}</Show>

      <LatestBallot />
    </main>
  );
}
