import { css } from 'lit';

/** What every component looks like: text, buttons, fields, cards and chips. */
export const styles = css`
  *,
  *::before,
  *::after {
    box-sizing: border-box;
  }
  :host {
    font-size: var(--text-m);
    color: var(--ink);
  }
  :host([hidden]),
  [hidden] {
    display: none !important;
  }
  h1,
  h2,
  h3,
  p,
  ul,
  ol,
  dl,
  dd,
  figure {
    margin: 0;
    padding: 0;
  }
  ul,
  ol {
    list-style: none;
  }
  h1 {
    font-size: var(--text-xl);
    font-weight: 700;
    line-height: 1.2;
    letter-spacing: -0.015em;
  }
  h2 {
    font-size: var(--text-l);
    font-weight: 700;
    line-height: 1.3;
    letter-spacing: -0.01em;
  }
  h3 {
    font-size: var(--text-m);
    font-weight: 600;
  }
  a {
    color: var(--link);
    text-underline-offset: 2px;
  }
  :focus-visible {
    outline: 3px solid var(--focus);
    outline-offset: 2px;
    border-radius: var(--radius-s);
  }
  button,
  .button {
    display: inline-flex;
    align-items: center;
    justify-content: center;
    gap: var(--space-2);
    min-height: 36px;
    padding: 6px 14px;
    font: 600 var(--text-m) / 1.2 var(--font);
    color: var(--ink);
    background: var(--surface);
    border: 1px solid var(--line-strong);
    border-radius: var(--radius-s);
    text-decoration: none;
    cursor: pointer;
    transition: background var(--motion);
  }
  button:hover,
  .button:hover {
    background: var(--surface-quiet);
  }
  button:disabled {
    opacity: 0.55;
    cursor: default;
  }
  button.main,
  .button.main {
    color: var(--brand-ink);
    background: var(--brand);
    border-color: var(--brand);
  }
  button.main:hover,
  .button.main:hover {
    filter: brightness(1.08);
  }
  button.danger {
    color: var(--danger);
    border-color: var(--danger);
  }
  button.plain {
    padding: 6px 8px;
    color: var(--link);
    background: none;
    border-color: transparent;
  }
  button.plain:hover {
    background: var(--surface-quiet);
  }
  button.icon {
    padding: 6px;
    min-width: 36px;
  }
  input,
  select,
  textarea {
    min-height: 40px;
    padding: 6px 10px;
    font: 400 var(--text-m) / 1.3 var(--font);
    color: var(--ink);
    background: var(--surface);
    border: 1px solid var(--line-strong);
    border-radius: var(--radius-s);
  }
  select {
    /* The arrow of the browser stands on the text where that is long. */
    appearance: none;
    padding-inline-end: 30px;
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
    background-image: linear-gradient(45deg, transparent 50%, currentColor 50%),
      linear-gradient(135deg, currentColor 50%, transparent 50%);
    background-position:
      right 15px center,
      right 10px center;
    background-size: 5px 5px;
    background-repeat: no-repeat;
  }
  @media (forced-colors: active) {
    select {
      appearance: auto;
    }
  }
  input[type='checkbox'],
  input[type='radio'] {
    min-height: 0;
    width: 18px;
    height: 18px;
    accent-color: var(--brand);
  }
  input[type='range'] {
    padding: 0;
    border: 0;
    background: none;
    accent-color: var(--brand);
  }
  label {
    font-weight: 600;
  }
  .page {
    display: grid;
    gap: var(--space-5);
    width: min(var(--page-width, 820px), 100%);
    margin: 0 auto;
    padding: var(--space-5) var(--space-4) var(--space-6);
  }
  .page > * {
    min-width: 0;
  }
  progress {
    appearance: none;
    width: 100%;
    height: 8px;
    border: 0;
    border-radius: 999px;
    overflow: hidden;
    background: var(--line);
  }
  progress::-webkit-progress-bar {
    background: var(--line);
  }
  progress::-webkit-progress-value {
    background: var(--brand);
    border-radius: 999px;
    transition: inline-size var(--motion);
  }
  progress::-moz-progress-bar {
    background: var(--brand);
  }
  .card {
    background: var(--surface);
    border: 1px solid var(--line);
    border-radius: var(--radius-m);
    box-shadow: var(--shadow);
    padding: var(--space-4);
  }
  .chip {
    display: inline-flex;
    align-items: center;
    gap: var(--space-1);
    padding: 1px 8px;
    font-size: var(--text-s);
    color: var(--ink-quiet);
    background: var(--surface);
    border: 1px solid var(--line);
    border-radius: 999px;
    white-space: nowrap;
  }
  .quiet {
    color: var(--ink-quiet);
  }
  .small {
    font-size: var(--text-s);
  }
  .row {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: var(--space-2);
  }
  .stack {
    display: grid;
    gap: var(--space-4);
  }
  .notice {
    padding: var(--space-3) var(--space-4);
    border-radius: var(--radius-m);
    background: var(--caution-soft);
    color: var(--caution);
  }
  .notice.bad {
    background: var(--danger-soft);
    color: var(--danger);
  }
  .unseen {
    position: absolute;
    width: 1px;
    height: 1px;
    overflow: hidden;
    clip-path: inset(50%);
    white-space: nowrap;
  }
  table {
    border-collapse: collapse;
    width: 100%;
  }
  th,
  td {
    padding: 8px 10px;
    text-align: start;
    vertical-align: top;
    border-bottom: 1px solid var(--line);
  }
  th {
    font-size: var(--text-s);
    font-weight: 600;
    color: var(--ink-quiet);
  }
  td.number,
  th.number {
    text-align: end;
    font-variant-numeric: tabular-nums;
  }
  td.number {
    white-space: nowrap;
  }
  @media (max-width: 767px) {
    button,
    .button,
    select,
    input:not([type='checkbox'], [type='radio']) {
      min-height: var(--target);
    }
    button.icon {
      min-width: var(--target);
    }
  }
`;
