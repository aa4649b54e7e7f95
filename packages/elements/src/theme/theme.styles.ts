import { css, unsafeCSS } from 'lit';
import { lookRules } from './tokens.ts';

/** What every element wears: looks, the frame, type, and the helpers that all views use. */
export const themeStyles = [
  unsafeCSS(/* @__PURE__ */ lookRules()),
  css`
    :host {
      display: block;
    }
    :host([hidden]) {
      display: none;
    }

    /* Old pages centre, indent (text-indent: 2em) and space their text, and all of it is inherited. Family and colour stay. */
    .frame {
      color: var(--c-text);
      background: var(--c-surface);
      font-size: var(--c-font-size);
      font-style: normal;
      font-weight: 400;
      line-height: var(--c-line-height);
      letter-spacing: normal;
      word-spacing: normal;
      text-align: left;
      text-indent: 0;
      text-transform: none;
      white-space: normal;
      overflow-wrap: break-word;
      line-break: strict;
      text-autospace: normal;
      -webkit-text-size-adjust: 100%;
    }
    .frame:not([lang='zh-CN']) {
      line-height: 1.5;
    }
    /* Chromium lets any number of full-width spaces hang beyond the line, and the page scroll sideways to them. What has focus keeps its outline, and a button
       reaches beyond the line by its padding. */
    h2,
    h3,
    p:not(.screen-only):not(:focus-within),
    dd:not(:focus-within) {
      overflow-x: clip;
    }
    .frame[data-theme~='dark'],
    .frame[data-theme~='contrast'] {
      padding: 1em;
      border-radius: var(--c-radius);
    }
    .frame[data-theme~='dark'] {
      color-scheme: dark;
    }
    @media (prefers-color-scheme: dark) {
      .frame[data-theme~='auto'] {
        padding: 1em;
        border-radius: var(--c-radius);
        color-scheme: dark;
      }
    }
    /* Holds its place before its buttons are there. */
    .elder-bar {
      display: flex;
      flex-wrap: wrap;
      justify-content: flex-end;
      align-items: center;
      min-height: var(--c-target);
      margin: 0 0 0.5em;
    }
    .probe {
      height: 0;
      overflow: hidden;
    }
    .probe > i {
      display: block;
      width: 1em;
    }

    *,
    *::before,
    *::after {
      box-sizing: border-box;
    }
    h2,
    h3,
    h4,
    p,
    dl,
    dd,
    ul,
    ol,
    figure,
    fieldset {
      margin: 0;
      padding: 0;
      border: 0;
      min-width: 0;
    }
    h2,
    h3,
    h4 {
      font-size: 1em;
      font-weight: 600;
      line-height: 1.4;
    }
    h2 {
      font-size: 1.375em;
    }
    .frame[data-elder] h2 {
      font-size: 1.45em;
    }
    h3 {
      font-size: 1.125em;
    }
    ul,
    ol {
      list-style: none;
    }
    a {
      color: var(--c-accent);
      text-underline-offset: 0.2em;
    }
    a:hover {
      color: var(--c-accent-strong);
      text-decoration-thickness: 2px;
    }
    p,
    li {
      max-width: var(--c-measure);
      text-wrap: pretty;
    }
    svg {
      display: block;
    }

    /* Its own rule: before Chromium 86 an unknown selector would take the whole list with it. */
    :focus {
      outline: 3px solid var(--c-focus);
      outline-offset: 2px;
    }
    :focus:not(:focus-visible) {
      outline: none;
    }
    [tabindex='-1']:focus {
      outline: none;
    }

    .muted {
      color: var(--c-muted);
    }
    .small {
      font-size: 0.875em;
    }
    .figures {
      font-variant-numeric: tabular-nums;
    }
    .nowrap {
      white-space: nowrap;
    }
    slot:not([name]) {
      display: block;
    }
    .notice + slot {
      margin-top: 0.75em;
    }
    .visually-hidden {
      position: absolute;
      width: 1px;
      height: 1px;
      margin: -1px;
      padding: 0;
      overflow: hidden;
      clip: rect(0 0 0 0);
      white-space: nowrap;
      border: 0;
    }
    /* Holds the place of a word that may still come. */
    .reserved {
      visibility: hidden;
    }
    .icon {
      flex: none;
      width: 1.125em;
      height: 1.125em;
    }

    @media (prefers-reduced-motion: reduce) {
      *,
      *::before,
      *::after {
        animation: none !important;
        transition: none !important;
      }
    }
    @media print {
      .frame {
        padding: 0;
        font-size: 11pt;
      }
      .screen-only,
      .skeleton {
        display: none !important;
      }
      /* A link on paper says where it leads. */
      a[href^='http']::after {
        content: ' (' attr(href) ')';
        font-size: 0.875em;
        overflow-wrap: anywhere;
      }
      h2,
      h3,
      h4,
      summary {
        break-after: avoid;
      }
      li,
      blockquote,
      figure {
        break-inside: avoid;
      }
    }
  `,
];
