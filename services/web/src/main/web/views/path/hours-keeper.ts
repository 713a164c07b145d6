import { learnerPath } from '../../api/client';
import type { Profile } from '../../api/types';
import { application } from '../../state/application';
import type { Learner } from '../../state/learner';

const SETTLED_MILLIS = 600;

/**
 * Keeps hours a week in the profile and leaves the rest of it as it is. Arrow keys release a
 * slider at every step, so it waits until the last; one after the other, so that the last one
 * stays.
 */
export class HoursKeeper {
  private timer: number | undefined;
  private last: Promise<void> = Promise.resolve();

  /** @param onKept told why hours could not be kept, or undefined when they were */
  constructor(private readonly onKept: (fault: Error | undefined) => void) {}

  keep(learner: Learner, hours: number): void {
    clearTimeout(this.timer);
    this.timer = window.setTimeout(() => {
      this.last = this.last
        .then(() => put(learner, Math.round(hours * 60)))
        .then(
          () => this.onKept(undefined),
          (fault: Error) => this.onKept(fault),
        );
    }, SETTLED_MILLIS);
  }
}

async function put(learner: Learner, weeklyMinutes: number): Promise<void> {
  const address = `${learnerPath(learner.learnerId)}/profile`;
  const {
    learnerId: _,
    consistencyToken: __,
    ...profile
  } = await application.client.get<Profile>(address, { token: learner.token });
  if (profile.weeklyMinutes !== weeklyMinutes) {
    const saved = await application.client.put<Profile>(address, { ...profile, weeklyMinutes });
    // Later questions wait until the profile counts.
    learner.token = saved.consistencyToken ?? learner.token;
  }
}
