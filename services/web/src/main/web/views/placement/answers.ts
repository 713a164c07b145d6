import type { ProgressKind } from '../../api/events';
import type { Placement } from '../../api/types';
import { known } from '../next/actions';

/** What is asked about. */
export type Probe = NonNullable<Placement['probe']>;

/** What can be answered, in the order of the buttons. */
export const LEVELS = ['KNOWN', 'FAMILIAR', 'UNKNOWN'] as const;
export type Level = (typeof LEVELS)[number];

/** A question with its answer. */
export interface Answer {
  probe: Probe;
  level: Level;
}

/** An answer as events; `before` is what was answered to the same question just now. */
export function eventsOf(level: Level, before: Level | undefined): ProgressKind[] {
  if (level === 'KNOWN') {
    return known();
  }
  // "I know it" also says that the topic is behind the learner, which no later answer takes back.
  const takesBack: ProgressKind[] = before === 'KNOWN' ? [{ reset: {} }] : [];
  return [...takesBack, { selfAssessed: { level } }];
}
