import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { PathStep } from '../../main/web/api/types';
import { calendar } from '../../main/web/views/path/calendar';
import { csv } from '../../main/web/views/path/csv';

const NOW = new Date('2026-11-30T09:05:07.123Z');

function step(change: Partial<PathStep>): PathStep {
  return {
    topicId: 'sql.joins',
    title: 'Joins',
    section: 'SQL',
    minutes: 90,
    mastery: 0.25,
    startDate: '2026-12-30',
    endDate: '2026-12-31',
    ...change,
  } as PathStep;
}

function calendarOf(...steps: PathStep[]): string {
  return calendar('ada', 'data-analyst', 'Data Analyst', steps, NOW);
}

/** The lines of a calendar as a reader sees them: put together again where they were cut. */
function unfolded(text: string): string[] {
  return text.replaceAll('\r\n ', '').split('\r\n');
}

/** A table as RFC 4180 has it read. */
function parsed(text: string): string[][] {
  const rows: string[][] = [];
  let row: string[] = [];
  let cell = '';
  let isQuoted = false;
  for (let i = 0; i < text.length; i++) {
    if (isQuoted) {
      if (text[i] !== '"') {
        cell += text[i];
      } else if (text[i + 1] === '"') {
        cell += text[i++];
      } else {
        isQuoted = false;
      }
    } else if (text[i] === '"') {
      assert.equal(cell, '', 'a quote begins a cell');
      isQuoted = true;
    } else if (text[i] === ',') {
      row.push(cell);
      cell = '';
    } else if (text.startsWith('\r\n', i)) {
      rows.push([...row, cell]);
      row = [];
      cell = '';
      i++;
    } else {
      assert.notEqual(text[i], '\n', 'a line ends with CR LF');
      cell += text[i];
    }
  }
  assert.deepEqual([row, cell, isQuoted], [[], '', false]);
  return rows;
}

function titleIn(text: string): string | undefined {
  return parsed(text)[1]?.[1];
}

test('a calendar has an event of whole days for each dated step', () => {
  assert.deepEqual(calendarOf(step({}), step({ topicId: 'later', startDate: undefined })).split('\r\n'), [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Waymark//Path//EN',
    'X-WR-CALNAME:Data Analyst',
    'BEGIN:VEVENT',
    'UID:ada/data-analyst/sql.joins@waymark',
    'DTSTAMP:20261130T090507Z',
    'DTSTART;VALUE=DATE:20261230',
    'DTEND;VALUE=DATE:20270101',
    'SUMMARY:Joins',
    'DESCRIPTION:SQL\\, 90 min',
    'TRANSP:TRANSPARENT',
    'END:VEVENT',
    'END:VCALENDAR',
    '',
  ]);
});

test('what has a meaning in a calendar is escaped', () => {
  const title = 'a,b;c\\n\\d "e": f\ng\r\nh\ri';
  const lines = unfolded(calendarOf(step({ title })));
  assert.ok(lines.includes('SUMMARY:a\\,b\\;c\\\\n\\\\d "e": f\\ng\\nh\\ni'));
});

test('a calendar has no control characters but the ends of its lines', () => {
  const text = calendarOf(step({ title: 'bell\u0007 nul\u0000 del\u007f tab\t c1\u0085' }));
  assert.doesNotMatch(text.replaceAll('\r\n', ''), /[\u0000-\u0008\u000a-\u001f\u007f]/);
  assert.ok(unfolded(text).includes('SUMMARY:bell nul del tab\t c1\u0085'));
});

const LONG: Record<string, string> = {
  Latin: 'Eigenvalues and eigenvectors '.repeat(20),
  'one word': 'x'.repeat(1000),
  accents: 'Größenmaß '.repeat(40),
  Chinese: '线性代数与机器学习基础'.repeat(40),
  Japanese: 'プログラミングの基礎、変数と型'.repeat(40),
  emoji: '👩🏽‍💻🧠'.repeat(60),
  escapes: ',;\\'.repeat(100),
};

for (const [name, title] of Object.entries(LONG)) {
  test(`long lines are cut into 75 octets and read as before: ${name}`, () => {
    const text = calendarOf(step({ title }));
    for (const line of text.split('\r\n')) {
      assert.ok(Buffer.byteLength(line) <= 75, `${Buffer.byteLength(line)} octets: ${line}`);
      // A character that was cut would have come out as another.
      assert.equal(Buffer.from(line).toString(), line);
      assert.doesNotMatch(line, /\ufffd/);
    }
    const summary = unfolded(text).find((line) => line.startsWith('SUMMARY:'));
    assert.equal(summary?.slice('SUMMARY:'.length).replace(/\\([\\,;])/g, '$1'), title);
  });
  test(`a table keeps a long title: ${name}`, () => {
    assert.equal(titleIn(csv([step({ title })])), title);
  });
}

test('a line of just 75 octets is not cut', () => {
  const room = 75 - 'SUMMARY:'.length;
  assert.ok(calendarOf(step({ title: 'x'.repeat(room) })).includes(`:${'x'.repeat(room)}\r\n`));
  assert.ok(calendarOf(step({ title: 'x'.repeat(room + 1) })).includes(`:${'x'.repeat(room)}\r\n x\r\n`));
});

test('identifiers of events are the same in every export and have no spaces', () => {
  const uid = (learnerId: string) =>
    unfolded(calendar(learnerId, 'r', 'R', [step({})], NOW)).find((line) => line.startsWith('UID:'));
  assert.equal(uid('a b/c;ü'), uid('a b/c;ü'));
  assert.equal(uid('a b/c;ü'), 'UID:a%20b%2Fc%3B%C3%BC/r/sql.joins@waymark');
});

test('a table has a head and a line for each step', () => {
  assert.equal(
    csv([step({}), step({ section: undefined, startDate: undefined, endDate: undefined, mastery: 1 })]),
    'topicId,title,section,minutes,startDate,endDate,mastery\r\n' +
      'sql.joins,Joins,SQL,90,2026-12-30,2026-12-31,0.250\r\n' +
      'sql.joins,Joins,,90,,,1.000\r\n',
  );
});

test('commas, quotes and ends of lines stay inside their cell', () => {
  for (const title of ['a,b', 'say "hi"', '"', '""', 'two\nlines', 'two\r\nlines', 'one\rtwo', ' spaces ', ';']) {
    assert.equal(titleIn(csv([step({ title })])), title);
  }
});

test('no cell begins like a formula', () => {
  const starts = ['=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠'];
  for (const start of starts) {
    for (const title of [`${start}1+1`, ` ${start}1+1`, `"${start}1+1`, `\u00a0${start}1+1`, `\ufeff${start}1+1`]) {
      const cell = titleIn(csv([step({ title })])) as string;
      assert.ok(cell === title || cell === `'${title}`, JSON.stringify(cell));
      assert.doesNotMatch(cell, /^[\s"\ufeff]*[=+\-@＝＋－＠]/u, JSON.stringify(cell));
      assert.doesNotMatch(cell, /^[\t\r\n]/);
    }
  }
  for (const title of ["'quoted", 'a=b', 'C++', '1-1', '数学＝']) {
    assert.equal(titleIn(csv([step({ title })])), title);
  }
  assert.equal(parsed(csv([step({ section: '=cmd' })]))[1]?.[2], "'=cmd");
});
