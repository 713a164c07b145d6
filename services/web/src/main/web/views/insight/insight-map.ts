import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { Insight } from '../../api/insight';
import { icon } from '../../design/icons';
import { styles } from '../../design/styles';
import type { Course } from '../../state/catalogue';
import { insightTexts } from '../../text/insight';
import { list, number, percent, words } from '../../text/words';
import '../map/roadmap-map';
import { edgeKey, type TopicLook } from '../map/roadmap-map';
import { share, titles } from './topic-rows';

const BANDS = [0, 1, 2, 3, 4];

/** The map of a roadmap, each topic as full as learners know it. Fires `open-topic`. */
@customElement('insight-map')
export class InsightMap extends LitElement {
  static override styles = [
    styles,
    css`
      .frame {
        display: grid;
        grid-template-rows: minmax(0, 1fr) auto;
        height: 70vh;
        padding: 0;
        overflow: hidden;
      }
      .legend {
        padding: var(--space-2) var(--space-4);
        border-top: 1px solid var(--line);
      }
      .legend li {
        display: inline-flex;
        align-items: center;
        gap: var(--space-1);
      }
      .swatch {
        width: 18px;
        height: 14px;
        background: var(--surface);
        border: 1px solid var(--mastered);
        border-radius: 3px;
      }
      .line {
        width: 24px;
        border-top: 3px dashed var(--caution);
      }
      .band-1 {
        background: var(--share-1);
      }
      .band-2 {
        background: var(--share-2);
      }
      .band-3 {
        background: var(--share-3);
      }
      .band-4 {
        background: var(--mastered);
      }
    `,
  ];

  @property({ attribute: false }) course!: Course;
  @property({ attribute: false }) insight!: Insight;

  override render(): TemplateResult {
    const texts = words(insightTexts);
    const topics = new Map(this.insight.topics.map((topic) => [topic.topicId, topic]));
    const { suspicious } = this.insight.prerequisites;
    const title = titles(this.insight);
    const suspicions = (topicId: string): string | undefined => {
      const required = suspicious.filter((it) => it.topicId === topicId);
      return required.length === 0
        ? undefined
        : texts.prerequisites.onMap(list(required.map((it) => title(it.requiredTopicId))));
    };
    return html`<div class="card frame">
      <roadmap-map
        .course=${this.course}
        .look=${(topicId: string): TopicLook => {
          const topic = topics.get(topicId);
          const known = share(this.insight, topic);
          const stuck = topic?.stuck ?? 0;
          const says = known === undefined ? texts.shareUnknown : texts.share(percent(known));
          return {
            state: 'ready',
            mastery: known ?? 0,
            tint: known ?? 0,
            says: stuck > 0 ? `${says}, ${texts.stuck(number(stuck))}` : says,
            note: suspicions(topicId),
            mark: stuck > 0 ? 'warning' : undefined,
          };
        }}
        .version=${this.insight}
        .marked=${new Set(suspicious.map((it) => edgeKey(it.requiredTopicId, it.topicId)))}
        label="${texts.map}: ${this.course.roadmap.title}"
      ></roadmap-map>
      <ul class="legend row small" aria-label=${texts.legend}>
        ${BANDS.map(
          (band) => html`<li>
            <span class="swatch band-${band}"></span>${percent(band / 5)}–${percent((band + 1) / 5)}
          </li>`,
        )}
        <li>${icon('stuck', 14)}${texts.columns.stuck}</li>
        ${suspicious.length > 0
          ? html`<li><span class="line"></span>${texts.prerequisites.legend}</li>`
          : nothing}
      </ul>
    </div>`;
  }
}
