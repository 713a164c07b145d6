import type { MapTopic } from '../../api/types';

/** Directions of the arrow keys. */
const DIRECTIONS: Record<string, [number, number]> = {
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
};

/** How much more a step aside counts than a step ahead. */
const ASIDE = 2.5;

/** The topic that a key leads to from another; undefined when there is none, or for other keys. */
export function nearest(topics: MapTopic[], from: string, key: string): MapTopic | undefined {
  if (key === 'Home') {
    return topics[0];
  }
  if (key === 'End') {
    return topics.at(-1);
  }
  const direction = DIRECTIONS[key];
  const start = topics.find((it) => it.topicId === from);
  if (!direction || !start) {
    return undefined;
  }
  const [dx, dy] = direction;
  let best: MapTopic | undefined;
  let least = Infinity;
  for (const topic of topics) {
    const x = topic.x + topic.width / 2 - (start.x + start.width / 2);
    const y = topic.y + topic.height / 2 - (start.y + start.height / 2);
    const ahead = x * dx + y * dy;
    const aside = Math.abs(x * dy) + Math.abs(y * dx);
    const distance = ahead + ASIDE * aside;
    if (ahead > 1 && distance < least) {
      least = distance;
      best = topic;
    }
  }
  return best;
}
