import { learnerPath } from '../api/client';
import type { NextSteps } from '../api/types';

const RETRY_MILLIS = 3_000;

/** The server's stream of next steps, opened again for as long as somebody listens. */
export class NextStepsStream {
  private source: EventSource | undefined;
  private timer: number | undefined;

  constructor(
    private readonly base: string,
    private readonly learnerId: string,
    private readonly roadmapId: string,
    private readonly limit: number,
    private readonly onSteps: (steps: NextSteps) => void,
    private readonly onReach: (reached: boolean) => void,
    /** Told that the server refused; why, only another question can tell. */
    private readonly onRefused: () => void,
    private readonly isHeld: () => boolean,
  ) {
    this.open();
  }

  close(): void {
    clearTimeout(this.timer);
    this.source?.close();
  }

  private open(): void {
    if (this.isHeld()) {
      this.again();
      return;
    }
    const query = new URLSearchParams({ roadmap: this.roadmapId, limit: String(this.limit) });
    const source = new EventSource(
      `${this.base}${learnerPath(this.learnerId)}/next-steps/stream?${query}`,
    );
    this.source = source;
    // After a cut nothing is sent while nothing changed, but the server is there.
    source.addEventListener('open', () => this.onReach(true));
    source.addEventListener('next-steps', (event) => {
      this.onReach(true);
      this.onSteps(JSON.parse((event as MessageEvent<string>).data) as NextSteps);
    });
    source.addEventListener('problem', () => this.again());
    source.addEventListener('error', () => {
      // A stream that was refused does not open itself again.
      if (source.readyState === EventSource.CLOSED) {
        this.onRefused();
        this.again();
      } else {
        this.onReach(false);
      }
    });
  }

  private again(): void {
    this.source?.close();
    clearTimeout(this.timer);
    this.timer = window.setTimeout(() => this.open(), RETRY_MILLIS);
  }
}
