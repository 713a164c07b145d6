import type { LearnerPath, PathStep, Roadmap } from '../../api/types';

/** The steps of one section, in the order of the path. */
export interface Stage {
  section: string | undefined;
  steps: PathStep[];
  /** All that the roadmap lists in it, known or not. */
  topicIds: string[];
  minutes: number;
  startDate: string | undefined;
  endDate: string | undefined;
}

/** A path by sections, in the order in which each begins. */
export function stages(path: LearnerPath, roadmap: Roadmap): Stage[] {
  const bySection = new Map<string | undefined, Stage>();
  for (const step of path.steps) {
    const stage = bySection.get(step.section) ?? {
      section: step.section,
      steps: [],
      topicIds: topicsOf(roadmap, step.section),
      minutes: 0,
      startDate: step.startDate,
      endDate: undefined,
    };
    bySection.set(step.section, stage);
    stage.steps.push(step);
    stage.minutes += step.minutes;
    stage.endDate = step.endDate ?? stage.endDate;
  }
  return [...bySection.values()];
}

function topicsOf(roadmap: Roadmap, title: string | undefined): string[] {
  const section = roadmap.sections.find((it) => it.title === title);
  return section?.topics.map((topic) => topic.topicId) ?? [];
}
