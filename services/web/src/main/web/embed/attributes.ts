import type { Language } from '../state/settings';

const MAX_STEPS = 5;
const USUAL_STEPS = 3;

/** An address with a slash at its end, if it is one of the web. */
export function baseAddress(address: string, page: string): string | undefined {
  if (!URL.canParse(address, page)) {
    return undefined;
  }
  const url = new URL(address, page);
  if (url.protocol !== 'http:' && url.protocol !== 'https:') {
    return undefined;
  }
  const path = url.pathname.endsWith('/') ? url.pathname : `${url.pathname}/`;
  return url.origin + path;
}

/** From 1 to 5. */
export function stepCount(limit: number | null | undefined): number {
  return limit && Number.isFinite(limit)
    ? Math.min(MAX_STEPS, Math.max(1, Math.round(limit)))
    : USUAL_STEPS;
}

/** The first of the languages that is spoken here; English otherwise. */
export function languageOf(...asked: (string | null | undefined)[]): Language {
  const tag = asked.find((it) => it) ?? 'en';
  return tag.toLowerCase().split('-')[0] === 'de' ? 'de' : 'en';
}
