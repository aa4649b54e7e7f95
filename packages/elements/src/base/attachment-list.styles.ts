import { css } from 'lit';

/** For the parts that show what came with a suggestion. */
export const attachmentListStyles = css`
  .papers {
    list-style: none;
  }
  .papers li {
    padding: 0.25em 0;
    overflow-wrap: anywhere;
  }
  .papers li:not(:focus-within) {
    overflow-x: clip;
  }
  .papers a {
    color: var(--c-accent);
    text-underline-offset: 0.2em;
  }
  /* The address holds a ticket that is good for an hour: nothing for paper. */
  @media print {
    .papers a[href]::after {
      content: none;
    }
  }
`;
