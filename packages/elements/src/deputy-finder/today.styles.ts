import { css } from 'lit';

export const todayStyles = css`
  .today .field {
    max-width: 20em;
    margin: 1em 0 0.5em;
  }
  .today .station {
    max-width: var(--c-measure);
  }
  .today .next + .next {
    margin-top: 0.25em;
  }
  .today .next .example {
    margin: -0.5em 0.75em -0.5em 0;
  }
  .today .at {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
  }
  .today .at > span {
    margin-right: 1em;
  }
  .frame[data-elder] .today .next .example {
    margin: 0 1em 0 0;
  }
`;
