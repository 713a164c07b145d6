import type { Insight, TopicFigures } from '../../api/insight';

export const COLUMNS = [
  'title',
  'mastered',
  'ready',
  'practising',
  'stuck',
  'right',
  'minutes',
  'observed',
] as const;
export type Column = (typeof COLUMNS)[number];

export interface Order {
  column: Column;
  descending: boolean;
}

/** A value of a row: text or a number; undefined when it is not told. */
export function value(topic: TopicFigures, column: Column): string | number | undefined {
  switch (column) {
    case 'title':
      return topic.title;
    case 'right':
      return topic.attempts && topic.successes !== undefined
        ? topic.successes / topic.attempts
        : undefined;
    case 'minutes':
      return topic.estimatedMinutes;
    case 'observed':
      return topic.observedMinutes;
    default:
      return topic[column];
  }
}

/** In order, what is not told last; what is equal stays in the roadmap's order. */
export function sorted(topics: TopicFigures[], { column, descending }: Order): TopicFigures[] {
  const sign = descending ? -1 : 1;
  return [...topics].sort((a, b) => {
    const x = value(a, column);
    const y = value(b, column);
    if (x === undefined || y === undefined) {
      return Number(x === undefined) - Number(y === undefined);
    }
    return typeof x === 'string' ? sign * x.localeCompare(String(y)) : sign * (x - Number(y));
  });
}

/** The order after a press on a column: the other way round if it was sorted by that. */
export function pressed(order: Order, column: Column): Order {
  return order.column === column
    ? { column, descending: !order.descending }
    : { column, descending: column !== 'title' };
}

/** The topics that have all of the words in their title or id. */
export function matching(topics: TopicFigures[], words: string): TopicFigures[] {
  const wanted = words.toLocaleLowerCase().split(/\s+/).filter(Boolean);
  return topics.filter(({ title, topicId }) => {
    const text = `${title} ${topicId}`.toLocaleLowerCase();
    return wanted.every((word) => text.includes(word));
  });
}

/** From the id of a topic to its title. */
export function titles(insight: Insight): (topicId: string) => string {
  const byId = new Map(insight.topics.map((topic) => [topic.topicId, topic.title]));
  return (topicId) => byId.get(topicId) ?? topicId;
}

/** From 0 to 1, of the learners who were counted; undefined when it is not told. */
export function share(insight: Insight, topic: TopicFigures | undefined): number | undefined {
  const { counted } = insight.learners;
  return topic?.mastered === undefined || counted === 0 ? undefined : topic.mastered / counted;
}
