/** What the REST API answers; docs/reference/rest-api.md and /q/openapi say what each field means. */

export interface Problem {
  type: string;
  title: string;
  status: number;
  detail?: string;
  errors?: { index?: number; field: string; reason: string }[];
}

export interface RoadmapSummary {
  roadmapId: string;
  title: string;
  summary?: string;
  topicCount: number;
  sectionCount: number;
  minutes: number;
}

export interface Requirement {
  topicId: string;
  title: string;
  strength?: 'HARD' | 'SOFT';
}

export interface TopicSummary {
  topicId: string;
  title: string;
  summary?: string;
  kind?: string;
  minutes: number;
  level: number;
  retired: boolean;
}

export interface SectionTopic extends TopicSummary {
  weight: number;
  requires: Requirement[];
}

export interface Roadmap extends RoadmapSummary {
  graphRelease: string;
  sections: { title: string; topics: SectionTopic[] }[];
}

export interface Resource {
  resourceId: string;
  title: string;
  author?: string;
  url?: string;
  type?: string;
  access?: string;
  language?: string;
  minutes?: number;
  level?: number;
  coverage: number;
  part?: string;
  partMinutes?: number;
}

export interface Topic extends TopicSummary {
  graphRelease: string;
  requires: Requirement[];
  unlocks: Requirement[];
  resources: Resource[];
  roadmapIds: string[];
}

export interface Reason {
  code: string;
  text: string;
  topicIds: string[];
  contribution: number;
}

export interface RecommendedResource extends Resource {
  reasons: Reason[];
}

export type StepKind = 'LEARN' | 'PRACTISE' | 'REVIEW' | 'REMEDIATE';

export interface Step {
  topicId: string;
  title: string;
  kind?: StepKind;
  /** Absent in a degraded answer, as is the next one. */
  mastery?: number;
  successProbability?: number;
  minutes: number;
  reasons: Reason[];
  resources: RecommendedResource[];
}

export interface Share {
  percent: number;
  mastered: number;
  ready: number;
  notReady: number;
}

export interface Basis {
  learnerId: string;
  roadmapId?: string;
  graphRelease: string;
  modelVersion: string;
  asOf: string;
  goalsGone?: string[];
}

export interface NextSteps extends Basis {
  steps: Step[];
  noSteps?: string;
  share?: Share;
}

export interface TopicMastery {
  topicId: string;
  title: string;
  mastery: number;
  mastered: boolean;
  ready: boolean;
  successProbability: number;
  stuck: boolean;
  reviewDue?: boolean;
  dismissed?: boolean;
  dismissedUntil?: string;
  evidence: { attempts: number; successes: number; lastEventAt?: string; source: string };
}

export interface MasteryReport extends Basis {
  masteredCount: number;
  topics: TopicMastery[];
}

export interface TopicStanding extends Basis {
  topicId: string;
  title: string;
  standing?: 'OPEN' | 'MASTERED' | 'NOT_READY' | 'DISMISSED' | 'OUTSIDE_GOAL';
  text: string;
  place?: number;
  missingTopicIds: string[];
  dismissedUntil?: string;
  successProbability: number;
}

export interface PathStep {
  topicId: string;
  title: string;
  section?: string;
  minutes: number;
  cumulativeMinutes: number;
  startDate?: string;
  endDate?: string;
  mastery: number;
}

export interface LearnerPath extends Basis {
  steps: PathStep[];
  totalMinutes: number;
  finishDate?: string;
  hoursPerWeek: number;
  milestones: { section: string; date?: string; cumulativeMinutes: number }[];
  criticalPath: string[];
  criticalPathMinutes: number;
  leftOut: string[];
  share?: Share;
}

export interface Placement extends Basis {
  probe?: { topicId: string; title: string; summary?: string };
  done: boolean;
  answered: number;
  uncertainTopics: number;
}

export interface Goal {
  roadmapId?: string;
  topicIds?: string[];
}

export interface Profile {
  learnerId?: string;
  goals: Goal[];
  weeklyMinutes?: number;
  access: string[];
  resourceTypes: string[];
  languages: string[];
  consistencyToken?: string;
}

export interface ProgressReceipt {
  accepted: number;
  eventIds: string[];
  consistencyToken: string;
}

export interface MapSection {
  number: number;
  title: string;
  titleLines: string[];
  titleX: number;
  titleY: number;
  x: number;
  y: number;
  width: number;
  height: number;
}

export interface MapTopic {
  topicId: string;
  title: string;
  kind?: string;
  minutes: number;
  section: number;
  x: number;
  y: number;
  width: number;
  height: number;
  lines: string[];
}

export interface MapEdge {
  from: string;
  to: string;
  strength: 'HARD' | 'SOFT';
  points?: number[];
}

export interface RoadmapMap {
  roadmapId: string;
  title: string;
  graphRelease?: string;
  width: number;
  height: number;
  sections: MapSection[];
  topics: MapTopic[];
  edges: MapEdge[];
}
