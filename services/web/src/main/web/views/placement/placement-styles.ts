import { css } from 'lit';

/** The question on the left, the map on the right; on a narrow screen the map below. */
export const placementStyles = css`
  :host {
    flex: 1;
    display: grid;
    grid-template-columns: minmax(320px, 5fr) minmax(0, 7fr);
    min-height: 0;
  }
  .quiz {
    display: grid;
    align-content: start;
    gap: var(--space-4);
    padding: var(--space-5);
    overflow-y: auto;
  }
  .question {
    display: grid;
    gap: var(--space-3);
    padding: var(--space-5);
  }
  .question h2 {
    font-size: var(--text-xl);
    overflow-wrap: anywhere;
  }
  /* It has the focus for the keys and for reading on; there is nothing to press. */
  .question h2:focus {
    outline: none;
  }
  .answers {
    display: grid;
    gap: var(--space-2);
  }
  .answers button[aria-disabled='true'] {
    opacity: 0.55;
  }
  .answers button {
    justify-content: space-between;
    min-height: 52px;
  }
  kbd {
    padding: 0 7px;
    font: 600 var(--text-s) / 1.6 var(--font);
    border: 1px solid currentColor;
    border-radius: 4px;
  }
  roadmap-map {
    border-inline-start: 1px solid var(--line);
  }
  @media (max-width: 767px) {
    :host {
      display: block;
    }
    .quiz {
      padding: var(--space-4);
    }
    kbd,
    .keys {
      display: none;
    }
    roadmap-map {
      height: 70vh;
    }
  }
`;
