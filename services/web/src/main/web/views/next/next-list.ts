import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import { styles } from '../../design/styles';
import type { Course } from '../../state/catalogue';
import type { Learner } from '../../state/learner';
import { href } from '../../state/router';
import { common } from '../../text/common';
import { learn } from '../../text/learn';
import { words } from '../../text/words';
import '../../components/empty-state';
import { faultState } from '../../components/fault-state';
import './step-card';

/** The next steps, best first. */
@customElement('next-list')
export class NextList extends LitElement {
  static override styles = [
    styles,
    css`
      :host {
        display: grid;
        gap: var(--space-4);
      }
      ol {
        display: grid;
        gap: var(--space-4);
      }
      .hint {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        justify-content: space-between;
        gap: var(--space-2);
        background: var(--brand-soft);
        border-color: transparent;
        box-shadow: none;
      }
    `,
  ];

  @property({ attribute: false }) course!: Course;
  @property({ attribute: false }) learner!: Learner;
  /** Changes whenever the learner does. */
  @property({ attribute: false }) version: unknown;

  override render(): TemplateResult {
    const texts = words(learn);
    return html`
      <div>
        <h2>${texts.next}</h2>
        <p class="quiet small">${texts.nextText}</p>
      </div>
      ${this.placementHint()} ${this.steps()}
    `;
  }

  private steps(): TemplateResult {
    const { learner } = this;
    if (!learner.next) {
      return learner.fault
        ? faultState(learner.fault, () => learner.refresh())
        : html`<empty-state text=${words(common).loading} busy></empty-state>`;
    }
    if (learner.steps.length === 0) {
      const why = learner.next.noSteps ?? 'ALL_EXCLUDED';
      return html`<empty-state text=${words(learn).nothing[why] ?? why}></empty-state>`;
    }
    return html`<ol>
      ${repeat(
        learner.steps,
        (step) => step.topicId,
        (step, i) => html`<li>
          <step-card
            .step=${step}
            .course=${this.course}
            .learner=${learner}
            .place=${i + 1}
          ></step-card>
        </li>`,
      )}
    </ol>`;
  }

  /** Placement spares most to those of whom nothing is known yet. */
  private placementHint(): TemplateResult | typeof nothing {
    const topics = [...this.learner.mastery.values()];
    if (topics.length === 0 || topics.some((topic) => topic.evidence.source !== 'NONE')) {
      return nothing;
    }
    const texts = words(learn);
    const { roadmapId } = this.course.roadmap;
    return html`<div class="card hint">
      <p><strong>${texts.skipPlacement}</strong><br />${texts.placementText}</p>
      <a class="button" href=${href({ page: 'roadmap', roadmapId, view: 'placement' })}>
        ${texts.placementGo}
      </a>
    </div>`;
  }
}
