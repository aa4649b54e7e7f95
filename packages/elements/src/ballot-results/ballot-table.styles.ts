import { css } from 'lit';

/** Tables: of the results, and of the years. */
export const tableStyles = css`
  table {
    width: 100%;
    margin-top: 1.5em;
    border-collapse: collapse;
    font-size: 0.9375em;
    line-height: 1.5;
  }
  th,
  td {
    padding: 0.625em 0.5em;
    border-bottom: 1px solid var(--c-line);
    text-align: left;
    vertical-align: top;
    font-weight: 400;
  }
  thead th {
    border-bottom: 2px solid var(--c-line-strong);
    color: var(--c-muted);
    font-size: 0.9375em;
    vertical-align: middle;
    word-break: keep-all;
  }
  .number {
    text-align: right;
  }
  td.number {
    white-space: nowrap;
  }
  tbody th {
    min-width: 12em;
  }
  tr.elected th {
    font-weight: 600;
  }
  .frame:not([data-width='wide']) table,
  .frame:not([data-width='wide']) tbody,
  .frame:not([data-width='wide']) tr,
  .frame:not([data-width='wide']) tbody th {
    display: block;
  }
  /* Whoever comes to its buttons with the keyboard sees them. */
  .frame:not([data-width='wide']) thead:not(:focus-within) {
    position: absolute;
    width: 1px;
    height: 1px;
    overflow: hidden;
    clip: rect(0 0 0 0);
  }
  .frame:not([data-width='wide']) tr {
    display: flex;
    flex-wrap: wrap;
    padding: 0.75em 0;
    border-bottom: 1px solid var(--c-line);
  }
  .frame:not([data-width='wide']) tbody tr {
    flex-direction: column;
  }
  .frame:not([data-width='wide']) tbody th {
    order: -1;
    min-width: 0;
    padding: 0 0 0.25em;
    border: 0;
  }
  .frame:not([data-width='wide']) td {
    display: flex;
    flex-wrap: wrap;
    justify-content: flex-end;
    padding: 0.125em 0;
    border: 0;
    text-align: right;
  }
  .frame:not([data-width='wide']) td::before {
    content: attr(data-label);
    margin-right: auto;
    padding-right: 1em;
    color: var(--c-muted);
    text-align: left;
    white-space: normal;
  }
  .frame:not([data-width='wide']) td > span {
    margin: 0 0 0 0.5em;
  }
`;
