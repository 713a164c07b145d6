import { css } from 'lit';

/** The map with the findings beside it; on a narrow screen the findings come first. */
export const reportStyles = css`
  :host {
    flex: none;
    display: grid;
    grid-template-columns: minmax(0, 1fr) minmax(340px, 420px);
    grid-template-areas: 'bar side' 'map side';
    grid-template-rows: auto minmax(0, 1fr);
    height: calc(100dvh - 57px);
  }
  .bar {
    grid-area: bar;
    display: flex;
    flex-wrap: wrap;
    align-items: flex-start;
    justify-content: space-between;
    gap: var(--space-3) var(--space-5);
    padding: var(--space-3) var(--space-4);
  }
  .verdict,
  .verdict .stack {
    display: grid;
    gap: var(--space-2);
  }
  h1 {
    font-size: var(--text-l);
  }
  /* The focus comes here by itself, and nothing can be done with it. */
  h1:focus-visible {
    outline: none;
  }
  .chip.bad {
    color: var(--danger);
    background: var(--danger-soft);
  }
  .chip.caution {
    color: var(--caution);
    background: var(--caution-soft);
  }
  summary {
    display: flex;
    align-items: center;
    min-height: 36px;
    color: var(--link);
    font-weight: 600;
    cursor: pointer;
  }
  .left-out ul {
    max-height: 30vh;
    overflow-y: auto;
    overflow-wrap: anywhere;
  }
  .side {
    grid-area: side;
    padding: var(--space-4);
    overflow-y: auto;
    background: var(--surface-quiet);
    border-inline-start: 1px solid var(--line);
  }
  .map {
    grid-area: map;
    display: flex;
    flex-direction: column;
    min-height: 0;
    border-top: 1px solid var(--line);
  }
  .map roadmap-map {
    flex: 1;
    min-height: 0;
  }
  :host([over]) .map {
    outline: 3px dashed var(--brand);
    outline-offset: -6px;
  }
  .choice,
  .none {
    padding: var(--space-2) var(--space-4);
  }
  select {
    max-width: 100%;
  }
  @media (max-width: 1023px) {
    :host {
      grid-template-columns: minmax(0, 1fr) minmax(300px, 340px);
    }
  }
  @media (max-width: 767px) {
    :host {
      display: flex;
      flex-direction: column;
      height: auto;
    }
    .side {
      overflow: visible;
      border: 0;
    }
    .map {
      height: 80vh;
    }
    summary {
      min-height: var(--target);
    }
  }
`;
