/** What a learner can say they did; docs/reference/rest-api.md has the rules. */
export type ProgressKind =
  | { started: Record<string, never> }
  | { completed: { minutes?: number } }
  | { practised: { itemId?: string; correct: boolean } }
  | { selfAssessed: { level: 'UNKNOWN' | 'FAMILIAR' | 'KNOWN' } }
  | { dismissed: { until?: string } }
  | { rated: { stars: number } }
  | { reset: Record<string, never> };

export type ProgressEvent = {
  eventId: string;
  occurredAt: string;
  topicId?: string;
  resourceId?: string;
} & ProgressKind;

/** An event that happened now; its id makes sending it twice harmless. */
export function progressEvent(
  about: { topicId?: string; resourceId?: string },
  kind: ProgressKind,
): ProgressEvent {
  return {
    eventId: `web-${newId()}`,
    occurredAt: new Date().toISOString(),
    ...about,
    ...kind,
  };
}

/** 128 random bits. `crypto.randomUUID` is there over HTTPS and on the own machine only. */
function newId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
