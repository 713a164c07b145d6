import type { PathStep } from '../../api/types';

const MAX_OCTETS = 75;

/**
 * The dated steps of a path, at least one, as iCalendar (RFC 5545): an event of whole days each.
 * The same step has the same UID in every export, so that importing again moves it.
 */
export function calendar(
  learnerId: string,
  roadmapId: string,
  name: string,
  steps: PathStep[],
  now: Date,
): string {
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Waymark//Path//EN',
    `X-WR-CALNAME:${escaped(name)}`,
    ...steps.flatMap((step) =>
      step.startDate && step.endDate
        ? [
            'BEGIN:VEVENT',
            `UID:${[learnerId, roadmapId, step.topicId].map(encodeURIComponent).join('/')}@waymark`,
            `DTSTAMP:${now.toISOString().replace(/[-:]|\.\d+/g, '')}`,
            `DTSTART;VALUE=DATE:${date(step.startDate)}`,
            `DTEND;VALUE=DATE:${date(dayAfter(step.endDate))}`,
            `SUMMARY:${escaped(step.title)}`,
            `DESCRIPTION:${escaped([step.section ?? '', `${step.minutes} min`].filter(Boolean).join(', '))}`,
            'TRANSP:TRANSPARENT',
            'END:VEVENT',
          ]
        : [],
    ),
    'END:VCALENDAR',
  ];
  return lines.map((line) => `${folded(line)}\r\n`).join('');
}

/** Control characters: none is allowed but the tab, and ends of lines are written otherwise. */
const CONTROLS = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/g;

function escaped(text: string): string {
  return text
    .replace(CONTROLS, '')
    .replace(/[\\;,]/g, '\\$&')
    .replace(/\r\n|[\r\n]/g, '\\n');
}

function date(day: string): string {
  return day.replaceAll('-', '');
}

/** The end of an event of whole days is the first day that it does not have. */
function dayAfter(day: string): string {
  const next = new Date(`${day}T00:00:00Z`);
  next.setUTCDate(next.getUTCDate() + 1);
  return next.toISOString().slice(0, 10);
}

/** Cuts a line into pieces of 75 octets, none of them inside a character. */
function folded(line: string): string {
  const encoder = new TextEncoder();
  let result = '';
  let octets = 0;
  for (const character of line) {
    const size = encoder.encode(character).length;
    if (octets + size > MAX_OCTETS) {
      result += '\r\n ';
      octets = 1;
    }
    result += character;
    octets += size;
  }
  return result;
}
