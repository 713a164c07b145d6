import { type Client, learnerPath, RefusedError } from '../api/client';
import type { MasteryReport, NextSteps, Share, Step } from '../api/types';
import { Observable } from './observable';

/** More would be no group, and the server would have much to answer. */
export const MAX_MEMBERS = 30;

const ROUND_MILLIS = 2_000;
const AT_ONCE = 4;
/** Somebody who can't be followed is asked for again after so many rounds. */
const ROUNDS_OF_REST = 15;

/** Somebody who is followed. */
export interface Member {
  readonly learnerId: string;
  /** The first of the next steps; undefined when there is none, or nothing is known yet. */
  step?: Step | undefined;
  /** How much of the goal is done. */
  share?: Share | undefined;
  mastered: Set<string>;
  /** Why there is nothing, or nothing newer. */
  fault?: Error | undefined;
  isAsked: boolean;
}

/** Some learners on one roadmap, asked for in turn for as long as somebody looks. */
export class Group extends Observable {
  readonly members: Member[];
  private timer: number | undefined;
  private round = 0;
  private pausedUntil = 0;
  private isClosed = false;
  private readonly restUntil = new Map<Member, number>();

  constructor(
    private readonly client: Client,
    readonly roadmapId: string,
    learnerIds: string[],
  ) {
    super();
    this.members = learnerIds.map((learnerId) => ({
      learnerId,
      mastered: new Set<string>(),
      isAsked: false,
    }));
    void this.run();
  }

  close(): void {
    this.isClosed = true;
    clearTimeout(this.timer);
  }

  private async run(): Promise<void> {
    if (document.visibilityState === 'visible' && Date.now() >= this.pausedUntil) {
      const round = ++this.round;
      const open = this.members.filter((member) => (this.restUntil.get(member) ?? 0) <= round);
      const askOn = async (): Promise<void> => {
        for (let member = open.shift(); member && !this.isClosed; member = open.shift()) {
          if (await this.ask(member)) {
            this.changed();
          }
        }
      };
      await Promise.all(Array.from({ length: AT_ONCE }, askOn));
    }
    if (!this.isClosed) {
      this.timer = window.setTimeout(() => void this.run(), ROUND_MILLIS);
    }
  }

  /** Asks how the member stands; true when that is news. */
  private async ask(member: Member): Promise<boolean> {
    const { fault: faultBefore } = member;
    const path = learnerPath(member.learnerId);
    const query = `roadmap=${encodeURIComponent(this.roadmapId)}`;
    try {
      const next = await this.client.get<NextSteps>(
        `${path}/next-steps?${query}&limit=1&resources=0&view=brief`,
      );
      const [step] = next.steps;
      const isNew =
        !member.isAsked ||
        step?.topicId !== member.step?.topicId ||
        next.share?.percent !== member.share?.percent ||
        next.share?.mastered !== member.share?.mastered;
      if (isNew) {
        const report = await this.client.get<MasteryReport>(`${path}/mastery?${query}`);
        member.mastered = new Set(
          report.topics.filter((topic) => topic.mastered).map((topic) => topic.topicId),
        );
      }
      member.step = step;
      member.share = next.share;
      member.fault = undefined;
      member.isAsked = true;
      return isNew || faultBefore !== undefined;
    } catch (fault) {
      this.failed(member, fault as Error);
      return member.fault?.message !== faultBefore?.message;
    }
  }

  private failed(member: Member, fault: Error): void {
    member.fault = fault;
    if (fault instanceof RefusedError) {
      if (fault.problem.status === 429) {
        this.pausedUntil = Date.now() + 1000 * (fault.retryAfterSeconds ?? 5);
      } else if (fault.problem.status < 500) {
        this.restUntil.set(member, this.round + ROUNDS_OF_REST);
      }
    }
  }
}

/** The ids in a text, parted by commas or white space, each once. */
export function idsOf(text: string): string[] {
  return [...new Set(text.split(/[\s,;]+/).filter(Boolean))];
}

const PARAMETER = 'learners';

/** Who is followed, as the page's address says. */
export function idsInAddress(): string[] {
  return idsOf(new URLSearchParams(location.search).get(PARAMETER) ?? '');
}

/** Puts who is followed into the address, so that it can be passed on. */
export function keepInAddress(ids: string[]): void {
  const address = new URL(location.href);
  // A comma needs no escape in a query, and is read more easily without.
  const others = [...address.searchParams].filter(([name]) => name !== PARAMETER);
  const query = others.map(([name, value]) => `${name}=${encodeURIComponent(value)}`);
  query.push(`${PARAMETER}=${ids.map(encodeURIComponent).join(',')}`);
  history.replaceState(null, '', `${address.pathname}?${query.join('&')}${address.hash}`);
}
