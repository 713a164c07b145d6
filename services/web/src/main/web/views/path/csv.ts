import type { PathStep } from '../../api/types';

const HEADER = ['topicId', 'title', 'section', 'minutes', 'startDate', 'endDate', 'mastery'];

/** A path as a table (RFC 4180), one line a step. */
export function csv(steps: PathStep[]): string {
  const rows = steps.map((step) => [
    step.topicId,
    step.title,
    step.section ?? '',
    String(step.minutes),
    step.startDate ?? '',
    step.endDate ?? '',
    step.mastery.toFixed(3),
  ]);
  return [HEADER, ...rows].map((row) => `${row.map(cell).join(',')}\r\n`).join('');
}

/** Also behind spaces and quotes, which some spreadsheets pass over, and as wide as CJK has them. */
const FORMULA = /^[\s"]*[=+\-@＝＋－＠]|^[\t\r\n]/u;

/** Spreadsheets run what begins like a formula; an apostrophe keeps it a text. */
function cell(text: string): string {
  const safe = FORMULA.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
