'use client';

import '@congress-kit/elements/ballot-results/define';
import '@congress-kit/elements/deputy-finder/define';
import '@congress-kit/elements/suggestion-form/define';
import type { CongressWriteEvent } from '@congress-kit/elements';
import { useEffect, useRef, useState, type ReactNode } from 'react';

/** Around a finder that the server has drawn: hears whom a person wants to write to, and shows the form. */
export function WriteHere({ api, children }: { api: string; children: ReactNode }) {
  const around = useRef<HTMLDivElement>(null);
  const [addressee, setAddressee] = useState<CongressWriteEvent['detail']>();

  useEffect(() => {
    const element = around.current;
    const write = (event: CongressWriteEvent) => {
      event.preventDefault(); // this page shows the form itself
      setAddressee(event.detail);
    };
    element?.addEventListener('congress-write', write);
    return () => element?.removeEventListener('congress-write', write);
  }, []);

  return (
    <>
      <div ref={around}>{children}</div>
      {addressee && (
        <section id="write">
          <h2>写给 {addressee.name}</h2>
          <congress-suggestion-form api={api} deputy={addressee.deputyId} />
        </section>
      )}
    </>
  );
}
