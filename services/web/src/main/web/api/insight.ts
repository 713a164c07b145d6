/** What `GET v1/insight` answers; a number of learners that is too small to tell is left out. */
export interface Insight {
  roadmapId: string;
  graphRelease: string;
  /** When the learners were counted. */
  asOf: string;
  model: { id: string; trained: boolean; publishedAt?: string };
  learners: { total: number; counted: number; aimingHere?: number };
  topics: TopicFigures[];
  ingestion: Ingestion;
  /** Whether there is a report to read. */
  report?: boolean;
}

export interface TopicFigures {
  topicId: string;
  title: string;
  mastered?: number;
  ready?: number;
  practising?: number;
  stuck?: number;
  dismissed?: number;
  attempts?: number;
  successes?: number;
  estimatedMinutes: number;
  observedMinutes?: number;
}

/** Of the partitions that the recommender which answered reads. */
export interface Ingestion {
  partitions: number;
  logPartitions?: number;
  lag?: number;
  since?: string;
  applied?: number;
  rejected?: number;
  deadLetters?: Record<string, number>;
  newestEventAt?: string;
}
