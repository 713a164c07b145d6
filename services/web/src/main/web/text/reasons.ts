import type { Reason } from '../api/types';
import { settings } from '../state/settings';
import { reasonIn } from './reason-wording';

/** A reason as a sentence in the user's language. */
export function reasonText(reason: Reason, title: (topicId: string) => string): string {
  return reasonIn(settings.language, reason, title);
}
