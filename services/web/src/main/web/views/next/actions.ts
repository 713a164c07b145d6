import type { ProgressKind } from '../../api/events';
import type { Learner } from '../../state/learner';

/**
 * "I know this" as events. A claim alone says little, for people overrate themselves; that the topic
 * is behind them makes it good enough to build on, and practice then makes it certain.
 */
export function known(): ProgressKind[] {
  return [{ selfAssessed: { level: 'KNOWN' } }, { completed: {} }];
}

/** What a learner can say about a topic; each shows at once and can, where it says so, be taken back. */
export class TopicActions {
  constructor(
    private readonly learner: Learner,
    private readonly topicId: string,
    private readonly title: string,
  ) {}

  start(): void {
    this.record([{ started: {} }]);
  }

  complete(): void {
    this.record([{ completed: {} }], true);
  }

  know(): void {
    this.record(known(), true);
  }

  putAside(): void {
    this.record([{ dismissed: {} }], true);
  }

  /** Ends a time aside that began earlier. */
  bringBack(): void {
    this.record([{ dismissed: { until: new Date().toISOString() } }]);
  }

  practised(correct: boolean): void {
    this.record([{ practised: { correct } }]);
  }

  startOver(): void {
    this.record([{ reset: {} }], true);
  }

  rate(resourceId: string, stars: number): void {
    this.learner.record(
      { topicId: this.topicId, resourceId, title: this.title },
      [{ rated: { stars } }],
    );
  }

  private record(kinds: ProgressKind[], undoable = false): void {
    this.learner.record({ topicId: this.topicId, title: this.title }, kinds, undoable);
  }
}
