import { css, html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { learnerPath, RefusedError } from '../../api/client';
import type { Goal, NextSteps, Profile, RoadmapSummary } from '../../api/types';
import '../../components/empty-state';
import { faultState } from '../../components/fault-state';
import { styles } from '../../design/styles';
import { application } from '../../state/application';
import type { Course } from '../../state/catalogue';
import type { Learner } from '../../state/learner';
import { common } from '../../text/common';
import { me } from '../../text/me';
import { list, words } from '../../text/words';

const ACCESS = ['FREE', 'REGISTRATION', 'PAID'];
const TYPES = ['COURSE', 'BOOK', 'VIDEO', 'ARTICLE', 'DOCS', 'EXERCISE', 'DATASET', 'PROJECT'];

/** Goals and preferences, saved together. */
@customElement('profile-form')
export class ProfileForm extends LitElement {
  static override styles = [
    styles,
    css`
      form,
      fieldset {
        display: grid;
        gap: var(--space-3);
      }
      fieldset {
        margin: 0;
      }
      /* Inside the card, not on its border. */
      legend {
        float: left;
        width: 100%;
        padding: 0;
        font-size: var(--text-l);
        font-weight: 700;
      }
      .choice {
        display: inline-flex;
        align-items: center;
        gap: var(--space-2);
        min-height: 32px;
        margin-inline-end: var(--space-4);
        font-weight: 400;
      }
      .error {
        color: var(--danger);
        font-weight: 600;
      }
      @media (max-width: 767px) {
        .choice {
          min-height: var(--target);
        }
      }
    `,
  ];

  @property({ attribute: false }) learner!: Learner;
  @property({ attribute: false }) course!: Course;

  @state() private profile: Profile | undefined;
  @state() private roadmaps: RoadmapSummary[] = [];
  @state() private shares = new Map<string, number>();
  @state() private fault: Error | undefined;
  @state() private isSaved = false;
  @state() private isChanged = false;

  override willUpdate(changes: PropertyValues<this>): void {
    if (changes.has('learner')) {
      this.profile = undefined;
      void this.load();
    }
  }

  override render(): TemplateResult {
    const texts = words(me);
    const names = words(common);
    const { profile } = this;
    if (!profile) {
      return this.fault
        ? faultState(this.fault, () => this.load())
        : html`<empty-state text=${names.loading} busy></empty-state>`;
    }
    return html`<form @submit=${this.save} @input=${() => this.changed()}>
      ${this.goals(profile)}
      <fieldset class="card">
        <legend>${texts.time}</legend>
        <label for="hours">${texts.hours}</label>
        <input
          id="hours"
          type="number"
          min="0"
          max="168"
          step="0.5"
          .value=${profile.weeklyMinutes === undefined ? '' : String(profile.weeklyMinutes / 60)}
          @input=${(event: Event) => {
            const { value } = event.target as HTMLInputElement;
            this.set({ weeklyMinutes: value === '' ? undefined : Math.round(Number(value) * 60) });
          }}
        />
        ${this.error('weeklyMinutes')}
      </fieldset>
      <fieldset class="card">
        <legend>${texts.preferences}</legend>
        <p class="small quiet">${texts.any}</p>
        ${this.choices('access', texts.access, ACCESS, names.access)}
        ${this.choices('resourceTypes', texts.types, TYPES, names.types)}
        <label for="languages">${texts.languages}</label>
        <input
          id="languages"
          autocomplete="off"
          aria-describedby="languages-help"
          .value=${profile.languages.join(', ')}
          @change=${(event: Event) =>
            this.set({
              languages: (event.target as HTMLInputElement).value.split(/[\s,;]+/).filter(Boolean),
            })}
        />
        <p id="languages-help" class="small quiet">${texts.languagesText}</p>
        ${this.error('languages')}
      </fieldset>
      <div class="row">
        <button class="main">${texts.save}</button>
        <span role="status" class="quiet">
          ${this.isSaved ? texts.saved : this.isChanged ? texts.unsaved : nothing}
        </span>
      </div>
      ${this.fault ? html`<p class="notice bad" role="alert">${this.fault.message}</p>` : nothing}
    </form>`;
  }

  private goals(profile: Profile): TemplateResult {
    const texts = words(me);
    return html`<fieldset class="card">
      <legend>${texts.goals}</legend>
      <p class="small quiet">${texts.goalsText}</p>
      <div>
        ${this.roadmaps.map((roadmap) => {
          const isGoal = profile.goals.some((goal) => goal.roadmapId === roadmap.roadmapId);
          const share = this.shares.get(roadmap.roadmapId);
          return html`<label class="choice">
            <input
              type="checkbox"
              .checked=${isGoal}
              @change=${(event: Event) =>
                this.setGoal(roadmap.roadmapId, (event.target as HTMLInputElement).checked)}
            />
            ${roadmap.title}
            ${share === undefined ? nothing : html`<span class="chip">${texts.share(share)}</span>`}
          </label>`;
        })}
      </div>
      ${profile.goals
        .filter((goal) => goal.topicIds)
        .map((goal) => this.topicsGoal(goal))}
      ${this.error('goals')}
    </fieldset>`;
  }

  private topicsGoal(goal: Goal): TemplateResult {
    const texts = words(me);
    const titles = (goal.topicIds ?? []).map((id) => this.course.topics.get(id)?.title ?? id);
    return html`<p class="row">
      <span>${texts.topicsGoal(list(titles))}</span>
      <button
        type="button"
        @click=${() => {
          this.set({ goals: (this.profile?.goals ?? []).filter((it) => it !== goal) });
          this.changed();
        }}
      >
        ${texts.remove}
      </button>
    </p>`;
  }

  private choices(
    field: 'access' | 'resourceTypes',
    label: string,
    values: string[],
    names: Record<string, string>,
  ): TemplateResult {
    const chosen = this.profile?.[field] ?? [];
    return html`<div role="group" aria-label=${label}>
      <h3>${label}</h3>
      ${values.map(
        (value) => html`<label class="choice">
          <input
            type="checkbox"
            .checked=${chosen.includes(value)}
            @change=${(event: Event) =>
              this.set({
                [field]: (event.target as HTMLInputElement).checked
                  ? [...chosen, value]
                  : chosen.filter((it) => it !== value),
              })}
          />
          ${names[value]}
        </label>`,
      )}
      ${this.error(field)}
    </div>`;
  }

  private error(field: string): TemplateResult | typeof nothing {
    const errors = this.fault instanceof RefusedError ? this.fault.problem.errors : undefined;
    const found = errors?.find((error) => error.field.split(/[.[]/)[0] === field);
    return found ? html`<p class="error">${found.field} ${found.reason}</p>` : nothing;
  }

  private set(change: Partial<Record<keyof Profile, unknown>>): void {
    this.profile = { ...(this.profile as Profile), ...(change as Partial<Profile>) };
  }

  private setGoal(roadmapId: string, isGoal: boolean): void {
    const others = (this.profile?.goals ?? []).filter((goal) => goal.roadmapId !== roadmapId);
    this.set({ goals: isGoal ? [...others, { roadmapId }] : others });
  }

  private changed(): void {
    this.isChanged = true;
    this.isSaved = false;
  }

  private async load(): Promise<void> {
    const { learner } = this;
    this.fault = undefined;
    this.isChanged = false;
    try {
      const [profile, roadmaps] = await Promise.all([
        application.client.get<Profile>(`${learnerPath(learner.learnerId)}/profile`, {
          token: learner.token,
        }),
        application.catalogue.roadmaps(),
      ]);
      if (learner === this.learner) {
        this.profile = profile;
        this.roadmaps = roadmaps;
        void this.loadShares(profile);
      }
    } catch (fault) {
      this.fault = fault as Error;
    }
  }

  private async loadShares(profile: Profile): Promise<void> {
    for (const { roadmapId } of profile.goals) {
      if (roadmapId === undefined) {
        continue;
      }
      try {
        const query = new URLSearchParams({ roadmap: roadmapId, limit: '1', view: 'brief' });
        const next = await application.client.get<NextSteps>(
          `${learnerPath(this.learner.learnerId)}/next-steps?${query}`,
        );
        if (next.share) {
          this.shares = new Map(this.shares).set(roadmapId, next.share.percent);
        }
      } catch {
        // A goal without its share is still a goal.
      }
    }
  }

  private async save(event: Event): Promise<void> {
    event.preventDefault();
    const { learnerId: _, consistencyToken: __, ...profile } = this.profile as Profile;
    this.fault = undefined;
    try {
      this.profile = await application.client.put<Profile>(
        `${learnerPath(this.learner.learnerId)}/profile`,
        profile,
      );
      // Later questions wait until the profile counts.
      this.learner.token = this.profile.consistencyToken ?? this.learner.token;
      this.isSaved = true;
      this.isChanged = false;
      void this.loadShares(this.profile);
      void this.learner.refresh();
    } catch (fault) {
      this.fault = fault as Error;
    }
  }
}
