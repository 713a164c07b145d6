import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { live } from 'lit/directives/live.js';
import { learnerPath } from '../../api/client';
import type { LearnerPath, PathStep } from '../../api/types';
import '../../components/empty-state';
import { faultState, faultText, faultTextWithRetry } from '../../components/fault-state';
import { Retrying } from '../../components/retrying';
import { icon } from '../../design/icons';
import { styles } from '../../design/styles';
import { application } from '../../state/application';
import type { Course } from '../../state/catalogue';
import { Following } from '../../state/following';
import type { Learner } from '../../state/learner';
import { Observing } from '../../state/observable';
import { href } from '../../state/router';
import { settings } from '../../state/settings';
import { common } from '../../text/common';
import { pathTexts } from '../../text/path';
import { day, duration, number, words } from '../../text/words';
import '../next/aside-list';
import { saveCalendar, saveTable } from './files';
import { HoursKeeper } from './hours-keeper';
import { pathStyles } from './path-styles';
import { type Stage, stages } from './stages';

const MIN_HOURS = 0.5;
const MAX_HOURS = 40;
const SETTLED_MILLIS = 200;

/** The way to the goal, section by section, with dates that follow the hours a week. */
@customElement('path-view')
export class PathView extends LitElement {
  static override styles = [styles, pathStyles];

  @property({ attribute: false }) course!: Course;
  @property({ attribute: false }) learner!: Learner;

  @state() private path: LearnerPath | undefined;
  @state() private fault: Error | undefined;
  /** What the slider says; undefined until the learner moves it. */
  @state() private hours: number | undefined;
  /** Why the hours could not be kept in the profile. */
  @state() private notKept: Error | undefined;
  private readonly keeper = new HoursKeeper((fault) => (this.notKept = fault));
  private readonly following = new Following(this);
  private asked = '';
  private timer: number | undefined;

  constructor() {
    super();
    new Observing(this, settings);
    new Retrying(
      this,
      () => this.fault,
      () => this.load(),
    );
  }

  override disconnectedCallback(): void {
    clearTimeout(this.timer);
    this.asked = '';
    super.disconnectedCallback();
  }

  override willUpdate(changes: PropertyValues<this>): void {
    if (changes.has('learner')) {
      this.path = undefined;
      this.fault = undefined;
      this.notKept = undefined;
      this.hours = undefined;
    }
    const wanted = JSON.stringify([this.learner.learnerId, this.learner.roadmapId, this.hours, this.learner.next?.asOf]);
    if (wanted !== this.asked) {
      this.asked = wanted;
      clearTimeout(this.timer);
      this.timer = window.setTimeout(() => void this.load(), this.path ? SETTLED_MILLIS : 0);
    }
  }

  override render(): TemplateResult {
    const texts = words(pathTexts);
    const names = words(common);
    const { path } = this;
    if (!path) {
      return this.fault
        ? faultState(this.fault, () => this.load())
        : html`<empty-state text=${names.loading} busy></empty-state>`;
    }
    return html`<div class="page">
      ${path.steps.length === 0
        ? html`<empty-state heading=${texts.reached} text=${texts.reachedText}>
            <a class="button main" href=${this.address()}>${texts.toLearn}</a>
          </empty-state>`
        : html`${this.head(path)}
            <ol class="stages">
              ${stages(path, this.course.roadmap).map((stage, i) => this.stage(stage, i === 0, path))}
            </ol>`}
      <aside-list
        .course=${this.course}
        .learner=${this.learner}
        .leftOut=${path.leftOut}
        .version=${this.following.version}
      ></aside-list>
    </div>`;
  }

  private head(path: LearnerPath): TemplateResult {
    const texts = words(pathTexts);
    const hours = this.hours ?? path.hoursPerWeek;
    return html`<header>
        <h1>${texts.heading}</h1>
        <p class="quiet">${this.course.roadmap.title} · ${texts.left(number(path.steps.length))}</p>
      </header>
      <div class="card pace">
        <label for="hours">${texts.hours}</label>
        <span class="row">
          <input
            id="hours"
            type="range"
            min=${MIN_HOURS}
            max=${MAX_HOURS}
            step="0.5"
            .value=${live(String(hours))}
            aria-valuetext=${texts.hoursText(number(hours))}
            @input=${this.move}
            @change=${this.keep}
          />
          <input
            type="number"
            aria-label=${texts.hoursExact}
            min=${MIN_HOURS}
            max=${MAX_HOURS}
            step="0.5"
            .value=${live(String(Math.round(hours * 100) / 100))}
            @input=${this.move}
            @change=${this.keep}
          />
        </span>
        ${this.trouble()}
        <p aria-live="polite">
          <strong
            >${path.finishDate ? texts.finish(day(path.finishDate)) : texts.noDate}</strong
          >
        </p>
        <p class="small quiet">${texts.criticalText(duration(path.criticalPathMinutes))}</p>
        <p class="row">
          <button
            ?disabled=${!path.steps.some((step) => step.startDate)}
            @click=${() => saveCalendar(path, this.course.roadmap)}
          >
            ${texts.calendar}
          </button>
          <button @click=${() => saveTable(path, this.course.roadmap)}>${texts.table}</button>
        </p>
      </div>`;
  }

  private stage(stage: Stage, isOpen: boolean, path: LearnerPath): TemplateResult {
    const texts = words(pathTexts);
    return html`<li class="stage">
      <details ?open=${isOpen}>
        <summary>
          <span class="title">${stage.section ?? texts.otherSection}</span>
          <span class="small quiet">
            ${texts.section(stage.steps.length, duration(stage.minutes))}${stage.startDate && stage.endDate
              ? html`, ${dates(stage.startDate, stage.endDate)}`
              : nothing}
          </span>
          ${this.progress(stage)}
        </summary>
        <ol>
          ${stage.steps.map((step) => this.step(step, path))}
        </ol>
      </details>
    </li>`;
  }

  /** How much of a section is known, of all that the roadmap lists in it. */
  private progress(stage: Stage): TemplateResult | typeof nothing {
    const all = stage.topicIds.length;
    if (all === 0) {
      return nothing;
    }
    const known = stage.topicIds.filter((id) => this.learner.topic(id)?.mastered).length;
    const text = words(pathTexts).known(known, all);
    return html`<span class="row small quiet">
      <progress max=${all} value=${known} aria-hidden="true"></progress>${text}
    </span>`;
  }

  private trouble(): TemplateResult | typeof nothing {
    const text = this.notKept
      ? words(pathTexts).notKept(faultText(this.notKept))
      : this.fault && faultTextWithRetry(this.fault);
    return text ? html`<p class="notice" role="alert">${text}</p>` : nothing;
  }

  private move(event: Event): void {
    const hours = (event.target as HTMLInputElement).valueAsNumber;
    if (hours >= MIN_HOURS && hours <= MAX_HOURS) {
      this.hours = hours;
    }
  }

  /** Keeps the hours in the profile, so that every path counts with them. */
  private keep(): void {
    if (this.hours !== undefined) {
      this.keeper.keep(this.learner, this.hours);
    }
    // A number that is out of bounds gives way to the one that counts.
    this.requestUpdate();
  }

  private step(step: PathStep, path: LearnerPath): TemplateResult {
    return html`<li class="step">
      <a href=${this.address(step.topicId)}>${step.title}</a>
      <span class="row small quiet">
        <span class="chip">${icon('clock', 12)}${duration(step.minutes)}</span>
        ${step.startDate && step.endDate
          ? html`<span>${dates(step.startDate, step.endDate)}</span>`
          : nothing}
        ${path.criticalPath.includes(step.topicId)
          ? html`<span class="chip">${words(pathTexts).critical}</span>`
          : nothing}
      </span>
    </li>`;
  }

  private address(topicId?: string): string {
    const route = { page: 'roadmap', roadmapId: this.learner.roadmapId, view: 'learn' } as const;
    return href(topicId === undefined ? route : { ...route, topicId });
  }

  private async load(): Promise<void> {
    const { learner, hours } = this;
    const query = new URLSearchParams({ roadmap: learner.roadmapId });
    if (hours !== undefined) {
      query.set('hoursPerWeek', String(hours));
    }
    try {
      const path = await application.client.get<LearnerPath>(
        `${learnerPath(learner.learnerId)}/path?${query}`,
        { token: learner.token },
      );
      if (learner === this.learner && hours === this.hours) {
        this.path = path;
        this.fault = undefined;
      }
    } catch (fault) {
      if (learner === this.learner) {
        this.fault = fault as Error;
      }
    }
  }
}

function dates(start: string, end: string): string {
  return start === end ? day(start) : `${day(start)} – ${day(end)}`;
}
