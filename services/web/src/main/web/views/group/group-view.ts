import { css, html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { isFinal } from '../../api/client';
import { faultTextWithRetry } from '../../components/fault-state';
import { styles } from '../../design/styles';
import { application } from '../../state/application';
import type { Course } from '../../state/catalogue';
import { Group, idsInAddress, idsOf, keepInAddress, MAX_MEMBERS, type Member } from '../../state/group';
import { Observing } from '../../state/observable';
import { router } from '../../state/router';
import { settings } from '../../state/settings';
import { groupTexts } from '../../text/group';
import { percent, words } from '../../text/words';
import '../../components/empty-state';
import './group-list';
import './group-map';

/** Some learners on one map, live, for who teaches them. */
@customElement('group-view')
export class GroupView extends LitElement {
  static override styles = [
    styles,
    css`
      .page {
        --page-width: 1600px;
      }
      form {
        display: flex;
        flex-wrap: wrap;
        gap: var(--space-2);
        align-items: end;
      }
      label {
        display: grid;
        flex: 1 1 280px;
        gap: var(--space-1);
      }
      .both {
        display: grid;
        grid-template-columns: minmax(300px, 2fr) minmax(0, 5fr);
        gap: var(--space-4);
        align-items: start;
      }
      .both > * {
        min-width: 0;
      }
      @media (max-width: 1100px) {
        .both {
          grid-template-columns: minmax(0, 1fr);
        }
      }
    `,
  ];

  @property({ attribute: false }) course!: Course;
  @state() private ids = idsInAddress().slice(0, MAX_MEMBERS);
  @state() private members: Member[] = [];
  @state() private problem = '';
  private group: Group | undefined;

  constructor() {
    super();
    new Observing(this, settings, application.connection);
  }

  override connectedCallback(): void {
    super.connectedCallback();
    if (this.hasUpdated) {
      this.follow();
    }
  }

  override disconnectedCallback(): void {
    this.group?.close();
    super.disconnectedCallback();
  }

  override willUpdate(changes: PropertyValues<this>): void {
    if (changes.has('course')) {
      this.follow();
    }
  }

  override render(): TemplateResult {
    const texts = words(groupTexts);
    const asked = this.members.flatMap(({ share }) => (share ? [share.percent] : []));
    const sum = asked.reduce((all, done) => all + done, 0);
    return html`<div class="page">
      <div>
        <h1>${texts.heading(this.course.roadmap.title)}</h1>
        <p class="quiet">${texts.intro}</p>
      </div>
      <form @submit=${this.submit}>
        <label
          >${texts.field}
          <input
            name="learners"
            autocomplete="off"
            maxlength="4000"
            .value=${this.ids.join(', ')}
            aria-invalid=${this.problem ? 'true' : nothing}
            aria-describedby="problem"
          />
        </label>
        <button class="main">${texts.follow}</button>
      </form>
      <div id="problem" role="alert" class=${this.problem ? 'notice bad' : 'unseen'}>
        ${this.problem}
      </div>
      ${this.ids.length === 0
        ? html`<empty-state heading=${texts.empty} text=${texts.emptyText}></empty-state>`
        : html`<div>
              ${this.passing()}
              <p>
              ${asked.length > 0
                ? texts.average(percent(sum / asked.length / 100), asked.length)
                : this.passingFault
                  ? nothing
                  : texts.asking}
              </p>
            </div>
            <div class="both">
              <group-list
                .roadmapId=${this.course.roadmap.roadmapId}
                .members=${this.members}
              ></group-list>
              <group-map
                .course=${this.course}
                .members=${this.members}
                @open-topic=${this.open}
              ></group-map>
            </div>`}
    </div>`;
  }

  /** Why some of what is shown is not the newest, unless the page says that already. */
  private passing(): TemplateResult {
    const fault = application.connection.reached ? this.passingFault : undefined;
    return html`<div role="status">
      ${fault ? html`<p class="notice">${faultTextWithRetry(fault)}</p>` : nothing}
    </div>`;
  }

  private get passingFault(): Error | undefined {
    return this.members.map((member) => member.fault).find((it) => it && !isFinal(it));
  }

  private open(event: CustomEvent<string>): void {
    const { roadmapId } = this.course.roadmap;
    if (application.learnerId !== undefined) {
      router.go({ page: 'roadmap', roadmapId, view: 'learn', topicId: event.detail });
    }
  }

  private follow(): void {
    this.group?.close();
    const group = new Group(application.client, this.course.roadmap.roadmapId, this.ids);
    group.observe(() => (this.members = [...group.members]));
    this.members = [...group.members];
    this.group = group;
  }

  private submit(event: Event): void {
    event.preventDefault();
    const ids = idsOf(String(new FormData(event.target as HTMLFormElement).get('learners') ?? ''));
    if (ids.length > MAX_MEMBERS) {
      this.problem = words(groupTexts).tooMany(MAX_MEMBERS);
      return;
    }
    this.problem = '';
    this.ids = ids;
    keepInAddress(ids);
    this.follow();
  }
}
