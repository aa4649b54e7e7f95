import { css } from 'lit';

export const sheetStyles = css`
  .sheet h2 {
    margin-bottom: 0.5em;
  }
  .sheet > .actions {
    margin-top: 1em;
  }
  .sheet ul {
    display: grid;
    grid-template-columns: repeat(auto-fill, minmax(9em, 1fr));
    grid-gap: 1em;
    margin: 1.25em 0;
  }
  .sheet li {
    padding: 1em 0.75em;
    border: 1px solid var(--c-line);
    text-align: center;
    break-inside: avoid;
  }
  .sheet .qr-picture {
    width: 9em;
    max-width: 100%;
    height: auto;
    margin: 0 auto 0.5em;
    border: 0;
    background: #fff;
    forced-color-adjust: none;
  }
  .sheet b {
    display: block;
    font-size: 1.25em;
  }
  .sheet li span {
    display: block;
    font-size: 0.9375em;
    line-height: 1.4;
  }
  @media print {
    .sheet ul {
      grid-template-columns: repeat(3, 1fr);
      grid-gap: 0;
      margin: 5mm 0;
    }
    .sheet li {
      padding: 5mm 3mm;
    }
    .sheet .qr-picture {
      width: 4cm;
      -webkit-print-color-adjust: exact;
      print-color-adjust: exact;
    }
  }
`;
