import { type Client, isFinal, learnerPath, type RefusedError } from '../api/client';
import { type ProgressEvent, type ProgressKind, progressEvent } from '../api/events';
import type { MasteryReport, NextSteps, Step, TopicMastery } from '../api/types';
import type { Connection } from './connection';
import { NextStepsStream } from './next-steps-stream';
import { Observable } from './observable';
import { Outbox } from './outbox';

/** As many steps are shown; some more are fetched, to move up when one is taken away. */
export const SHOWN_STEPS = 5;
const FETCHED_STEPS = 10;
const RETRY_MILLIS = 3_000;

/** About the mastery that the server gives to what a learner says to know. */
const CLAIMED = 0.9;

/** An action that can still be taken back. */
export interface Undoable {
  events: ProgressEvent[];
  title: string;
}

/**
 * A learner on one roadmap: what they know, what is next, and what they just did. What they do
 * shows at once; the server's stream then confirms or corrects it.
 */
export class Learner extends Observable {
  mastery = new Map<string, TopicMastery>();
  next: NextSteps | undefined;
  fault: Error | undefined;
  /** Why the server refused the last action; cleared by the next. */
  refused: RefusedError | undefined;
  undoable: Undoable | undefined;
  /** The newest token: an answer to a question with it counts all that was done here. */
  token: string | undefined;

  private readonly outbox: Outbox;
  private readonly stream: NextStepsStream;
  /** Events that the server has and that no answer counts yet. */
  private recorded: ProgressEvent[] = [];
  private refreshing = false;
  /** Whether there is more to ask for after that, and whether steps are part of it. */
  private again: { withSteps: boolean } | undefined;
  private closed = false;
  private retry: number | undefined;

  constructor(
    private readonly client: Client,
    connection: Connection,
    readonly learnerId: string,
    readonly roadmapId: string,
  ) {
    super();
    this.outbox = new Outbox(client, learnerId);
    this.outbox.onRecorded = (events, token) => {
      this.token = token;
      this.recorded.push(...events);
      void this.refresh();
    };
    this.outbox.onRefused = (_, fault) => {
      this.refused = fault;
      this.undoable = undefined;
      void this.refresh();
    };
    this.outbox.observe(() => {
      const waiting = this.outbox.events.some(
        (event) => event.eventId === this.undoable?.events[0]?.eventId,
      );
      if (!waiting) {
        this.undoable = undefined;
      }
      this.changed();
    });
    this.stream = new NextStepsStream(
      client.base,
      learnerId,
      roadmapId,
      FETCHED_STEPS,
      (next) => {
        this.next = next;
        this.changed();
        void this.refresh(false);
      },
      (reached) => connection.report(reached),
      () => {
        if (!this.fault) {
          void this.refresh();
        }
      },
      () => client.isHeld(),
    );
    void this.refresh();
  }

  /** The steps to show: without those that were just done or put aside. */
  get steps(): Step[] {
    const gone = new Set(
      this.uncounted.filter(takesAway).map((event) => event.topicId),
    );
    return (this.next?.steps ?? [])
      .filter((step) => !gone.has(step.topicId))
      .slice(0, SHOWN_STEPS);
  }

  /** A topic as it stands, with what was just done to it. */
  topic(topicId: string): TopicMastery | undefined {
    const known = this.mastery.get(topicId);
    return known && this.uncounted.reduce((topic, event) => after(topic, event), known);
  }

  /** Whether something that was done is not yet counted by the server. */
  get isAhead(): boolean {
    return this.uncounted.length > 0;
  }

  record(
    about: { topicId?: string; resourceId?: string; title: string },
    kinds: ProgressKind[],
    undoable = false,
  ): void {
    const { title, ...ids } = about;
    const events = kinds.map((kind) => progressEvent(ids, kind));
    this.refused = undefined;
    this.undoable = undoable ? { events, title } : undefined;
    this.outbox.add(events, undoable);
  }

  undo(): void {
    const events = this.undoable?.events;
    if (events) {
      this.undoable = undefined;
      this.outbox.takeBack(events);
    }
  }

  /**
   * Sends what waits, so that the next question counts it.
   *
   * @returns whether nothing waits any more; what the server refused does not
   */
  async flush(): Promise<boolean> {
    await this.outbox.flush();
    return this.outbox.events.length === 0;
  }

  /**
   * Asks the server again.
   *
   * @param withSteps false when the stream has just brought them
   */
  async refresh(withSteps = true): Promise<void> {
    if (this.refreshing) {
      this.again = { withSteps: withSteps || (this.again?.withSteps ?? false) };
      return;
    }
    this.refreshing = true;
    const counted = [...this.recorded];
    try {
      const path = learnerPath(this.learnerId);
      const query = `roadmap=${encodeURIComponent(this.roadmapId)}`;
      const [report, next] = await Promise.all([
        this.client.get<MasteryReport>(`${path}/mastery?${query}`, { token: this.token }),
        withSteps
          ? this.client.get<NextSteps>(`${path}/next-steps?${query}&limit=${FETCHED_STEPS}`, {
              token: this.token,
            })
          : undefined,
      ]);
      this.mastery = new Map(report.topics.map((topic) => [topic.topicId, topic]));
      if (next) {
        this.next = next;
        this.recorded = this.recorded.filter((event) => !counted.includes(event));
      }
      this.fault = undefined;
    } catch (fault) {
      this.fault = fault as Error;
      if (!this.closed && !isFinal(this.fault)) {
        clearTimeout(this.retry);
        this.retry = window.setTimeout(() => void this.refresh(), RETRY_MILLIS);
      }
    } finally {
      this.refreshing = false;
      this.changed();
    }
    const { again } = this;
    if (again && !this.closed) {
      this.again = undefined;
      await this.refresh(again.withSteps);
    }
  }

  /** Ends it; what waits is still sent. */
  close(): void {
    this.end();
    void this.outbox.flush().finally(() => this.outbox.close());
  }

  /** Ends it; what waits is not sent. */
  drop(): void {
    this.end();
    this.outbox.close();
  }

  private end(): void {
    this.closed = true;
    clearTimeout(this.retry);
    this.stream.close();
  }

  private get uncounted(): ProgressEvent[] {
    return [...this.recorded, ...this.outbox.events];
  }
}

function takesAway(event: ProgressEvent): boolean {
  return (
    'completed' in event ||
    'dismissed' in event ||
    ('selfAssessed' in event && event.selfAssessed.level === 'KNOWN')
  );
}

function after(topic: TopicMastery, event: ProgressEvent): TopicMastery {
  if (event.topicId !== topic.topicId) {
    return topic;
  }
  const evidence = { ...topic.evidence, lastEventAt: event.occurredAt };
  if ('dismissed' in event) {
    const { until } = event.dismissed;
    return { ...topic, dismissed: until === undefined || Date.parse(until) > Date.now() };
  }
  if ('selfAssessed' in event && event.selfAssessed.level === 'KNOWN') {
    return { ...topic, mastery: Math.max(topic.mastery, CLAIMED), dismissed: false, evidence };
  }
  if ('started' in event) {
    return { ...topic, dismissed: false, evidence };
  }
  return { ...topic, evidence };
}
