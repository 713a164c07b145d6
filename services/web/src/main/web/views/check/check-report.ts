import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { CheckReport, Finding } from '../../api/check';
import { icon } from '../../design/icons';
import { styles } from '../../design/styles';
import { neighbours } from '../../state/catalogue';
import { checkTexts } from '../../text/check';
import { number, words } from '../../text/words';
import '../map/roadmap-map';
import type { RoadmapMapElement, TopicLook } from '../map/roadmap-map';
import type { Selection } from './files';
import './finding-list';
import { byTopic, lookOf, mapOf } from './findings';
import { leftOut } from './left-out';
import { reportStyles } from './check-report-styles';

/** What a check found: counts, findings, and each roadmap drawn. Fires `again` and `others`. */
@customElement('check-report')
export class CheckReportElement extends LitElement {
  static override styles = [styles, reportStyles];

  @property({ attribute: false }) report!: CheckReport;
  @property({ attribute: false }) selection!: Selection;
  /** Why the last check failed; what is shown is the one before. */
  @property({ attribute: false }) fault: string | undefined;
  @property({ type: Boolean }) busy = false;
  /** Whether files are held over the page. */
  @property({ type: Boolean }) over = false;

  @state() private shown = 0;
  @state() private topicId: string | undefined;
  @state() private narrow = false;
  private findings = new Map<string, Finding[]>();
  private titles = new Map<string, string>();
  private courses: RoadmapMapElement['course'][] = [];

  override willUpdate(changes: PropertyValues<this>): void {
    if (changes.has('report')) {
      const { findings, maps } = this.report;
      this.findings = byTopic(findings);
      this.titles = new Map(
        maps.flatMap((map) => map.topics.map((topic) => [topic.topicId, topic.title] as const)),
      );
      this.courses = maps.map((map) => ({ map, ...neighbours(map) }));
      this.shown = Math.min(this.shown, Math.max(0, maps.length - 1));
      if (this.topicId !== undefined && !this.titles.has(this.topicId)) {
        this.showAll();
      }
    }
  }

  /** A screen reader reads on from the verdict. */
  override firstUpdated(): void {
    this.renderRoot.querySelector('h1')?.focus({ preventScroll: true });
  }

  override render(): TemplateResult {
    return html`
      <div class="bar">
        ${this.verdict()}
        <div class="row">
          <button class="main" ?disabled=${this.busy} @click=${() => this.fire('again')}>
            ${icon('review')}${words(checkTexts).again}
          </button>
          <button @click=${() => this.fire('others')}>${words(checkTexts).others}</button>
        </div>
      </div>
      <div class="side">
        <finding-list
          .report=${this.report}
          .titles=${this.titles}
          .topicId=${this.topicId}
          ?narrow=${this.narrow}
          @show-topic=${(event: CustomEvent<string>) => this.showTopic(event.detail)}
          @show-all=${this.showAll}
        ></finding-list>
      </div>
      ${this.map()}
    `;
  }

  private verdict(): TemplateResult {
    const texts = words(checkTexts);
    const { report, selection } = this;
    return html`<div class="verdict">
      <h1 tabindex="-1">${report.valid ? texts.valid : texts.invalid}</h1>
      <div role="status" class="stack">
        <p class="row">
          <span class="chip ${report.errors > 0 ? 'bad' : ''}">
            ${icon('error', 14)}${texts.errors(report.errors)}
          </span>
          <span class="chip ${report.warnings > 0 ? 'caution' : ''}">
            ${icon('stuck', 14)}${texts.warnings(report.warnings)}
          </span>
          <span class="quiet">
            ${texts.checked(selection.files.length, number(report.topics), report.roadmaps)}
          </span>
          ${this.busy ? html`<span class="quiet">${texts.reading}</span>` : nothing}
        </p>
        ${this.fault ? html`<p class="notice bad">${this.fault}</p>` : nothing}
        ${selection.leftOut.some((it) => it.reason === 'unreadable')
          ? html`<p class="notice">${texts.gone}. ${texts.goneText}</p>`
          : nothing}
      </div>
      ${leftOut(selection.leftOut)}
    </div>`;
  }

  private map(): TemplateResult {
    const texts = words(checkTexts);
    const course = this.courses[this.shown];
    if (!course) {
      return html`<div class="map"><p class="quiet none">${texts.noMap}</p></div>`;
    }
    const { maps } = this.report;
    return html`<div class="map">
      ${maps.length > 1
        ? html`<label class="choice row">
            ${texts.roadmap}
            <select
              .value=${String(this.shown)}
              @change=${(event: Event) => {
                this.shown = Number((event.target as HTMLSelectElement).value);
                this.showAll();
              }}
            >
              ${maps.map(
                (map, i) => html`<option value=${i} ?selected=${i === this.shown}>${map.title}</option>`,
              )}
            </select>
          </label>`
        : nothing}
      <roadmap-map
        .course=${course}
        .look=${(topicId: string): TopicLook => this.look(topicId)}
        .version=${this.report}
        .topicId=${this.topicId}
        label="${texts.map}: ${course.map.title}"
        @open-topic=${(event: CustomEvent<string>) => {
          this.topicId = event.detail;
          this.narrow = true;
        }}
      ></roadmap-map>
    </div>`;
  }

  private look(topicId: string): TopicLook {
    const texts = words(checkTexts);
    return lookOf(this.findings.get(topicId) ?? [], (errors, warnings) =>
      errors + warnings === 0
        ? texts.noFindings
        : [
            ...(errors > 0 ? [texts.errors(errors)] : []),
            ...(warnings > 0 ? [texts.warnings(warnings)] : []),
          ].join(', '),
    );
  }

  private showTopic(topicId: string): void {
    const at = mapOf(this.report.maps, topicId, this.shown);
    if (at >= 0) {
      this.shown = at;
      this.topicId = topicId;
      // On a narrow screen the map is below the findings.
      this.renderRoot.querySelector('.map')?.scrollIntoView({ block: 'nearest' });
    }
  }

  private readonly showAll = (): void => {
    this.topicId = undefined;
    this.narrow = false;
  };

  private fire(name: string): void {
    this.dispatchEvent(new CustomEvent(name));
  }
}
