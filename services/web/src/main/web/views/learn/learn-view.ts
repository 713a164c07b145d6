import { css, html, LitElement, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { icon } from '../../design/icons';
import { styles } from '../../design/styles';
import type { Course } from '../../state/catalogue';
import { Following } from '../../state/following';
import type { Learner } from '../../state/learner';
import { Observing } from '../../state/observable';
import { router } from '../../state/router';
import { settings } from '../../state/settings';
import type { TopicState } from '../../state/topic-state';
import { common } from '../../text/common';
import { learn } from '../../text/learn';
import { percent, words } from '../../text/words';
import '../../components/undo-toast';
import { learnerLook } from '../map/learner-look';
import '../map/roadmap-map';
import '../next/next-list';
import '../topic/topic-panel';
import './topic-search';

const LEGEND: TopicState[] = [
  'mastered',
  'believed',
  'review',
  'practising',
  'ready',
  'stuck',
  'locked',
  'dismissed',
];

/** The map with what is next beside it; on a narrow screen what is next comes first. */
@customElement('learn-view')
export class LearnView extends LitElement {
  static override styles = [
    styles,
    css`
      :host {
        flex: 1;
        display: grid;
        grid-template-columns: minmax(0, 1fr) minmax(340px, 420px);
        grid-template-areas: 'bar side' 'map side';
        grid-template-rows: auto minmax(0, 1fr);
        min-height: 0;
      }
      .bar {
        grid-area: bar;
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: var(--space-2) var(--space-5);
        padding: var(--space-3) var(--space-4);
      }
      .share {
        display: grid;
        gap: 4px;
        min-width: 180px;
      }
      .map {
        grid-area: map;
        display: grid;
        grid-template-columns: minmax(0, 1fr);
        grid-template-rows: minmax(0, 1fr) auto;
        min-height: 0;
      }
      .legend {
        display: flex;
        flex-wrap: wrap;
        gap: var(--space-1) var(--space-2);
        padding: var(--space-2) var(--space-4);
        border-top: 1px solid var(--line);
      }
      .side {
        grid-area: side;
        padding: var(--space-4);
        overflow-y: auto;
        background: var(--surface-quiet);
        border-inline-start: 1px solid var(--line);
      }
      @media (max-width: 1023px) {
        :host {
          grid-template-columns: minmax(0, 1fr) minmax(300px, 340px);
        }
      }
      @media (max-width: 767px) {
        :host {
          display: flex;
          flex-direction: column;
        }
        .side {
          overflow: visible;
          border: 0;
        }
        .map {
          height: 80vh;
        }
        .bar {
          gap: var(--space-3);
        }
        topic-search {
          width: 100%;
        }
      }
    `,
  ];

  @property({ attribute: false }) course!: Course;
  @property({ attribute: false }) learner!: Learner;
  @property() topicId: string | undefined;

  private readonly following = new Following(this);

  constructor() {
    super();
    new Observing(this, settings);
  }

  /** Another topic begins at its top, also where it is above the map that it was chosen on. */
  override updated(changes: PropertyValues<this>): void {
    if (changes.has('topicId') && (this.topicId ?? changes.get('topicId')) !== undefined) {
      const side = this.renderRoot.querySelector<HTMLElement>('.side');
      side?.scrollTo({ top: 0 });
      if (matchMedia('(max-width: 767px)').matches) {
        side?.scrollIntoView();
      }
    }
  }

  override render(): TemplateResult {
    const { course, learner, topicId } = this;
    const { version } = this.following;
    const names = words(common);
    return html`
      <div class="bar">
        ${this.share()}
        <topic-search .course=${course} @open-topic=${this.open}></topic-search>
      </div>
      <div class="side">
        ${topicId
          ? html`<topic-panel
              .topicId=${topicId}
              .course=${course}
              .learner=${learner}
              .version=${version}
            ></topic-panel>`
          : html`<next-list
              .course=${course}
              .learner=${learner}
              .version=${version}
            ></next-list>`}
      </div>
      <div class="map">
        <roadmap-map
          .course=${course}
          .look=${learnerLook(learner)}
          .version=${version}
          .topicId=${topicId}
          label="${words(learn).map}: ${course.roadmap.title}"
          @open-topic=${this.open}
        ></roadmap-map>
        <ul class="legend" aria-label=${words(learn).legend}>
          ${LEGEND.map(
            (state) => html`<li class="chip">${icon(state, 14)}${names.states[state]}</li>`,
          )}
        </ul>
      </div>
      <undo-toast .learner=${learner} .version=${version}></undo-toast>
    `;
  }

  private share(): TemplateResult {
    const texts = words(learn);
    const share = this.learner.next?.share;
    const heading = html`<h1 class="unseen">${this.course.roadmap.title}</h1>`;
    if (!share) {
      return html`<div class="share">${heading}</div>`;
    }
    const done = texts.done(percent(share.percent / 100));
    const all = share.mastered + share.ready + share.notReady;
    return html`<div class="share">
      ${heading}
      <span>
        <strong>${done}</strong>
        <span class="small quiet">${texts.doneText(share.mastered, all)}</span>
      </span>
      <progress max="100" value=${share.percent} aria-label=${done}></progress>
    </div>`;
  }

  private open(event: CustomEvent<string>): void {
    const { roadmapId } = this.course.roadmap;
    router.go({ page: 'roadmap', roadmapId, view: 'learn', topicId: event.detail });
  }
}
