import { Observable } from './observable';

/** Whether the server answers, as the last requests found. */
export class Connection extends Observable {
  reached = true;
  /** When it last answered; undefined if it never did. */
  lastReached: Date | undefined;

  report(reached: boolean): void {
    if (reached) {
      this.lastReached = new Date();
    }
    if (reached !== this.reached) {
      this.reached = reached;
      this.changed();
    }
  }
}
