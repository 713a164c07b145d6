import type { LearnerPath } from '../../api/types';
import { download } from '../../components/download';
import { calendar } from './calendar';
import { csv } from './csv';

/** Without it some spreadsheets take UTF-8 for another encoding. */
const BYTE_ORDER_MARK = '\uFEFF';

/** Hands the path of a learner on a roadmap to the user as a calendar. */
export function saveCalendar(path: LearnerPath, roadmap: { roadmapId: string; title: string }): void {
  const { roadmapId, title } = roadmap;
  const content = calendar(path.learnerId, roadmapId, title, path.steps, new Date());
  download(`${roadmapId}.ics`, 'text/calendar;charset=utf-8', content);
}

/** Hands the path to the user as a table. */
export function saveTable(path: LearnerPath, roadmap: { roadmapId: string }): void {
  const content = `${BYTE_ORDER_MARK}${csv(path.steps)}`;
  download(`${roadmap.roadmapId}.csv`, 'text/csv;charset=utf-8', content);
}
