import type { Finding, CheckReport } from '../../api/check';
import type { TopicLook } from '../map/roadmap-map';

/** The findings that name a topic, by topic, in their order. */
export function byTopic(findings: Finding[]): Map<string, Finding[]> {
  const topics = new Map<string, Finding[]>();
  for (const finding of findings) {
    if (finding.topicId !== undefined) {
      topics.set(finding.topicId, [...(topics.get(finding.topicId) ?? []), finding]);
    }
  }
  return topics;
}

/** How a topic is drawn by what was found on it. */
export function lookOf(
  findings: Finding[],
  say: (errors: number, warnings: number) => string,
): TopicLook {
  const errors = total(findings, 'ERROR');
  const warnings = total(findings, 'WARNING');
  return {
    state: 'ready',
    mastery: 0,
    says: say(errors, warnings),
    note: findings[0]?.message,
    mark: errors > 0 ? 'error' : warnings > 0 ? 'warning' : undefined,
  };
}

/** `topics/sql.yaml:12:5`. */
export function place({ file, line, column }: Finding): string {
  return [file, ...[line, column].filter(Boolean)].join(':');
}

/** Of the maps, the one to show for a topic: the one that is shown, if it has the topic. */
export function mapOf(maps: CheckReport['maps'], topicId: string, shown: number): number {
  const has = (at: number): boolean =>
    maps[at]?.topics.some((topic) => topic.topicId === topicId) ?? false;
  return has(shown) ? shown : maps.findIndex((_, at) => has(at));
}

function total(findings: Finding[], severity: Finding['severity']): number {
  return findings
    .filter((finding) => finding.severity === severity)
    .reduce((sum, finding) => sum + (finding.count ?? 1), 0);
}
