import { css } from 'lit';

/** Check boxes with their names, side by side. */
export const choiceStyles = css`
  .choice {
    display: inline-flex;
    align-items: center;
    gap: var(--space-2);
    min-height: 32px;
    margin-inline-end: var(--space-4);
    font-weight: 400;
  }
  .error {
    color: var(--danger);
    font-weight: 600;
  }
  @media (max-width: 767px) {
    .choice {
      min-height: var(--target);
    }
  }
`;
