import { css, html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { RefusedError } from '../../api/client';
import type { Insight } from '../../api/insight';
import { styles } from '../../design/styles';
import { application } from '../../state/application';
import type { Course } from '../../state/catalogue';
import { Observing } from '../../state/observable';
import { router } from '../../state/router';
import { settings } from '../../state/settings';
import { common } from '../../text/common';
import { insightTexts } from '../../text/insight';
import { list, words } from '../../text/words';
import '../../components/empty-state';
import { faultState, faultTextWithRetry, signInState } from '../../components/fault-state';
import './counted-ago';
import './insight-map';
import './insight-prerequisites';
import './insight-table';
import './insight-tiles';
import { Polling } from './polling';

const INTERVAL_MILLIS = 10_000;
const RETRY_MILLIS = 5_000;

/** How all learners stand on a roadmap, for operators and authors. */
@customElement('insight-view')
export class InsightView extends LitElement {
  static override styles = [
    styles,
    css`
      .page {
        --page-width: 1200px;
        padding-block-end: var(--space-5);
      }
      .head {
        justify-content: space-between;
        align-items: flex-start;
      }
      section {
        display: grid;
        gap: var(--space-3);
      }
      section > * {
        min-width: 0;
      }
    `,
  ];

  @property({ attribute: false }) course!: Course;
  @state() private insight: Insight | undefined;
  @state() private fault: Error | undefined;
  private readonly polling = new Polling(this, () => this.load());

  constructor() {
    super();
    new Observing(this, settings);
  }

  override willUpdate(changes: PropertyValues<this>): void {
    if (changes.has('course')) {
      this.insight = undefined;
      this.fault = undefined;
      this.polling.now();
    }
  }

  override render(): TemplateResult {
    const { insight, fault } = this;
    if (insight) {
      return this.content(insight);
    }
    return fault
      ? this.failed(fault)
      : html`<empty-state text=${words(common).loading} busy></empty-state>`;
  }

  private content(insight: Insight): TemplateResult {
    const texts = words(insightTexts);
    return html`<div class="page">
      <div class="row head">
        <div>
          <h1>${texts.heading(this.course.roadmap.title)}</h1>
          <counted-ago .insight=${insight}></counted-ago>
          <div role="status">
            ${this.fault
              ? html`<p class="notice">${texts.stale(faultTextWithRetry(this.fault))}</p>`
              : nothing}
          </div>
        </div>
        ${insight.report
          ? html`<a class="button" href="v1/insight/report" target="_blank" rel="noopener">
              ${texts.report}
            </a>`
          : nothing}
      </div>
      <insight-tiles .insight=${insight}></insight-tiles>
      <section>
        <h2>${texts.topics}</h2>
        <insight-table .insight=${insight}></insight-table>
      </section>
      <section>
        <h2>${texts.prerequisites.heading}</h2>
        <insight-prerequisites .insight=${insight}></insight-prerequisites>
      </section>
      <section>
        <h2>${texts.map}</h2>
        <p class="quiet">${texts.mapText}</p>
        <insight-map
          .course=${this.course}
          .insight=${insight}
          @open-topic=${this.open}
        ></insight-map>
      </section>
    </div>`;
  }

  private failed(fault: Error): TemplateResult {
    const texts = words(insightTexts);
    const retry = html`<button class="main" @click=${this.polling.now}>
      ${words(common).retry}
    </button>`;
    switch (kindOf(fault)) {
      case 'unauthenticated':
        return signInState();
      case 'forbidden':
        return html`<empty-state
          heading=${texts.forbidden}
          text=${`${texts.forbiddenText} ${this.rights()}`}
        ></empty-state>`;
      case 'not-offered':
        return html`<empty-state heading=${texts.notOffered} text=${texts.notOfferedText}></empty-state>`;
      case 'counting':
        return html`<empty-state heading=${texts.counting} text=${texts.countingText} busy>
          ${retry}
        </empty-state>`;
      case 'away':
        return html`<empty-state heading=${texts.away} text=${texts.awayText}>
          ${retry}
        </empty-state>`;
      default:
        return faultState(fault, this.polling.now);
    }
  }

  /** What its user may do instead. */
  private rights(): string {
    const { identity } = application.session;
    const texts = words(insightTexts);
    if (!identity?.session) {
      return '';
    }
    return identity.scopes.length > 0
      ? texts.rights(identity.name, list(identity.scopes))
      : texts.learnersRights(identity.name);
  }

  /** @returns in how many milliseconds to ask again */
  private async load(): Promise<number | undefined> {
    const { course } = this;
    const { roadmapId } = course.roadmap;
    try {
      const insight = await application.client.get<Insight>(
        `v1/insight?roadmap=${encodeURIComponent(roadmapId)}`,
      );
      if (course === this.course) {
        this.insight = insight;
        this.fault = undefined;
      }
      return INTERVAL_MILLIS;
    } catch (fault) {
      if (course === this.course) {
        this.fault = fault as Error;
      }
      if (!(fault instanceof RefusedError)) {
        return RETRY_MILLIS;
      }
      const isFinal = fault.problem.status < 500 || fault.problem.status === 501;
      const wait = (fault.retryAfterSeconds ?? 0) * 1000;
      return isFinal && fault.problem.status !== 429 ? undefined : Math.max(RETRY_MILLIS, wait);
    }
  }

  private open(event: CustomEvent<string>): void {
    const { roadmapId } = this.course.roadmap;
    router.go({ page: 'roadmap', roadmapId, view: 'learn', topicId: event.detail });
  }
}

type Kind = 'unauthenticated' | 'forbidden' | 'not-offered' | 'counting' | 'away' | 'other';

const KINDS: Record<number, Kind> = {
  401: 'unauthenticated',
  403: 'forbidden',
  404: 'not-offered',
  501: 'not-offered',
  502: 'away',
  503: 'away',
  504: 'away',
};

function kindOf(fault: Error): Kind {
  if (!(fault instanceof RefusedError)) {
    return 'other';
  }
  const { type, status } = fault.problem;
  if (type.endsWith(':learners-not-counted-yet')) {
    return 'counting';
  }
  return type.endsWith(':unknown-roadmap') ? 'other' : (KINDS[status] ?? 'other');
}
