import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { isFinal, RefusedError } from '../api/client';

const RETRY_MILLIS = 3_000;

/** Tries again by itself, for as long as a component is shown with a fault that can pass. */
export class Retrying implements ReactiveController {
  private seen: Error | undefined;
  private timer: number | undefined;

  constructor(
    host: ReactiveControllerHost,
    private readonly fault: () => Error | undefined,
    private readonly retry: () => unknown,
  ) {
    host.addController(this);
  }

  hostUpdated(): void {
    const fault = this.fault();
    if (fault === this.seen) {
      return;
    }
    this.forget();
    this.seen = fault;
    if (fault && !isFinal(fault)) {
      const told = fault instanceof RefusedError ? (fault.retryAfterSeconds ?? 0) * 1000 : 0;
      this.timer = window.setTimeout(this.retry, Math.max(RETRY_MILLIS, told));
    }
  }

  hostDisconnected(): void {
    this.forget();
  }

  private forget(): void {
    clearTimeout(this.timer);
    this.seen = undefined;
  }
}
