import { css, html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { learnerPath } from '../../api/client';
import type { Requirement, Topic, TopicMastery, TopicStanding } from '../../api/types';
import { icon } from '../../design/icons';
import { styles } from '../../design/styles';
import { stateMark } from '../../components/state-mark';
import { application } from '../../state/application';
import type { Course } from '../../state/catalogue';
import type { Learner } from '../../state/learner';
import { href } from '../../state/router';
import { topicState } from '../../state/topic-state';
import { common } from '../../text/common';
import { learn } from '../../text/learn';
import { topicTexts } from '../../text/topic';
import { day, duration, percent, words } from '../../text/words';
import { TopicActions } from '../next/actions';
import '../../components/empty-state';
import { faultState } from '../../components/fault-state';
import { Retrying } from '../../components/retrying';
import '../next/resource-list';

/** One topic: what it is, what it needs and opens, what teaches it, and how the learner stands. */
@customElement('topic-panel')
export class TopicPanel extends LitElement {
  static override styles = [
    styles,
    css`
      :host {
        display: grid;
        gap: var(--space-4);
      }
      h2 {
        font-size: var(--text-xl);
        overflow-wrap: anywhere;
      }
      .back {
        display: inline-flex;
        align-items: center;
        gap: var(--space-1);
        min-height: 36px;
        font-weight: 600;
      }
      .back svg {
        transform: scaleX(-1);
      }
      progress {
        width: 140px;
      }
      .links li {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: var(--space-2);
        padding: var(--space-1) 0;
      }
      section {
        display: grid;
        gap: var(--space-2);
      }
      @media (max-width: 767px) {
        .links li {
          min-height: var(--target);
        }
      }
    `,
  ];

  @property() topicId = '';
  @property({ attribute: false }) course!: Course;
  @property({ attribute: false }) learner!: Learner;
  /** Changes whenever the learner does. */
  @property({ attribute: false }) version: unknown;

  @state() private topic: Topic | undefined;
  @state() private standing: TopicStanding | undefined;
  @state() private fault: Error | undefined;

  constructor() {
    super();
    new Retrying(
      this,
      () => this.fault,
      () => this.load(),
    );
  }

  override willUpdate(changes: PropertyValues<this>): void {
    if (changes.has('topicId')) {
      this.topic = undefined;
      this.fault = undefined;
      this.standing = undefined;
      void this.load();
    } else if (changes.has('version')) {
      void this.loadStanding();
    }
  }

  override render(): TemplateResult {
    const texts = words(topicTexts);
    const { roadmapId } = this.course.roadmap;
    return html`
      <a class="back" href=${href({ page: 'roadmap', roadmapId, view: 'learn' })}>
        ${icon('arrow')}${texts.back}
      </a>
      ${this.fault && !this.topic
        ? faultState(this.fault, () => this.load())
        : this.topic
          ? this.content(this.topic)
          : html`<empty-state text=${words(common).loading} busy></empty-state>`}
    `;
  }

  private content(topic: Topic): TemplateResult {
    const texts = words(topicTexts);
    const mastery = this.learner.topic(topic.topicId);
    return html`
      <h2>${topic.title}</h2>
      <p class="row">
        ${mastery ? stateMark(topicState(mastery)) : nothing}
        <span class="chip">${icon('clock', 12)}${duration(topic.minutes)}</span>
        <span class="chip">${texts.level(topic.level)}</span>
      </p>
      ${topic.summary ? html`<p>${topic.summary}</p>` : nothing}
      ${mastery ? this.actions(topic, mastery) : nothing} ${this.why()}
      ${mastery ? this.history(mastery) : nothing}
      ${this.links(texts.requires, topic.requires, texts.requiresNothing)}
      ${this.links(texts.unlocks, topic.unlocks, texts.unlocksNothing)}
      <section>
        <h3>${texts.resources}</h3>
        <resource-list
          .resources=${topic.resources}
          @rate=${(event: CustomEvent<{ resourceId: string; stars: number }>) =>
            this.on(topic).rate(event.detail.resourceId, event.detail.stars)}
        ></resource-list>
      </section>
    `;
  }

  private actions(topic: Topic, mastery: TopicMastery): TemplateResult {
    const texts = words(learn);
    const actions = this.on(topic);
    if (mastery.dismissed) {
      return html`<div class="row">
        <button class="main" @click=${() => actions.bringBack()}>
          ${words(topicTexts).bringBack}
        </button>
      </div>`;
    }
    return html`<div class="row">
        ${mastery.evidence.lastEventAt
          ? html`<button class="main" @click=${() => actions.complete()}>${texts.complete}</button>`
          : html`<button class="main" @click=${() => actions.start()}>${texts.started}</button>`}
        ${mastery.mastered
          ? nothing
          : html`<button @click=${() => actions.know()}>${texts.know}</button>
              <button @click=${() => actions.putAside()}>${texts.later}</button>`}
      </div>
      <div class="row">
        <button @click=${() => actions.practised(true)}>${texts.right}</button>
        <button @click=${() => actions.practised(false)}>${texts.wrong}</button>
      </div>`;
  }

  private why(): TemplateResult | typeof nothing {
    const { standing } = this;
    const texts = words(topicTexts);
    if (!standing?.standing || standing.standing === 'MASTERED') {
      return nothing;
    }
    const says = {
      OPEN: () => texts.standing.OPEN(standing.place),
      DISMISSED: () =>
        texts.standing.DISMISSED(standing.dismissedUntil && day(standing.dismissedUntil)),
      OUTSIDE_GOAL: texts.standing.OUTSIDE_GOAL,
      NOT_READY: texts.standing.NOT_READY,
    }[standing.standing];
    return html`<section class="card">
      <h3>${texts.why}</h3>
      <p>${says()}</p>
      ${standing.missingTopicIds.length > 0
        ? html`<ul class="links">
            ${standing.missingTopicIds.map((topicId) =>
              this.link({ topicId, title: this.course.topics.get(topicId)?.title ?? topicId }),
            )}
          </ul>`
        : nothing}
    </section>`;
  }

  private history(mastery: TopicMastery): TemplateResult {
    const texts = words(topicTexts);
    const { evidence } = mastery;
    const parts: string[] = [];
    if (evidence.attempts > 0) {
      parts.push(texts.attempts(evidence.successes, evidence.attempts, evidence.attempts >= 127));
    }
    if (evidence.lastEventAt) {
      parts.push(texts.last(day(evidence.lastEventAt)));
    }
    return html`<section>
      <h3>${texts.history}</h3>
      <p class="row">
        <progress max="1" value=${mastery.mastery} aria-label=${texts.mastery}></progress>
        <span>${texts.mastery} ${percent(mastery.mastery)}</span>
      </p>
      <p class="quiet">
        ${parts.length > 0
          ? parts.join(', ')
          : evidence.source === 'INFERRED'
            ? texts.inferred
            : texts.noHistory}
      </p>
      ${evidence.lastEventAt
        ? html`<div class="row">
            <button
              title=${texts.startOverText}
              @click=${() => this.on({ topicId: mastery.topicId, title: mastery.title }).startOver()}
            >
              ${texts.startOver}
            </button>
            <span class="small quiet">${texts.startOverText}</span>
          </div>`
        : nothing}
    </section>`;
  }

  private links(heading: string, topics: Requirement[], none: string): TemplateResult {
    return html`<section>
      <h3>${heading}</h3>
      ${topics.length === 0
        ? html`<p class="quiet">${none}</p>`
        : html`<ul class="links">
            ${topics.map((topic) => this.link(topic))}
          </ul>`}
    </section>`;
  }

  private link(topic: Requirement): TemplateResult {
    const { roadmapId } = this.course.roadmap;
    const mastery = this.learner.topic(topic.topicId);
    return html`<li>
      ${this.course.topics.has(topic.topicId)
        ? html`<a href=${href({ page: 'roadmap', roadmapId, view: 'learn', topicId: topic.topicId })}
            >${topic.title}</a
          >`
        : html`<span>${topic.title}</span>`}
      ${mastery ? stateMark(topicState(mastery)) : nothing}
      ${topic.strength === 'SOFT' ? html`<span class="chip">${words(topicTexts).helps}</span>` : nothing}
    </li>`;
  }

  private on(topic: { topicId: string; title: string }): TopicActions {
    return new TopicActions(this.learner, topic.topicId, topic.title);
  }

  private async load(): Promise<void> {
    const { topicId } = this;
    try {
      const topic = await application.catalogue.topic(topicId);
      if (topicId === this.topicId) {
        this.topic = topic;
        this.fault = undefined;
      }
      await this.loadStanding();
    } catch (fault) {
      if (topicId === this.topicId) {
        this.fault = fault as Error;
      }
    }
  }

  private async loadStanding(): Promise<void> {
    const { topicId, learner } = this;
    try {
      const standing = await application.client.get<TopicStanding>(
        `${learnerPath(learner.learnerId)}/topics/${encodeURIComponent(topicId)}?roadmap=${encodeURIComponent(learner.roadmapId)}`,
        { token: learner.token },
      );
      if (topicId === this.topicId) {
        this.standing = standing;
      }
    } catch {
      // The rest of the panel stands without it, and the page says when the server is away.
    }
  }
}
