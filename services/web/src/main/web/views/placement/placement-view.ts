import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { learnerPath, UnreachableError } from '../../api/client';
import type { Placement } from '../../api/types';
import '../../components/empty-state';
import { faultState, faultText, faultTextWithRetry } from '../../components/fault-state';
import { focusIfFree } from '../../components/focus';
import { Retrying } from '../../components/retrying';
import { styles } from '../../design/styles';
import { application } from '../../state/application';
import type { Course } from '../../state/catalogue';
import { Following } from '../../state/following';
import type { Learner } from '../../state/learner';
import { Observing } from '../../state/observable';
import { href, router } from '../../state/router';
import { settings } from '../../state/settings';
import { isKnown, topicState } from '../../state/topic-state';
import { common } from '../../text/common';
import { learn } from '../../text/learn';
import { placementTexts } from '../../text/placement';
import { words } from '../../text/words';
import { learnerLook } from '../map/learner-look';
import '../map/roadmap-map';
import { type Answer, eventsOf, LEVELS, type Probe } from './answers';
import { placementStyles } from './placement-styles';

/** A short quiz of "do you know this?", beside the map that fills with the answers. */
@customElement('placement-view')
export class PlacementView extends LitElement {
  static override styles = [styles, placementStyles];

  @property({ attribute: false }) course!: Course;
  @property({ attribute: false }) learner!: Learner;

  @state() private placement: Placement | undefined;
  /** The question that was answered last, to be answered again. */
  @state() private last: Answer | undefined;
  /** The former question while it is shown again. */
  @state() private again: Probe | undefined;
  @state() private fault: Error | undefined;
  @state() private busy = false;
  /** The most topics that were uncertain, for a bar that never runs backwards. */
  private most = 0;
  /** The question whose answer is on its way. */
  private answered: Answer | undefined;
  /** The learner's token when that answer was given. */
  private token: string | undefined;
  /** The element that had the focus offered last. */
  private shown: string | undefined;
  private least = Infinity;
  private readonly following = new Following(this);

  constructor() {
    super();
    new Observing(this, settings);
    new Retrying(
      this,
      () => this.fault,
      () => (this.busy ? this.goOn() : this.ask()),
    );
  }

  override willUpdate(changes: PropertyValues<this>): void {
    if (changes.has('learner')) {
      this.placement = undefined;
      this.last = undefined;
      this.again = undefined;
      this.fault = undefined;
      this.busy = false;
      this.most = 0;
      this.least = Infinity;
      void this.ask();
    } else if (this.fault && this.busy && this.learner.token !== this.token) {
      // The answer that waited has been sent meanwhile.
      void this.goOn();
    }
  }

  override updated(changes: PropertyValues): void {
    const target = this.renderRoot.querySelector<HTMLElement>('.question h2, empty-state a');
    // The keys answer where the question has the focus.
    if (target && (target.localName !== this.shown || changes.has('busy'))) {
      this.shown = target.localName;
      focusIfFree(target);
    }
  }

  override render(): TemplateResult {
    const { course, learner } = this;
    return html`
      <div class="quiz" @keydown=${this.onKey}>${this.quiz()}</div>
      <roadmap-map
        .course=${course}
        .look=${learnerLook(learner)}
        .version=${this.following.version}
        .topicId=${this.probe?.topicId}
        label="${words(learn).map}: ${course.roadmap.title}"
        @open-topic=${(event: CustomEvent<string>) => this.open(event.detail)}
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
            aria-disabled=${this.busy}
            @click=${() => this.answer(i)}
          >
            ${text}<kbd aria-hidden="true">${i + 1}</kbd>
          </button>`,
        )}
      </div>
      <p class="small quiet keys">${texts.keys}</p>
      ${this.trouble()}
      <div class="row">
        ${this.last && !this.again && !this.busy
          ? html`<button class="plain" @click=${() => (this.again = this.last?.probe)}>${texts.back}</button>`
          : nothing}
        <a class="button" href=${this.address()}>${texts.stop}</a>
      </div>
    `;
  }

  private trouble(): TemplateResult | typeof nothing {
    const { fault, busy } = this;
    return fault
      ? html`<div class="notice row" role="alert">
          <span>${busy ? words(placementTexts).waiting(faultTextWithRetry(fault)) : faultText(fault)}</span>
          ${busy
            ? html`<button @click=${() => this.goOn()}>${words(common).retry}</button>`
            : nothing}
        </div>`
      : nothing;
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
    if (this.learner.isAhead || this.learner.mastery.size === 0) {
      return html`<empty-state text=${words(common).loading} busy></empty-state>`;
    }
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

  private open(topicId: string): void {
    router.go({ page: 'roadmap', roadmapId: this.learner.roadmapId, view: 'learn', topicId });
  }

  /** Only where the question or its answers have the focus: elsewhere a digit may mean another thing. */
  private onKey(event: KeyboardEvent): void {
    const answer = ['1', '2', '3'].indexOf(event.key);
    if (answer >= 0 && !event.repeat && !event.ctrlKey && !event.metaKey && !event.altKey) {
      void this.answer(answer);
    }
  }

  private async answer(place: number): Promise<void> {
    const { probe, learner } = this;
    const level = LEVELS[place];
    if (!probe || !level || this.busy) {
      return;
    }
    learner.record({ topicId: probe.topicId, title: probe.title }, eventsOf(level, this.again && this.last?.level));
    this.answered = { probe, level };
    this.fault = undefined;
    await this.goOn();
  }

  /** Sends the answer and asks the next question, which counts it. */
  private async goOn(): Promise<void> {
    const { learner } = this;
    this.busy = true;
    this.token = learner.token;
    const isSent = await learner.flush();
    if (learner !== this.learner) {
      return;
    }
    if (!isSent) {
      this.fault = new UnreachableError();
    } else if (learner.refused) {
      this.fault = learner.refused;
      this.busy = false;
    } else if (await this.ask()) {
      this.last = this.answered;
      this.again = undefined;
      this.busy = false;
    }
  }

  /** @returns whether there was an answer */
  private async ask(): Promise<boolean> {
    const { learner } = this;
    try {
      const placement = await application.client.get<Placement>(
        `${learnerPath(learner.learnerId)}/placement?roadmap=${encodeURIComponent(learner.roadmapId)}`,
        { token: learner.token },
      );
      if (learner === this.learner) {
        this.placement = placement;
        this.fault = undefined;
        this.most = Math.max(this.most, placement.uncertainTopics);
        this.least = Math.min(this.least, placement.uncertainTopics);
      }
      return learner === this.learner;
    } catch (fault) {
      if (learner === this.learner) {
        this.fault = fault as Error;
      }
      return false;
    }
  }
}
