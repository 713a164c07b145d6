import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { Reason, Step } from '../../api/types';
import { icon } from '../../design/icons';
import { styles } from '../../design/styles';
import type { Course } from '../../state/catalogue';
import type { Learner } from '../../state/learner';
import { href } from '../../state/router';
import { common } from '../../text/common';
import { learn } from '../../text/learn';
import { reasonText } from '../../text/reasons';
import { duration, percent, words } from '../../text/words';
import { TopicActions } from './actions';
import './resource-list';

const SHOWN_REASONS = 3;

/** One next step: what, why, with what, and what the learner can say about it. */
@customElement('step-card')
export class StepCard extends LitElement {
  static override styles = [
    styles,
    css`
      article {
        display: grid;
        gap: var(--space-3);
      }
      article.first {
        border-color: var(--next);
        border-width: 2px;
      }
      header {
        display: flex;
        align-items: flex-start;
        gap: var(--space-3);
      }
      .number {
        flex: none;
        display: grid;
        place-items: center;
        width: 30px;
        height: 30px;
        border-radius: 50%;
        font-weight: 700;
        color: var(--next-ink);
        background: var(--next);
      }
      h3 {
        font-size: var(--text-l);
        line-height: 1.3;
      }
      h3 a {
        color: var(--ink);
        text-decoration-color: var(--line-strong);
        overflow-wrap: anywhere;
      }
      .reasons li {
        position: relative;
        padding-inline-start: 18px;
      }
      .reasons li::before {
        content: '';
        position: absolute;
        inset-inline-start: 2px;
        top: 0.62em;
        width: 6px;
        height: 6px;
        border-radius: 50%;
        background: var(--next);
      }
      .reasons .STUCK {
        color: var(--stuck);
        font-weight: 600;
      }
      h4 {
        margin: 0;
        font-size: var(--text-s);
        font-weight: 600;
        color: var(--ink-quiet);
      }
      details summary {
        min-height: 32px;
        display: flex;
        align-items: center;
        cursor: pointer;
        font-weight: 600;
        color: var(--link);
      }
      @media (max-width: 767px) {
        details summary,
        h3 a {
          min-height: var(--target);
          display: flex;
          align-items: center;
        }
      }
    `,
  ];

  @property({ attribute: false }) step!: Step;
  @property({ attribute: false }) course!: Course;
  @property({ attribute: false }) learner!: Learner;
  @property({ type: Number }) place = 1;

  override render(): TemplateResult {
    const texts = words(learn);
    const names = words(common);
    const { step } = this;
    const actions = new TopicActions(this.learner, step.topicId, step.title);
    const isBegun = this.learner.topic(step.topicId)?.evidence.lastEventAt !== undefined;
    const isFirst = this.place === 1;
    return html`<article class="card ${isFirst ? 'first' : ''}">
      <header>
        <span class="number" aria-hidden="true">${this.place}</span>
        <div>
          <h3><a href=${this.topicHref(step.topicId)}>${step.title}</a></h3>
          <p class="row small quiet">
            ${step.kind ? html`<span class="chip">${names.kinds[step.kind]}</span>` : nothing}
            <span class="chip">${icon('clock', 12)}${duration(step.minutes)}</span>
            ${step.successProbability === undefined ? nothing : html`<span>${texts.chance(percent(step.successProbability))}</span>`}
          </p>
        </div>
      </header>
      ${this.reasons()}
      <div class="row">
        ${isBegun
          ? html`<button class=${isFirst ? 'main' : ''} @click=${() => actions.complete()}>${texts.complete}</button>`
          : html`<button class=${isFirst ? 'main' : ''} @click=${() => actions.start()}>${texts.started}</button>`}
        <button @click=${() => actions.know()}>${texts.know}</button>
        <button @click=${() => actions.putAside()}>${texts.later}</button>
      </div>
      ${isBegun
        ? html`<div class="row">
            <button @click=${() => actions.practised(true)}>${texts.right}</button>
            <button @click=${() => actions.practised(false)}>${texts.wrong}</button>
          </div>`
        : nothing}
      <details ?open=${isFirst}>
        <summary>${texts.resources}</summary>
        ${step.resources.length === 0
          ? html`<p class="quiet">${texts.noResources}</p>`
          : html`<resource-list
              .resources=${step.resources}
              @rate=${(event: CustomEvent<{ resourceId: string; stars: number }>) =>
                actions.rate(event.detail.resourceId, event.detail.stars)}
            ></resource-list>`}
      </details>
    </article>`;
  }

  private reasons(): TemplateResult {
    const reasons = this.step.reasons
      .filter((reason) => reason.contribution > 0 || reason.code === 'STUCK')
      .slice(0, SHOWN_REASONS);
    return html`<div>
      <h4>${words(learn).why}</h4>
      <ul class="reasons">
        ${reasons.map((reason) => html`<li class=${reason.code}>${this.reason(reason)}</li>`)}
      </ul>
    </div>`;
  }

  /** The sentence, with the topics that it names as links. */
  private reason(reason: Reason): (TemplateResult | string)[] {
    const title = (id: string): string => this.course.topics.get(id)?.title ?? id;
    let rest = reasonText(reason, title);
    const parts: (TemplateResult | string)[] = [];
    for (const id of reason.topicIds) {
      const at = rest.indexOf(title(id));
      if (at >= 0) {
        parts.push(rest.slice(0, at), html`<a href=${this.topicHref(id)}>${title(id)}</a>`);
        rest = rest.slice(at + title(id).length);
      }
    }
    return [...parts, rest];
  }

  private topicHref(topicId: string): string {
    const { roadmapId } = this.course.roadmap;
    return href({ page: 'roadmap', roadmapId, view: 'learn', topicId });
  }
}
