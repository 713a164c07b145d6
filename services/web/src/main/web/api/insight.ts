/** What `GET v1/insight` answers; a number of learners that is too small to tell is left out. */
export interface Insight {
  roadmapId: string;
  graphRelease: string;
  /** When the learners were counted. */
  asOf: string;
  /** How old that is at the answer. */
  ageSeconds: number;
  model: { id: string; trained: boolean; publishedAt?: string };
  learners: { total: number; counted: number; aimingHere?: number };
  topics: TopicFigures[];
  prerequisites: PrerequisiteFigures;
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

/** What answers say about the prerequisites among the topics. */
export interface PrerequisiteFigures {
  /** How many enough learners tell about. */
  judged: number;
  tooFew: number;
  suspicious: SuspiciousPrerequisite[];
}

export interface SuspiciousPrerequisite {
  topicId: string;
  requiredTopicId: string;
  suspicion?: string;
  /** Learners who know the required topic, and how many of them know the other one. */
  learnersWith: number;
  knowingWith: number;
  learnersWithout: number;
  knowingWithout: number;
  /** Of the shares with and without, from -1 to 1, with its interval of 95 %. */
  difference: number;
  differenceLow: number;
  differenceHigh: number;
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
