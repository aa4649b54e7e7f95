import { css } from 'lit';

/** Black on white whatever the look: a scanner knows no dark mode. Text beside the picture, below it where there is no room. */
export const qrStyles = css`
  .qr {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    margin: 0 0 -0.75em;
  }
  .qr > * {
    margin: 0 1em 0.75em 0;
  }
  .qr-picture {
    flex: none;
    width: 10em;
    max-width: calc(100% - 1em);
    height: auto;
    border: 1px solid var(--c-line);
    background: #fff;
    forced-color-adjust: none;
    -webkit-print-color-adjust: exact;
    print-color-adjust: exact;
  }
  .qr > figcaption {
    flex: 1 1 12em;
    min-width: 0;
    margin-right: 0;
  }
  .qr-title {
    font-weight: 600;
  }
  .qr-address {
    overflow-wrap: anywhere;
  }
  @media print {
    .qr {
      break-inside: avoid;
    }
    .qr-picture {
      width: 3.5cm;
    }
    .qr-address a::after {
      content: none !important;
    }
  }
`;
