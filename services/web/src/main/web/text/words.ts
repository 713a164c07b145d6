import { type Language, settings } from '../state/settings';
import { durationIn, listIn } from './formats';

/** The same texts in each language. */
export type Texts<T> = Record<Language, T>;

/** The texts in the language of the user. */
export function words<T>(texts: Texts<T>): T {
  return texts[settings.language];
}

/** "2 h 30 min", from minutes. */
export function duration(minutes: number): string {
  return durationIn(settings.language, minutes);
}

export function number(value: number): string {
  return value.toLocaleString(settings.language);
}

export function percent(share: number): string {
  return share.toLocaleString(settings.language, { style: 'percent', maximumFractionDigits: 0 });
}

/** A day, from `2026-11-29` or a point in time. */
export function day(date: string): string {
  return new Date(date.length === 10 ? `${date}T00:00` : date).toLocaleDateString(
    settings.language,
    { year: 'numeric', month: 'short', day: 'numeric' },
  );
}

export function clock(date: Date): string {
  return date.toLocaleTimeString(settings.language, { hour: '2-digit', minute: '2-digit' });
}

/** "12 seconds ago". */
export function ago(seconds: number): string {
  const format = new Intl.RelativeTimeFormat(settings.language);
  if (seconds < 90) {
    return format.format(-Math.max(0, seconds), 'second');
  }
  return seconds < 5_400
    ? format.format(-Math.round(seconds / 60), 'minute')
    : format.format(-Math.round(seconds / 3_600), 'hour');
}

/** "a, b and c". */
export function list(items: string[]): string {
  return listIn(settings.language, items);
}
