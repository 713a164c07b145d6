import type { LearnerPath, PathStep } from '../../api/types';

/** The steps of one section, in the order of the path. */
export interface Stage {
  section: string | undefined;
  steps: PathStep[];
  minutes: number;
  endDate: string | undefined;
}

/** A path by sections, in the order in which each begins. */
export function stages(path: LearnerPath): Stage[] {
  const bySection = new Map<string | undefined, Stage>();
  for (const step of path.steps) {
    const stage = bySection.get(step.section) ?? {
      section: step.section,
      steps: [],
      minutes: 0,
      endDate: undefined,
    };
    bySection.set(step.section, stage);
    stage.steps.push(step);
    stage.minutes += step.minutes;
    stage.endDate = step.endDate ?? stage.endDate;
  }
  return [...bySection.values()];
}
