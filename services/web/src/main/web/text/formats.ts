import type { Language } from '../state/settings';

/** "2 h 30 min", from minutes. */
export function durationIn(language: Language, minutes: number): string {
  const whole = Math.round(minutes);
  if (whole < 60) {
    return `${whole} min`;
  }
  const hours = Math.floor(whole / 60);
  const rest = whole % 60;
  return rest === 0 || hours >= 10
    ? `${Math.round(whole / 60).toLocaleString(language)} h`
    : `${hours} h ${rest} min`;
}

/** "a, b and c". */
export function listIn(language: Language, items: string[]): string {
  return new Intl.ListFormat(language).format(items);
}
