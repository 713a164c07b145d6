import { css, html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { learnerPath } from '../../api/client';
import type { Placement } from '../../api/types';
import '../../components/empty-state';
import { faultState } from '../../components/fault-state';
import { styles } from '../../design/styles';
import { application } from '../../state/application';
import type { Course } from '../../state/catalogue';
import { Following } from '../../state/following';
import type { Learner } from '../../state/learner';
import { Observing } from '../../state/observable';
import { href } from '../../state/router';
import { settings } from '../../state/settings';
import { isKnown, topicState } from '../../state/topic-state';
import { common } from '../../text/common';
import { placementTexts } from '../../text/placement';
import { words } from '../../text/words';
import { learnerLook } from '../map/learner-look';
import { known } from '../next/actions';
import '../map/roadmap-map';

type Probe = NonNullable<Placement['probe']>;

const LEVELS = ['KNOWN', 'FAMILIAR', 'UNKNOWN'] as const;

/** A short quiz of "do you know this?", beside the map that fills with the answers. */
@customElement('placement-view')
export class PlacementView extends LitElement {
  static override styles = [
    styles,
    css`
      :host {
        flex: 1;
        display: grid;
        grid-template-columns: minmax(320px, 5fr) minmax(0, 7fr);
        min-height: 0;
      }
      .quiz {
        display: grid;
        align-content: start;
        gap: var(--space-4);
        padding: var(--space-5);
        overflow-y: auto;
      }
      .question {
        display: grid;
        gap: var(--space-3);
        padding: var(--space-5);
      }
      .question h2 {
        font-size: var(--text-xl);
        overflow-wrap: anywhere;
      }
      .question h2:focus {
        outline: none;
      }
      .answers {
        display: grid;
        gap: var(--space-2);
      }
      .answers button {
        justify-content: space-between;
        min-height: 52px;
      }
      kbd {
        padding: 0 7px;
        font: 600 var(--text-s) / 1.6 var(--font);
        border: 1px solid currentColor;
        border-radius: 4px;
      }
      roadmap-map {
        border-inline-start: 1px solid var(--line);
      }
      @media (max-width: 767px) {
        :host {
          display: block;
        }
        .quiz {
          padding: var(--space-4);
        }
        kbd,
        .keys {
          display: none;
        }
        roadmap-map {
          height: 70vh;
        }
      }
    `,
  ];

  @property({ attribute: false }) course!: Course;
  @property({ attribute: false }) learner!: Learner;

  @state() private placement: Placement | undefined;
  /** The question that was answered last, to be answered again. */
  @state() private last: Probe | undefined;
  /** The former question while it is shown again. */
  @state() private again: Probe | undefined;
  @state() private fault: Error | undefined;
  @state() private busy = false;
  /** The most topics that were uncertain, for a bar that never runs backwards. */
  private most = 0;
  private least = Infinity;
  private readonly following = new Following(this);

  constructor() {
    super();
    new Observing(this, settings);
  }

  override connectedCallback(): void {
    super.connectedCallback();
    addEventListener('keydown', this.onKey);
  }

  override disconnectedCallback(): void {
    removeEventListener('keydown', this.onKey);
    super.disconnectedCallback();
  }

  override willUpdate(changes: PropertyValues<this>): void {
    if (changes.has('learner')) {
      this.placement = undefined;
      this.most = 0;
      this.least = Infinity;
      void this.ask();
    }
  }

  override render(): TemplateResult {
    const { course, learner } = this;
    return html`
      <div class="quiz">${this.quiz()}</div>
      <roadmap-map
        .course=${course}
        .look=${learnerLook(learner)}
        .version=${this.following.version}
        .topicId=${this.probe?.topicId}
      ></roadmap-map>
    `;
  }

  private get probe(): Probe | undefined {
    return this.again ?? this.placement?.probe;
  }

  private quiz(): TemplateResult {
    const texts = words(placementTexts);
    const names = words(common);
    const { placement, probe } = this;
    if (!placement) {
      return this.fault
        ? faultState(this.fault, () => this.ask())
        : html`<empty-state text=${names.loading} busy></empty-state>`;
    }
    if (!probe) {
      return this.result();
    }
    return html`
      <h1>${texts.heading}</h1>
      <p class="quiet">${texts.text}</p>
      ${this.progress(placement)}
      <div class="card question" aria-live="polite">
        <p class="quiet">${texts.question}</p>
        <h2 tabindex="-1">${probe.title}</h2>
        ${probe.summary ? html`<p>${probe.summary}</p>` : nothing}
      </div>
      <div class="answers" role="group" aria-label="${texts.question} ${probe.title}">
        ${[texts.know, texts.somewhat, texts.no].map(
          (text, i) => html`<button
            class=${i === 0 ? 'main' : ''}
            ?disabled=${this.busy}
            @click=${() => this.answer(i)}
          >
            ${text}<kbd aria-hidden="true">${i + 1}</kbd>
          </button>`,
        )}
      </div>
      <p class="small quiet keys">${texts.keys}</p>
      ${this.fault ? html`<p class="notice" role="alert">${this.fault.message}</p>` : nothing}
      <div class="row">
        ${this.last && !this.again
          ? html`<button class="plain" @click=${() => (this.again = this.last)}>${texts.back}</button>`
          : nothing}
        <a class="button" href=${this.address()}>${texts.stop}</a>
      </div>
    `;
  }

  private progress(placement: Placement): TemplateResult {
    const text = words(placementTexts).progress(placement.answered, placement.uncertainTopics);
    return html`<div>
      <progress
        max=${Math.max(1, this.most)}
        value=${this.most - this.least}
        aria-label=${text}
      ></progress>
      <p class="small quiet">${text}</p>
    </div>`;
  }

  private result(): TemplateResult {
    const texts = words(placementTexts);
    const topics = [...this.learner.mastery.keys()];
    const count = topics.filter((id) => isKnown(topicState(this.learner.topic(id)))).length;
    const first = this.learner.steps[0];
    return html`<empty-state heading=${texts.done} text=${texts.found(count, topics.length)}>
      <a class="button main" href=${this.address()}>
        ${first ? texts.first(first.title) : texts.stop}
      </a>
    </empty-state>`;
  }

  private address(): string {
    return href({ page: 'roadmap', roadmapId: this.learner.roadmapId, view: 'learn' });
  }

  private readonly onKey = (event: KeyboardEvent): void => {
    const answer = ['1', '2', '3'].indexOf(event.key);
    const isTyping = event.composedPath().some((it) => it instanceof HTMLInputElement);
    if (answer >= 0 && !isTyping && !event.ctrlKey && !event.metaKey && !event.altKey) {
      void this.answer(answer);
    }
  };

  private async answer(place: number): Promise<void> {
    const { probe, learner } = this;
    const level = LEVELS[place];
    if (!probe || !level || this.busy) {
      return;
    }
    this.busy = true;
    const kinds = level === 'KNOWN' ? known() : [{ selfAssessed: { level } }];
    learner.record({ topicId: probe.topicId, title: probe.title }, kinds);
    await learner.flush();
    this.last = probe;
    this.again = undefined;
    await this.ask();
    this.busy = false;
    await this.updateComplete;
    this.renderRoot.querySelector<HTMLElement>('.question h2')?.focus({ preventScroll: true });
  }

  private async ask(): Promise<void> {
    const { learner } = this;
    this.fault = undefined;
    try {
      const placement = await application.client.get<Placement>(
        `${learnerPath(learner.learnerId)}/placement?roadmap=${encodeURIComponent(learner.roadmapId)}`,
        { token: learner.token },
      );
      if (learner === this.learner) {
        this.placement = placement;
        this.most = Math.max(this.most, placement.uncertainTopics);
        this.least = Math.min(this.least, placement.uncertainTopics);
      }
    } catch (fault) {
      this.fault = fault as Error;
    }
  }
}
