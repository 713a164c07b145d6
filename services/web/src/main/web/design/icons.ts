import { svg, type SVGTemplateResult } from 'lit';

/** Icons on a grid of 16 by 16, drawn with lines in the colour of the text. */
const PATHS = {
  mastered: 'M3 8.5l3.4 3.500L13 4.500',
  believed: 'M8 2a6 6 0 1 0 0 12A6 6 0 0 0 8 2zM5 8.200l2.200 2.200L11 6.200',
  review: 'M13 8a5 5 0 1 1-1.600-3.700M13 2v3h-3',
  ready: 'M8 3a5 5 0 1 0 0 10A5 5 0 0 0 8 3z',
  practising: 'M8 3a5 5 0 1 0 0 10A5 5 0 0 0 8 3zM8 3v10M8 5.500h4M8 8h5M8 10.500h4',
  stuck: 'M8 2.500L14.500 13.500h-13zM8 6.500v3M8 11.500v.200',
  locked: 'M4 7.500h8v6H4zM5.500 7.500V5a2.500 2.500 0 0 1 5 0v2.500',
  dismissed: 'M3.500 8h9',
  arrow: 'M3 8h10M9 4l4 4-4 4',
  search: 'M7 2.500a4.500 4.500 0 1 0 0 9 4.500 4.500 0 0 0 0-9zM10.500 10.500L14 14',
  sun: 'M8 5a3 3 0 1 0 0 6 3 3 0 0 0 0-6zM8 1v1.500M8 13.500V15M1 8h1.500M13.500 8H15M3 3l1 1M12 12l1 1M3 13l1-1M12 4l1-1',
  moon: 'M13 9.500A5.500 5.500 0 0 1 6.500 3a5.500 5.500 0 1 0 6.500 6.500z',
  plus: 'M8 3v10M3 8h10',
  minus: 'M3 8h10',
  fit: 'M2.500 6V2.500H6M10 2.500h3.500V6M13.500 10v3.500H10M6 13.500H2.500V10',
  close: 'M4 4l8 8M12 4l-8 8',
  clock: 'M8 2a6 6 0 1 0 0 12A6 6 0 0 0 8 2zM8 4.500V8l2.500 1.500',
  star: 'M8 2l1.800 3.800 4.200.500-3.100 2.900.800 4.100L8 11.300l-3.700 2 .800-4.100L2 6.300l4.200-.500z',
  person: 'M8 2.500a2.800 2.800 0 1 0 0 5.600 2.800 2.800 0 0 0 0-5.600zM2.500 14c.500-3 2.700-4.500 5.500-4.500s5 1.500 5.500 4.500',
  error: 'M5 5l6 6M11 5l-6 6',
  warning: 'M8 4v5M8 11.500v.200',
  file: 'M4 2h5.500L12.500 5v9H4zM9 2v3.500h3.500',
  folder: 'M2 4h4.500l1.500 2H14v7H2z',
  up: 'M8 13V3M4 7l4-4 4 4',
  down: 'M8 3v10M4 9l4 4 4-4',
} as const;

export type IconName = keyof typeof PATHS;

/** The lines of an icon, to be put into any SVG. */
export function iconPath(name: IconName): string {
  return PATHS[name];
}

/** An icon beside a text that says the same; hidden from screen readers. */
export function icon(name: IconName, size = 16): SVGTemplateResult {
  return svg`<svg aria-hidden="true" width=${size} height=${size} viewBox="0 0 16 16" fill="none" stroke="currentColor" stroke-width="1.8" stroke-linecap="round" stroke-linejoin="round"><path d=${PATHS[name]}></path></svg>`;
}
