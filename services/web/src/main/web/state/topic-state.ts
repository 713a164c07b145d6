import type { TopicMastery } from '../api/types';

/** How a topic stands for a learner, as the map and the lists show it. */
export type TopicState =
  | 'mastered'
  | 'review'
  | 'practising'
  | 'ready'
  | 'stuck'
  | 'dismissed'
  | 'locked';

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
  if (!topic.ready) {
    return 'locked';
  }
  return topic.evidence.lastEventAt ? 'practising' : 'ready';
}
