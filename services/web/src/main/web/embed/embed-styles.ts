import { css } from 'lit';

/**
 * The names that the styles of all components use, on a page that is not ours: its font, and its
 * colours where it sets them. Light or dark is the page's `color-scheme`.
 */
export const embedTokens = css`
  :host {
    --text-s: 0.8125rem;
    --text-m: 0.9375rem;
    --text-l: 1.0625rem;
    --text-xl: 1.25rem;
    --space-1: 4px;
    --space-2: 8px;
    --space-3: 12px;
    --space-4: 16px;
    --radius-s: 6px;
    --radius-m: var(--waymark-radius, 10px);
    --target: 44px;
    --motion: 160ms;
    --shadow: none;
    --surface: var(--waymark-surface, light-dark(#ffffff, #16222b));
    --surface-quiet: var(--waymark-surface-quiet, light-dark(#eef2f5, #1d2b35));
    --line: var(--waymark-line, light-dark(#d5dde3, #2d3e4a));
    --line-strong: var(--waymark-line-strong, light-dark(#8394a1, #7d92a1));
    --ink: var(--waymark-ink, light-dark(#10212e, #e9f0f4));
    --ink-quiet: var(--waymark-ink-quiet, light-dark(#4c5f6d, #a9bac6));
    --brand: var(--waymark-accent, light-dark(#155e75, #67c3dc));
    --brand-ink: var(--waymark-accent-ink, light-dark(#ffffff, #06212b));
    --link: var(--waymark-link, light-dark(#0e5f7a, #7fd0e6));
    --focus: var(--waymark-focus, light-dark(#1d4ed8, #8fb8ff));
    --next: var(--waymark-next, light-dark(#b45309, #f0ad4e));
    --next-ink: var(--waymark-next-ink, light-dark(#ffffff, #231602));
    --stuck: light-dark(#9d174d, #f9a8d4);
    --danger: light-dark(#a4262c, #ff9d9d);
    --danger-soft: light-dark(#fdeaea, #3b1d20);
    --caution: light-dark(#8a4b00, #f3bd6d);
    --caution-soft: light-dark(#fdf1de, #38290f);
    display: block;
    container-type: inline-size;
    font-family: var(--waymark-font, inherit);
    line-height: 1.5;
    text-align: start;
  }
  button,
  .button {
    font: inherit;
    font-size: var(--text-m);
    font-weight: 600;
    line-height: 1.2;
  }
`;

/** The list of steps. All text is on a surface of ours: the page's may have any colour. */
export const embedStyles = css`
  section {
    display: grid;
    gap: var(--space-3);
  }
  ol {
    display: grid;
    gap: var(--space-3);
  }
  article {
    display: grid;
    gap: var(--space-2);
  }
  article.first {
    border: 2px solid var(--next);
  }
  header {
    display: flex;
    align-items: flex-start;
    gap: var(--space-3);
  }
  .number {
    flex: none;
    display: grid;
    place-items: center;
    width: 28px;
    height: 28px;
    border-radius: 50%;
    font-weight: 700;
    color: var(--next-ink);
    background: var(--next);
  }
  /* No heading: of which level would be for the page to say. */
  .title {
    font-size: var(--text-l);
    font-weight: 600;
    line-height: 1.3;
    overflow-wrap: anywhere;
  }
  /* Padding of a text in a line moves nothing, and is easier to hit. */
  .title a {
    padding-block: 12px;
    color: inherit;
    text-decoration-color: var(--line-strong);
  }
  .reasons {
    padding-inline-start: 1.2em;
    list-style: disc;
  }
  .reasons ::marker {
    color: var(--next);
  }
  .reasons .STUCK {
    color: var(--stuck);
    font-weight: 600;
  }
  .done {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    justify-content: space-between;
    gap: var(--space-2);
    padding: var(--space-2) var(--space-3);
    background: var(--surface-quiet);
    border-radius: var(--radius-s);
  }
  @container (max-width: 480px) {
    button,
    .button {
      min-height: var(--target);
    }
  }
  @media (prefers-reduced-motion: reduce) {
    * {
      transition: none;
    }
  }
`;
