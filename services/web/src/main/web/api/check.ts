import type { RoadmapMap } from './types';

/** What `POST v1/curriculum/check` answers. */
export interface CheckReport {
  valid: boolean;
  errors: number;
  warnings: number;
  topics: number;
  roadmaps: number;
  /** Errors first. */
  findings: Finding[];
  /** How many more there are. */
  findingsLeftOut?: number;
  /** Of each roadmap that could be laid out. */
  maps: RoadmapMap[];
}

export interface Finding {
  severity: 'ERROR' | 'WARNING';
  file: string;
  line: number;
  column?: number;
  message: string;
  /** The topic that it is about. */
  topicId?: string;
  /** How often it was found. */
  count?: number;
}
