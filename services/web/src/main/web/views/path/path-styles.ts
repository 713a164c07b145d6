import { css } from 'lit';

/** A line down the page, with a mark where each section begins. */
export const pathStyles = css`
  .pace {
    display: grid;
    gap: var(--space-2);
  }
  .pace input[type='range'] {
    flex: 1;
    min-width: 0;
    max-width: 420px;
  }
  .pace input[type='number'] {
    width: 84px;
  }
  progress {
    width: 120px;
    height: 8px;
    accent-color: var(--brand);
  }
  .stages {
    border-inline-start: 3px solid var(--line);
    margin-inline-start: 7px;
    display: grid;
    gap: var(--space-4);
  }
  .stage {
    position: relative;
    padding-inline-start: var(--space-5);
  }
  .stage::before {
    content: '';
    position: absolute;
    inset-inline-start: -10px;
    top: 12px;
    width: 17px;
    height: 17px;
    border: 3px solid var(--brand);
    border-radius: 50%;
    background: var(--page);
  }
  .stage:first-child::before {
    background: var(--next);
    border-color: var(--next);
  }
  summary {
    display: flex;
    flex-wrap: wrap;
    align-items: baseline;
    gap: 0 var(--space-3);
    min-height: var(--target);
    padding: var(--space-2) 0;
    cursor: pointer;
  }
  summary .row {
    margin-inline-start: auto;
  }
  summary .title {
    font-size: var(--text-l);
    font-weight: 700;
  }
  .step {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    justify-content: space-between;
    gap: 2px var(--space-4);
    padding: var(--space-2) 0;
    border-top: 1px solid var(--line);
  }
  .step a {
    font-weight: 600;
    overflow-wrap: anywhere;
  }
  @media (max-width: 767px) {
    summary .row {
      margin-inline-start: 0;
    }
    .step a {
      display: inline-flex;
      align-items: center;
      min-height: var(--target);
    }
  }
`;
