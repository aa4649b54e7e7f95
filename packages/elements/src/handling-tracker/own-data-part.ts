import { css } from 'lit';

/** Lazy part: what is kept about the holder of a receipt. Few ask for it. */
export { OwnData } from './own-data.ts';
export { erasedView, ownDataView } from './own-data-view.ts';

export const styles = css`
  .own-data {
    margin-top: 0.75em;
  }
  .own-data .said {
    white-space: pre-line;
  }
  .own-data .saved {
    display: flex;
    align-items: center;
    color: var(--c-good);
    font-weight: 600;
  }
  .own-data .saved .icon {
    margin-right: 0.5em;
  }
  .own-data .erase {
    margin: 0.5em 0 0 -0.5em;
  }
  .own-data .plain {
    margin-bottom: 1em;
  }
  .own-data .plain li {
    padding: 0.25em 0;
  }
  .erased .notice {
    margin: 1em 0;
  }
`;
