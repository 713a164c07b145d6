import { type Client, learnerPath, RefusedError } from '../api/client';
import type { ProgressEvent } from '../api/events';
import type { ProgressReceipt } from '../api/types';
import { Observable } from './observable';

/** How long an event waits, so that it can be taken back before anybody counts it. */
export const UNDO_MILLIS = 5_000;
const RETRY_MILLIS = 3_000;
const MAX_EVENTS = 500;
const MAX_A_REQUEST = 50;

/** Where the events of a learner are kept. */
export function outboxKey(learnerId: string): string {
  return `waymark.outbox.${learnerId}`;
}

interface Waiting {
  event: ProgressEvent;
  /** Not sent before; milliseconds since 1970. */
  notBefore: number;
}

/**
 * Events on their way to the server. They are kept in the browser's storage until the server has
 * them, and sent again under the same id when an answer is missing, which counts once.
 */
export class Outbox extends Observable {
  /** Told when events were recorded. */
  onRecorded: (events: ProgressEvent[], token: string) => void = () => {};
  /** Told when the server refused events for good. */
  onRefused: (events: ProgressEvent[], fault: RefusedError) => void = () => {};

  private waiting: Waiting[];
  private timer: number | undefined;
  private sending: Promise<void> | undefined;
  private closed = false;
  private readonly key: string;

  constructor(
    private readonly client: Client,
    private readonly learnerId: string,
  ) {
    super();
    this.key = outboxKey(learnerId);
    this.waiting = this.read();
    this.wake();
  }

  /** The events that the server does not have yet, oldest first. */
  get events(): ProgressEvent[] {
    return this.waiting.map((it) => it.event);
  }

  /** @param undoable whether the events wait a while, so that they can be taken back */
  add(events: ProgressEvent[], undoable: boolean): void {
    // What was done before is certain once the next thing is done, and keeps its order.
    this.waiting.forEach((it) => (it.notBefore = 0));
    const notBefore = undoable ? Date.now() + UNDO_MILLIS : 0;
    this.waiting = [
      ...this.waiting,
      ...events.map((event) => ({ event, notBefore })),
    ].slice(-MAX_EVENTS);
    this.store();
    this.changed();
    this.wake();
  }

  /** Takes events back that were not sent yet. */
  takeBack(events: ProgressEvent[]): void {
    this.remove(events);
  }

  /** Sends what waits, now, until all is sent or the server does not take it. */
  async flush(): Promise<void> {
    this.waiting.forEach((it) => (it.notBefore = 0));
    let before: number;
    do {
      before = this.waiting.length;
      await this.send();
    } while (this.waiting.length > 0 && this.waiting.length < before);
  }

  close(): void {
    this.closed = true;
    clearTimeout(this.timer);
  }

  private wake(after?: number): void {
    clearTimeout(this.timer);
    if (this.closed || this.waiting.length === 0) {
      return;
    }
    const due = Math.min(...this.waiting.map((it) => it.notBefore));
    this.timer = window.setTimeout(
      () => void this.send(),
      after ?? Math.max(0, due - Date.now()),
    );
  }

  /** One request at a time: who comes while one is on its way waits for that. */
  private send(): Promise<void> {
    this.sending ??= this.sendDue().finally(() => (this.sending = undefined));
    return this.sending;
  }

  private async sendDue(): Promise<void> {
    if (this.closed) {
      return;
    }
    const due = this.waiting
      .filter((it) => it.notBefore <= Date.now())
      .slice(0, MAX_A_REQUEST)
      .map((it) => it.event);
    if (due.length === 0) {
      this.wake();
      return;
    }
    let retryAfter: number | undefined;
    try {
      const receipt = await this.client.post<ProgressReceipt>(
        `${learnerPath(this.learnerId)}/progress`,
        due,
      );
      this.remove(due);
      this.onRecorded(due, receipt.consistencyToken);
    } catch (fault) {
      if (fault instanceof RefusedError && isFinal(fault.problem.status)) {
        this.remove(due);
        this.onRefused(due, fault);
      } else {
        retryAfter = RETRY_MILLIS;
      }
    } finally {
      this.wake(retryAfter);
    }
  }

  private remove(events: ProgressEvent[]): void {
    const ids = new Set(events.map((event) => event.eventId));
    this.waiting = this.waiting.filter((it) => !ids.has(it.event.eventId));
    this.store();
    this.changed();
  }

  private store(): void {
    if (this.closed) {
      return;
    }
    try {
      localStorage.setItem(this.key, JSON.stringify(this.waiting));
    } catch {
      // Then they are kept until the page is closed.
    }
  }

  private read(): Waiting[] {
    try {
      const kept: unknown = JSON.parse(localStorage.getItem(this.key) ?? '[]');
      return Array.isArray(kept) ? (kept as Waiting[]) : [];
    } catch {
      return [];
    }
  }
}

/** Whether sending the same again would be refused again. */
function isFinal(status: number): boolean {
  return status >= 400 && status < 500 && status !== 401 && status !== 408 && status !== 429;
}
