import type { TopicMastery } from '../api/types';

/** How a topic stands for a learner, as the map and the lists show it. */
export type TopicState =
  | 'mastered'
  | 'believed'
  | 'review'
  | 'practising'
  | 'ready'
  | 'stuck'
  | 'dismissed'
  | 'locked';

/** From this mastery on the server takes a prerequisite for ready. */
const ENOUGH_TO_BUILD_ON = 0.8;

/** Whether what builds on the topic may be begun. */
export function isKnown(state: TopicState): boolean {
  return state === 'mastered' || state === 'review' || state === 'believed';
}

export function topicState(topic: TopicMastery | undefined): TopicState {
  if (!topic) {
    return 'locked';
  }
  if (topic.dismissed) {
    return 'dismissed';
  }
  if (topic.mastered) {
    return topic.reviewDue ? 'review' : 'mastered';
  }
  if (topic.stuck) {
    return 'stuck';
  }
  if (topic.mastery >= ENOUGH_TO_BUILD_ON) {
    return 'believed';
  }
  if (!topic.ready) {
    return 'locked';
  }
  return topic.evidence.lastEventAt ? 'practising' : 'ready';
}
