import { css } from 'lit';

/** How the map looks: every state has a fill, an outline and a mark of its own. */
export const mapStyles = css`
  :host {
    position: relative;
    display: block;
    min-height: 0;
  }
  .viewport {
    height: 100%;
    overflow: auto;
    overscroll-behavior: contain;
    touch-action: pan-x pan-y;
    background: var(--page);
    cursor: grab;
  }
  .viewport:active {
    cursor: grabbing;
  }
  .scene {
    display: block;
    margin: 0 auto;
    font: 400 12px var(--font);
    user-select: none;
  }
  .tools {
    position: absolute;
    bottom: var(--space-3);
    inset-inline-end: var(--space-5);
    z-index: 1;
    display: flex;
    gap: var(--space-1);
    padding: var(--space-1);
    background: var(--surface);
    border: 1px solid var(--line);
    border-radius: var(--radius-m);
    box-shadow: var(--shadow);
  }
  .tools button {
    border-color: transparent;
  }
  .region rect {
    fill: var(--region);
    stroke: var(--line);
  }
  .region text {
    font-size: 13.5px;
    font-weight: 700;
    fill: var(--ink);
  }
  .edge {
    fill: none;
    stroke: var(--edge);
    stroke-width: 1.2;
  }
  .edge.marked {
    stroke: var(--caution);
    stroke-width: 3;
    stroke-dasharray: 8 5;
  }
  .edge.soft {
    stroke-dasharray: 3 3;
  }
  .dim .edge {
    opacity: 0.3;
  }
  .dim .edge.lit {
    opacity: 1;
    stroke: var(--edge-lit);
    stroke-width: 2.2;
  }
  .topic {
    cursor: pointer;
    outline: none;
  }
  .topic .box {
    fill: var(--ready);
    stroke: var(--ready-line);
    stroke-width: 1.5;
  }
  .topic text {
    fill: var(--ink);
  }
  .mark {
    fill: none;
    stroke: var(--ready-line);
    stroke-width: 2;
    stroke-linecap: round;
    stroke-linejoin: round;
  }
  .bar {
    fill: var(--ready-line);
  }
  .mastered .box {
    fill: var(--mastered);
    stroke: var(--mastered);
  }
  .mastered text {
    fill: var(--mastered-ink);
  }
  .mastered .mark {
    stroke: var(--mastered-ink);
  }
  .review .box {
    fill: var(--review);
    stroke: var(--review-line);
    stroke-dasharray: 5 3;
  }
  .review .mark {
    stroke: var(--review-line);
  }
  .believed .box {
    fill: var(--brand-soft);
    stroke: var(--mastered);
  }
  .believed .mark {
    stroke: var(--mastered);
  }
  .stuck .box {
    stroke: var(--stuck);
    stroke-width: 2;
  }
  .stuck .mark {
    stroke: var(--stuck);
  }
  .stuck .bar {
    fill: var(--stuck);
  }
  .locked .box,
  .dismissed .box {
    fill: var(--locked);
    stroke: var(--locked-line);
    stroke-width: 1;
  }
  .locked text,
  .dismissed text {
    fill: var(--locked-ink);
  }
  .locked .mark,
  .dismissed .mark {
    stroke: var(--locked-ink);
    stroke-width: 1.6;
  }
  .dismissed .box {
    stroke-dasharray: 2 3;
  }
  .next .box {
    stroke: var(--next);
    stroke-width: 2.5;
  }
  .next.locked .box,
  .next.ready .box {
    fill: var(--next-soft);
  }
  .plain .box {
    stroke: var(--line-strong);
    stroke-width: 1;
  }
  .tint-0 .box,
  .tint-1 .box,
  .tint-2 .box,
  .tint-3 .box,
  .tint-4 .box {
    fill: var(--surface);
    stroke: var(--mastered);
    stroke-width: 1;
  }
  .tint-1 .box {
    fill: var(--share-1);
  }
  .tint-2 .box {
    fill: var(--share-2);
  }
  .tint-3 .box {
    fill: var(--share-3);
  }
  [class*='tint-'] .bar {
    fill: var(--mastered);
  }
  .tint-4 .box {
    fill: var(--mastered);
  }
  .tint-4 text {
    fill: var(--mastered-ink);
  }
  .topic.tint-4 .bar {
    fill: var(--mastered-ink);
  }
  .badge path {
    fill: none;
    stroke: var(--surface);
    stroke-width: 2;
    stroke-linecap: round;
    stroke-linejoin: round;
  }
  .badge .shape {
    fill: var(--danger);
    stroke-width: 1.5;
  }
  .badge.warning .shape {
    fill: var(--caution);
  }
  .place circle {
    fill: var(--next);
  }
  .topic .place text {
    font-weight: 700;
    fill: var(--next-ink);
  }
  .marker {
    pointer-events: none;
    transition: transform 700ms ease-in-out;
  }
  .marker circle {
    fill: var(--next);
    stroke: var(--surface);
    stroke-width: 1.5;
  }
  .marker text {
    font-size: 11px;
    font-weight: 700;
    fill: var(--next-ink);
  }
  @media (prefers-reduced-motion: reduce) {
    .marker {
      transition: none;
    }
  }
  .dim .topic {
    opacity: 0.45;
  }
  .dim .topic.related {
    opacity: 1;
  }
  .topic.open .box {
    stroke: var(--focus);
    stroke-width: 3;
  }
  .topic:focus-visible .box {
    stroke: var(--focus);
    stroke-width: 4;
  }
  .caption {
    position: absolute;
    inset-inline: var(--space-3);
    bottom: var(--space-3);
    display: flex;
    flex-wrap: wrap;
    gap: 0 var(--space-2);
    width: fit-content;
    max-width: calc(100% - 190px);
    padding: var(--space-2) var(--space-3);
    font-size: var(--text-s);
    background: var(--surface);
    border: 1px solid var(--line);
    border-radius: var(--radius-s);
    box-shadow: var(--shadow);
    pointer-events: none;
  }
`;
