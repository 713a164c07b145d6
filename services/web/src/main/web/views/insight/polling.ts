import type { ReactiveController, ReactiveControllerHost } from 'lit';

/** Asks again and again for as long as its component is there and the page is looked at. */
export class Polling implements ReactiveController {
  private timer: number | undefined;
  private asked = 0;

  /** @param ask answers in how many milliseconds to ask again, or never if undefined */
  constructor(
    host: ReactiveControllerHost,
    private readonly ask: () => Promise<number | undefined>,
  ) {
    host.addController(this);
  }

  hostConnected(): void {
    document.addEventListener('visibilitychange', this.now);
  }

  hostDisconnected(): void {
    document.removeEventListener('visibilitychange', this.now);
    this.stop();
  }

  /** Asks now, unless nobody looks. */
  readonly now = (): void => {
    this.stop();
    if (document.visibilityState === 'visible') {
      const asked = this.asked;
      void this.ask().then((after) => {
        if (after !== undefined && asked === this.asked) {
          this.timer = window.setTimeout(this.now, after);
        }
      });
    }
  };

  private stop(): void {
    this.asked++;
    clearTimeout(this.timer);
  }
}
