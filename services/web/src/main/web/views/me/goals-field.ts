import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { Goal, RoadmapSummary } from '../../api/types';
import { styles } from '../../design/styles';
import type { Course } from '../../state/catalogue';
import { me } from '../../text/me';
import { list, percent, words } from '../../text/words';
import { choiceStyles } from './choice-styles';

/** The goals of a profile. Fires `change-goals` with what they are to be. */
@customElement('goals-field')
export class GoalsField extends LitElement {
  static override styles = [
    styles,
    choiceStyles,
    css`
      :host {
        display: grid;
        gap: var(--space-2);
      }
      .row span {
        overflow-wrap: anywhere;
      }
    `,
  ];

  @property({ attribute: false }) goals: Goal[] = [];
  @property({ attribute: false }) roadmaps: RoadmapSummary[] = [];
  /** By roadmap, how much of it is done, in percent. */
  @property({ attribute: false }) shares = new Map<string, number>();
  @property({ attribute: false }) course!: Course;

  override render(): TemplateResult {
    const published = new Set(this.roadmaps.map((roadmap) => roadmap.roadmapId));
    const others = this.goals.filter((goal) => !published.has(goal.roadmapId ?? ''));
    return html`<div>${this.roadmaps.map((roadmap) => this.choice(roadmap))}</div>
      ${others.length > 0
        ? html`<ul>
            ${others.map((goal) => this.other(goal))}
          </ul>`
        : nothing}`;
  }

  private choice({ roadmapId, title }: RoadmapSummary): TemplateResult {
    const share = this.shares.get(roadmapId);
    return html`<label class="choice">
      <input
        type="checkbox"
        .checked=${this.goals.some((goal) => goal.roadmapId === roadmapId)}
        @change=${(event: Event) =>
          this.change([
            ...this.goals.filter((goal) => goal.roadmapId !== roadmapId),
            ...((event.target as HTMLInputElement).checked ? [{ roadmapId }] : []),
          ])}
      />
      ${title}
      ${share === undefined ? nothing : html`<span class="chip">${words(me).share(percent(share / 100))}</span>`}
    </label>`;
  }

  /** Single topics, or a roadmap that is not published any more. */
  private other(goal: Goal): TemplateResult {
    const texts = words(me);
    const titles = (goal.topicIds ?? []).map((id) => this.course.topics.get(id)?.title ?? id);
    const text =
      goal.roadmapId === undefined ? texts.topicsGoal(list(titles)) : texts.goalGone(goal.roadmapId);
    return html`<li class="row">
      <span>${text}</span>
      <button type="button" @click=${() => this.change(this.goals.filter((it) => it !== goal))}>
        ${texts.remove}<span class="unseen">: ${text}</span>
      </button>
    </li>`;
  }

  private change(goals: Goal[]): void {
    this.dispatchEvent(new CustomEvent('change-goals', { detail: goals }));
  }
}
