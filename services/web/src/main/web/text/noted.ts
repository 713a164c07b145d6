import type { Undoable } from '../state/learner';
import type { Language } from '../state/settings';
import { learn } from './learn';

/** What was just noted and can still be taken back, as a sentence. */
export function notedIn(language: Language, { events, title }: Undoable): string {
  const texts = learn[language].recorded;
  const event = events[0] ?? {};
  if ('dismissed' in event) {
    return texts.later(title);
  }
  if ('completed' in event) {
    return texts.complete(title);
  }
  return 'reset' in event ? texts.reset(title) : texts.know(title);
}
