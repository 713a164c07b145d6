import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { Learner } from './learner';

/** Renders a view again whenever its learner changes, whichever learner that is by then. */
export class Following implements ReactiveController {
  /** Grows with every change. */
  version = 0;
  private followed: Learner | undefined;
  private end: (() => void) | undefined;

  constructor(private readonly host: ReactiveControllerHost & { learner: Learner }) {
    host.addController(this);
  }

  hostUpdate(): void {
    if (this.followed !== this.host.learner) {
      this.end?.();
      this.followed = this.host.learner;
      this.end = this.followed.observe(() => {
        this.version++;
        this.host.requestUpdate();
      });
    }
  }

  hostDisconnected(): void {
    this.end?.();
    this.followed = undefined;
  }
}
