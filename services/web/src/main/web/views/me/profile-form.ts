import { css, html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { learnerPath, RefusedError } from '../../api/client';
import type { Goal, NextSteps, Profile, RoadmapSummary } from '../../api/types';
import '../../components/empty-state';
import { faultState, faultText } from '../../components/fault-state';
import { Retrying } from '../../components/retrying';
import { styles } from '../../design/styles';
import { application } from '../../state/application';
import type { Course } from '../../state/catalogue';
import type { Learner } from '../../state/learner';
import { common } from '../../text/common';
import { me } from '../../text/me';
import { words } from '../../text/words';
import { choiceStyles } from './choice-styles';
import './goals-field';
import './languages-field';

const ACCESS = ['FREE', 'REGISTRATION', 'PAID'];
const TYPES = ['COURSE', 'BOOK', 'VIDEO', 'ARTICLE', 'DOCS', 'EXERCISE', 'DATASET', 'PROJECT'];

/** Goals and preferences, saved together. */
@customElement('profile-form')
export class ProfileForm extends LitElement {
  static override styles = [
    styles,
    choiceStyles,
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

  constructor() {
    super();
    new Retrying(
      this,
      // What could not be saved is saved by whoever typed it.
      () => (this.profile ? undefined : this.fault),
      () => this.load(),
    );
  }

  override willUpdate(changes: PropertyValues<this>): void {
    if (changes.has('learner')) {
      this.profile = undefined;
      this.fault = undefined;
      this.shares = new Map();
      this.isSaved = false;
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
          step="any"
          aria-describedby="hours-error"
          aria-invalid=${this.reason('weeklyMinutes') !== undefined}
          .value=${hoursOf(profile)}
          @change=${(event: Event) => {
            const { value } = event.target as HTMLInputElement;
            this.set({ weeklyMinutes: value === '' ? undefined : Math.round(Number(value) * 60) });
          }}
        />
        <div id="hours-error">${this.error('weeklyMinutes')}</div>
      </fieldset>
      <fieldset class="card">
        <legend>${texts.preferences}</legend>
        <p class="small quiet">${texts.any}</p>
        ${this.choices('access', texts.access, ACCESS, names.access)}
        ${this.choices('resourceTypes', texts.types, TYPES, names.types)}
        <languages-field
          .languages=${profile.languages}
          @change-languages=${(event: CustomEvent<string[]>) =>
            this.set({ languages: event.detail })}
        ></languages-field>
        ${this.error('languages')}
      </fieldset>
      <div class="row">
        <button class="main">${texts.save}</button>
        <span role="status" class="quiet">
          ${this.isSaved ? texts.saved : this.isChanged ? texts.unsaved : nothing}
        </span>
      </div>
      ${this.fault ? html`<p class="notice bad" role="alert">${faultText(this.fault)}</p>` : nothing}
    </form>`;
  }

  private goals(profile: Profile): TemplateResult {
    const texts = words(me);
    return html`<fieldset class="card">
      <legend>${texts.goals}</legend>
      <p class="small quiet">${texts.goalsText}</p>
      <goals-field
        .goals=${profile.goals}
        .roadmaps=${this.roadmaps}
        .shares=${this.shares}
        .course=${this.course}
        @change-goals=${(event: CustomEvent<Goal[]>) => this.set({ goals: event.detail })}
      ></goals-field>
      ${this.error('goals')} ${this.error('roadmap')}
    </fieldset>`;
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
    const reason = this.reason(field);
    return reason ? html`<p class="error">${reason}</p>` : nothing;
  }

  /** Why the server refused a field. */
  private reason(field: string): string | undefined {
    const errors = this.fault instanceof RefusedError ? this.fault.problem.errors : undefined;
    const found = errors?.find((error) => error.field.split(/[.[]/)[0] === field);
    return found && `${found.field} ${found.reason}`;
  }

  private set(change: Partial<Record<keyof Profile, unknown>>): void {
    this.profile = { ...(this.profile as Profile), ...(change as Partial<Profile>) };
    this.changed();
  }

  private changed(): void {
    this.isChanged = true;
    this.isSaved = false;
  }

  private async load(): Promise<void> {
    const { learner } = this;
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
        this.fault = undefined;
        void this.loadShares(profile);
      }
    } catch (fault) {
      if (learner === this.learner) {
        this.fault = fault as Error;
      }
    }
  }

  private async loadShares(profile: Profile): Promise<void> {
    const { learner } = this;
    for (const { roadmapId } of profile.goals) {
      if (roadmapId === undefined) {
        continue;
      }
      try {
        const query = new URLSearchParams({ roadmap: roadmapId, limit: '1', view: 'brief' });
        const next = await application.client.get<NextSteps>(
          `${learnerPath(learner.learnerId)}/next-steps?${query}`,
        );
        if (next.share && learner === this.learner) {
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
    const { learner } = this;
    this.isChanged = false;
    try {
      const saved = await application.client.put<Profile>(
        `${learnerPath(learner.learnerId)}/profile`,
        profile,
      );
      if (learner !== this.learner) {
        return;
      }
      // Later questions wait until the profile counts.
      learner.token = saved.consistencyToken ?? learner.token;
      // What was changed while this was on its way stays, to be saved next.
      if (!this.isChanged) {
        this.profile = saved;
        this.isSaved = true;
      }
      void this.loadShares(saved);
      void learner.refresh();
    } catch (fault) {
      this.fault = fault as Error;
      this.isChanged = true;
    }
  }
}

/** Hours a week as the field shows them. */
function hoursOf({ weeklyMinutes }: Profile): string {
  return weeklyMinutes === undefined ? '' : String(Math.round((weeklyMinutes / 60) * 100) / 100);
}
