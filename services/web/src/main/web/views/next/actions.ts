import type { Learner } from '../../state/learner';

/** What a learner can say about a topic; each shows at once and can, where it says so, be taken back. */
export class TopicActions {
  constructor(
    private readonly learner: Learner,
    private readonly topicId: string,
    private readonly title: string,
  ) {}

  start(): void {
    this.record({ started: {} });
  }

  complete(): void {
    this.record({ completed: {} }, true);
  }

  know(): void {
    this.record({ selfAssessed: { level: 'KNOWN' } }, true);
  }

  putAside(): void {
    this.record({ dismissed: {} }, true);
  }

  /** Ends a time aside that began earlier. */
  bringBack(): void {
    this.record({ dismissed: { until: new Date().toISOString() } });
  }

  practised(correct: boolean): void {
    this.record({ practised: { correct } });
  }

  startOver(): void {
    this.record({ reset: {} }, true);
  }

  rate(resourceId: string, stars: number): void {
    this.learner.record(
      { topicId: this.topicId, resourceId, title: this.title },
      { rated: { stars } },
    );
  }

  private record(kind: Parameters<Learner['record']>[1], undoable = false): void {
    this.learner.record({ topicId: this.topicId, title: this.title }, kind, undoable);
  }
}
