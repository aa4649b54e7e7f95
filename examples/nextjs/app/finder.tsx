'use client';

import '@congress-kit/elements/deputy-finder/define';
import '@congress-kit/elements/suggestion-form/define';
import type { CongressDeputyFinder, CongressWriteEvent } from '@congress-kit/elements';
import { useEffect, useRef, useState } from 'react';

/** The server sends the tag with what stands between: readable before the script is there, and to search engines. */
export function Finder({ api }: { api: string }) {
  const finder = useRef<CongressDeputyFinder>(null);
  const [addressee, setAddressee] = useState<CongressWriteEvent['detail']>();

  // To an element that the server has rendered React adds no listener of `on…`; one that is rendered here first may use it.
  useEffect(() => {
    const element = finder.current;
    const write = (event: CongressWriteEvent) => {
      event.preventDefault(); // this page shows the form itself
      setAddressee(event.detail);
    };
    element?.addEventListener('congress-write', write);
    return () => element?.removeEventListener('congress-write', write);
  }, []);

  return (
    <>
      <congress-deputy-finder ref={finder} api={api} form-href="#write">请到最近的代表家站联系代表。</congress-deputy-finder>
      {addressee && (
        <section id="write">
          <h2>写给 {addressee.name}</h2>
          <congress-suggestion-form api={api} deputy={addressee.deputyId} />
        </section>
      )}
    </>
  );
}
