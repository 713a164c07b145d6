import { learnerPath } from '../../api/client';
import type { Profile } from '../../api/types';
import { application } from '../../state/application';

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

  keep(learnerId: string, hours: number): void {
    clearTimeout(this.timer);
    this.timer = window.setTimeout(() => {
      this.last = this.last
        .then(() => put(learnerId, Math.round(hours * 60)))
        .then(
          () => this.onKept(undefined),
          (fault: Error) => this.onKept(fault),
        );
    }, SETTLED_MILLIS);
  }
}

async function put(learnerId: string, weeklyMinutes: number): Promise<void> {
  const address = `${learnerPath(learnerId)}/profile`;
  const {
    learnerId: _,
    consistencyToken: __,
    ...profile
  } = await application.client.get<Profile>(address);
  if (profile.weeklyMinutes !== weeklyMinutes) {
    await application.client.put(address, { ...profile, weeklyMinutes });
  }
}
