import type { ReactiveController, ReactiveControllerHost } from 'lit';

/** State that tells those who look at it when it changes. */
export class Observable {
  private readonly observers = new Set<() => void>();

  /** @returns what ends the observation */
  observe(observer: () => void): () => void {
    this.observers.add(observer);
    return () => this.observers.delete(observer);
  }

  protected changed(): void {
    for (const observer of [...this.observers]) {
      observer();
    }
  }
}

/** Renders a component again whenever the state that it looks at changes. */
export class Observing implements ReactiveController {
  private ends: (() => void)[] = [];
  private readonly observed: Observable[];

  constructor(
    private readonly host: ReactiveControllerHost,
    ...observed: Observable[]
  ) {
    this.observed = observed;
    host.addController(this);
  }

  hostConnected(): void {
    this.ends = this.observed.map((state) => state.observe(() => this.host.requestUpdate()));
  }

  hostDisconnected(): void {
    this.ends.forEach((end) => end());
    this.ends = [];
  }
}
