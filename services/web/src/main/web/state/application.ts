import { Client } from '../api/client';
import { Catalogue, type Course } from './catalogue';
import { Connection } from './connection';
import { Learner } from './learner';
import { Observable } from './observable';
import type { View } from './routes';
import { Session } from './session';
import { settings } from './settings';

const LEARNER_VIEWS: View[] = ['learn', 'path', 'placement', 'me'];
/** About several learners; who is signed in as one learner may see no other. */
const GROUP_VIEWS: View[] = ['group', 'insight'];

/** What all views share: the server, the roadmap that is open, and the learner on it. */
export class Application extends Observable {
  readonly client = new Client(new URL('.', document.baseURI).href);
  readonly connection = new Connection();
  readonly session = new Session(this.client);
  readonly catalogue = new Catalogue(this.client);
  course: Course | undefined;
  courseFault: Error | undefined;
  learner: Learner | undefined;

  private opened = '';

  constructor() {
    super();
    this.client.onReach = (reached) => this.connection.report(reached);
    this.client.onUnknown = () => this.session.ask();
    this.client.isHeld = () => this.session.state === 'ended';
    settings.observe(() => this.followLearner());
    let before = this.session.state;
    this.session.observe(() => {
      const isBack = before === 'ended' && this.session.state === 'signed-in';
      before = this.session.state;
      if (isBack && this.learner) {
        const { roadmapId } = this.learner;
        this.forget();
        this.open(roadmapId);
      }
      this.followLearner();
      this.changed();
    });
    void this.session.ask();
  }

  /** Who learns here: who is signed in, or whom the user of an open server named. */
  get learnerId(): string | undefined {
    const { state, learnerId } = this.session;
    if (state === 'unknown' || state === 'signed-out' || state === 'not-offered') {
      return undefined;
    }
    return learnerId ?? settings.learnerId;
  }

  /** Whether a view can be opened. The server says what right is missing for one of others. */
  mayOpen(view: View): boolean {
    return this.learnerId !== undefined || this.views.includes(view);
  }

  /** The views of a roadmap that are offered to whoever sits here. */
  get views(): View[] {
    const { session, learnerId } = this;
    if (learnerId !== undefined) {
      return session.learnerId ? LEARNER_VIEWS : [...LEARNER_VIEWS, ...GROUP_VIEWS];
    }
    return session.state === 'signed-in' || session.state === 'open' ? GROUP_VIEWS : [];
  }

  private followLearner(): void {
    if (this.learner && this.learner.learnerId !== this.learnerId) {
      this.open(this.learner.roadmapId);
    }
  }

  /** Opens a roadmap for the learner of the settings; does nothing when that is open. */
  open(roadmapId: string): void {
    const { learnerId } = this;
    const opened = JSON.stringify([roadmapId, learnerId]);
    if (opened === this.opened) {
      return;
    }
    this.opened = opened;
    this.learner?.close();
    this.learner = learnerId
      ? new Learner(this.client, this.connection, learnerId, roadmapId)
      : undefined;
    if (this.course?.roadmap.roadmapId !== roadmapId) {
      this.course = undefined;
      this.courseFault = undefined;
      void this.load(roadmapId);
    }
    if (settings.roadmapId !== roadmapId) {
      settings.change({ roadmapId });
    }
    this.changed();
  }

  /** Lets go of the learner without sending what waits. */
  forget(): void {
    this.learner?.drop();
    this.learner = undefined;
    this.opened = '';
    this.changed();
  }

  /** Loads the roadmap again, after a fault. */
  async load(roadmapId: string): Promise<void> {
    try {
      this.course = await this.catalogue.course(roadmapId);
      this.courseFault = undefined;
    } catch (fault) {
      this.courseFault = fault as Error;
    }
    this.changed();
  }
}

export const application = new Application();
