import { css } from 'lit';

/** In the upper corner where a line ends, the same for every element. */
export const elderStyles = css`
  .elder-buttons {
    display: flex;
    flex-wrap: wrap;
    justify-content: flex-end;
    margin: -0.25em 0 -0.25em -0.5em;
  }
  .elder-buttons > * {
    margin: 0.25em 0 0.25em 0.5em;
  }
  /* Still large, and both beside each other on a telephone. */
  .frame[data-elder] .elder-buttons > .button {
    padding-right: 0.625em;
    padding-left: 0.625em;
    font-size: 0.875em;
  }
  .sound {
    display: inline-block;
    vertical-align: -0.1875em;
  }
  .elder-note {
    flex: 0 0 100%;
    max-width: none;
    margin-top: 0.5em;
  }
`;
