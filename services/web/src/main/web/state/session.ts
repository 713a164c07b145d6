import { type Client, RefusedError, SESSION } from '../api/client';
import { Observable } from './observable';

/** Who is signed in, as `GET /session` tells. */
export interface Identity {
  kind: 'LEARNER' | 'SERVICE' | 'ANYONE';
  name: string;
  learnerId?: string;
  scopes: string[];
  session: boolean;
  until?: string;
}

/**
 * Whether the server knows who uses these pages:
 * not asked yet; it is open, or was not asked as it is away; somebody is signed in; nobody is; the
 * session of somebody has ended; nobody can sign in here.
 */
export type SessionState = 'unknown' | 'open' | 'signed-in' | 'signed-out' | 'ended' | 'not-offered';

/** What came of a sign-in, as the server says in the address. */
export type SignInOutcome = 'denied' | 'failed' | 'away';

const OUTCOMES: SignInOutcome[] = ['denied', 'failed', 'away'];

/** Asked again so long before a session ends: the question renews it. */
const EARLY_MILLIS = 45_000;
const SOONEST_MILLIS = 5_000;
const RETRY_MILLIS = 3_000;
const LONGEST_MILLIS = 2 ** 31 - 1;

const LOCK = 'waymark.session';

/** The session of the person who uses these pages. No script sees what it is made of. */
export class Session extends Observable {
  state: SessionState = 'unknown';
  identity: Identity | undefined;
  /** Why nobody is signed in, when somebody has just tried. */
  readonly outcome = outcome();

  private timer: number | undefined;
  private asking: Promise<boolean> | undefined;

  constructor(private readonly client: Client) {
    super();
    // Somebody may have signed in or out in another tab.
    document.addEventListener('visibilitychange', () => {
      if (document.visibilityState === 'visible' && this.state !== 'open') {
        void this.ask();
      }
    });
  }

  /** Whether nothing can be asked of the server before somebody signs in. */
  get isOver(): boolean {
    return this.state === 'signed-out' || this.state === 'ended' || this.state === 'not-offered';
  }

  /** The learner who is signed in, and may be no other. */
  get learnerId(): string | undefined {
    return this.identity?.learnerId;
  }

  /**
   * Asks the server, which renews the session. Tabs wait for each other, so that what renews it is
   * used once.
   *
   * @returns whether somebody is signed in
   */
  ask(): Promise<boolean> {
    this.asking ??= locked(() => this.askNow()).finally(() => (this.asking = undefined));
    return this.asking;
  }

  /** Leads to the page where people sign in, and from there back to this view. */
  signIn(): void {
    const here = `${location.pathname}${location.search}${location.hash}`;
    location.assign(`${this.client.base}session/login?${new URLSearchParams({ return: here })}`);
  }

  /** Ends the session, here and where people sign in. */
  async signOut(): Promise<void> {
    await this.client.postForNothing('session/logout');
    clearTimeout(this.timer);
    location.assign(`${this.client.base}session/farewell`);
  }

  private async askNow(): Promise<boolean> {
    clearTimeout(this.timer);
    try {
      const identity = await this.client.get<Identity>(SESSION);
      this.become(identity.kind === 'ANYONE' ? 'open' : 'signed-in', identity);
      this.askLater(identity.until);
      return identity.kind !== 'ANYONE';
    } catch (fault) {
      if (fault instanceof RefusedError && fault.problem.status < 429) {
        const wasThere = this.state === 'signed-in' || this.state === 'ended';
        const isOffered = fault.problem.status === 401;
        this.become(!isOffered ? 'not-offered' : wasThere ? 'ended' : 'signed-out', this.identity);
      } else {
        // The views say that the server is away, and keep what is done.
        this.become(this.state === 'unknown' ? 'open' : this.state, this.identity);
        this.timer = window.setTimeout(() => void this.ask(), RETRY_MILLIS);
      }
      return false;
    }
  }

  private askLater(until: string | undefined): void {
    if (until !== undefined) {
      const wait = Date.parse(until) - Date.now() - EARLY_MILLIS;
      this.timer = window.setTimeout(
        () => void this.ask(),
        Math.min(Math.max(wait, SOONEST_MILLIS), LONGEST_MILLIS),
      );
    }
  }

  private become(state: SessionState, identity: Identity | undefined): void {
    this.state = state;
    this.identity = identity;
    this.changed();
  }
}

/** Takes what came of a sign-in out of the address. */
function outcome(): SignInOutcome | undefined {
  const address = new URL(location.href);
  const said = address.searchParams.get('signIn');
  if (said !== null) {
    address.searchParams.delete('signIn');
    history.replaceState(null, '', address);
  }
  return OUTCOMES.find((it) => it === said);
}

/** Runs work while no other tab does. */
function locked<T>(work: () => Promise<T>): Promise<T> {
  return 'locks' in navigator
    ? (navigator.locks.request(LOCK, work) as Promise<T>)
    : work();
}
