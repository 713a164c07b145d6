import type { Client } from '../api/client';
import type { Roadmap, RoadmapMap, RoadmapSummary, SectionTopic, Topic } from '../api/types';

/** A roadmap with its picture and its edges from both ends. */
export interface Course {
  roadmap: Roadmap;
  map: RoadmapMap;
  topics: Map<string, SectionTopic>;
  /** By topic, what it requires and what requires it, of the topics that the roadmap lists. */
  requires: Map<string, { topicId: string; hard: boolean }[]>;
  unlocks: Map<string, { topicId: string; hard: boolean }[]>;
}

/** What is published; the browser's cache keeps it for as long as the server allows. */
export class Catalogue {
  constructor(private readonly client: Client) {}

  async roadmaps(): Promise<RoadmapSummary[]> {
    return (await this.client.get<{ roadmaps: RoadmapSummary[] }>('v1/roadmaps')).roadmaps;
  }

  topic(topicId: string): Promise<Topic> {
    return this.client.get<Topic>(`v1/topics/${encodeURIComponent(topicId)}`);
  }

  async course(roadmapId: string): Promise<Course> {
    const path = `v1/roadmaps/${encodeURIComponent(roadmapId)}`;
    const [roadmap, map] = await Promise.all([
      this.client.get<Roadmap>(path),
      this.client.get<RoadmapMap>(`${path}/map`),
    ]);
    const topics = new Map<string, SectionTopic>();
    for (const section of roadmap.sections) {
      for (const topic of section.topics) {
        topics.set(topic.topicId, topic);
      }
    }
    return { roadmap, map, topics, ...neighbours(map) };
  }
}

/** The edges of a map from both ends. */
export function neighbours(map: RoadmapMap): Pick<Course, 'requires' | 'unlocks'> {
  const requires: Course['requires'] = new Map();
  const unlocks: Course['unlocks'] = new Map();
  for (const edge of map.edges) {
    const hard = edge.strength === 'HARD';
    push(requires, edge.to, { topicId: edge.from, hard });
    push(unlocks, edge.from, { topicId: edge.to, hard });
  }
  return { requires, unlocks };
}

function push<V>(lists: Map<string, V[]>, key: string, value: V): void {
  const list = lists.get(key);
  if (list) {
    list.push(value);
  } else {
    lists.set(key, [value]);
  }
}
