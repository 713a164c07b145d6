import type { Learner } from '../../state/learner';
import { topicState } from '../../state/topic-state';
import { common } from '../../text/common';
import { words } from '../../text/words';
import type { TopicLook } from './roadmap-map';

/** How a learner's topics are drawn: by mastery, with the next steps numbered. */
export function learnerLook(learner: Learner): (topicId: string) => TopicLook {
  const places = new Map(learner.steps.map((step, i) => [step.topicId, i + 1]));
  return (topicId) => {
    const topic = learner.topic(topicId);
    return {
      state: topicState(topic),
      mastery: topic?.mastery ?? 0,
      place: places.get(topicId),
      says: topic ? undefined : words(common).notYet,
    };
  };
}
