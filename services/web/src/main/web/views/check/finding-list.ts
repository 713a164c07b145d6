import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { CheckReport, Finding } from '../../api/check';
import { icon } from '../../design/icons';
import { styles } from '../../design/styles';
import { checkTexts } from '../../text/check';
import { number, words } from '../../text/words';
import { place } from './findings';

/** What a check found, errors first. Fires `show-topic` and, for all topics, `show-all`. */
@customElement('finding-list')
export class FindingList extends LitElement {
  static override styles = [
    styles,
    css`
      :host {
        display: grid;
        gap: var(--space-3);
        align-content: start;
      }
      .head {
        justify-content: space-between;
      }
      .only {
        min-height: 36px;
        display: inline-flex;
        align-items: center;
        gap: var(--space-2);
      }
      li.card {
        display: grid;
        gap: 2px;
        padding: var(--space-3);
        border-inline-start: 4px solid var(--caution);
      }
      li.card.ERROR {
        border-inline-start-color: var(--danger);
      }
      li.card.current {
        background: var(--brand-soft);
      }
      li + li {
        margin-top: var(--space-2);
      }
      .severity {
        display: inline-flex;
        align-items: center;
        gap: var(--space-1);
        font-weight: 600;
        color: var(--caution);
      }
      .ERROR .severity {
        color: var(--danger);
      }
      p,
      code {
        overflow-wrap: anywhere;
      }
      code {
        font-family: ui-monospace, 'Liberation Mono', monospace;
      }
      @media (max-width: 767px) {
        .only {
          min-height: var(--target);
        }
      }
    `,
  ];

  @property({ attribute: false }) report!: CheckReport;
  /** The titles of the topics that are on a map. */
  @property({ attribute: false }) titles = new Map<string, string>();
  /** The topic that is chosen on the map. */
  @property() topicId: string | undefined;
  /** Only what is about that topic is listed. */
  @property({ type: Boolean }) narrow = false;

  @state() private onlyErrors = false;

  override render(): TemplateResult {
    const texts = words(checkTexts);
    const { report } = this;
    const listed = report.findings.filter((it) => this.isListed(it));
    const leftOut = report.findingsLeftOut ?? 0;
    return html`
      <div>
        <div class="row head">
          <h2>${texts.findings}</h2>
          ${report.findings.length > 0
            ? html`<label class="only">
                <input
                  type="checkbox"
                  .checked=${this.onlyErrors}
                  @change=${(event: Event) =>
                    (this.onlyErrors = (event.target as HTMLInputElement).checked)}
                />${texts.onlyErrors}
              </label>`
            : nothing}
        </div>
        <p role="status" class="quiet">${this.summary(listed)}</p>
      </div>
      ${this.narrow && this.topicId
        ? html`<p class="row">
            <strong>${texts.only(this.titles.get(this.topicId) ?? this.topicId)}</strong>
            <button @click=${() => this.dispatchEvent(new CustomEvent('show-all'))}>
              ${texts.all}
            </button>
          </p>`
        : nothing}
      <ul>
        ${listed.map((finding) => this.finding(finding))}
      </ul>
      ${leftOut > 0 ? html`<p class="quiet">${texts.more(number(leftOut))}</p>` : nothing}
    `;
  }

  private summary(listed: Finding[]): string {
    const texts = words(checkTexts);
    if (this.report.findings.length === 0) {
      return texts.nothingFound;
    }
    if (listed.length > 0) {
      return '';
    }
    return this.onlyErrors ? texts.noErrors : texts.noFindings;
  }

  private finding(finding: Finding): TemplateResult {
    const texts = words(checkTexts);
    const { topicId, severity, count = 1 } = finding;
    const isOnMap = topicId !== undefined && this.titles.has(topicId);
    const isError = severity === 'ERROR';
    return html`<li
      class="card ${severity} ${topicId !== undefined && topicId === this.topicId ? 'current' : ''}"
      @click=${() => isOnMap && this.show(topicId)}
    >
      <p>
        <span class="severity">
          ${icon(isError ? 'error' : 'stuck', 14)}${texts.severities[severity]}
        </span>
        ${count > 1 ? html`<span class="chip">${texts.times(count)}</span>` : nothing}
      </p>
      <p>${finding.message}</p>
      <p class="small quiet"><code>${place(finding)}</code></p>
      ${isOnMap
        ? html`<div>
            <button class="plain small">
              ${icon('arrow', 14)}<span>${texts.showOnMap}: ${this.titles.get(topicId)}</span>
            </button>
          </div>`
        : nothing}
    </li>`;
  }

  private isListed(finding: Finding): boolean {
    return (
      (!this.onlyErrors || finding.severity === 'ERROR') &&
      (!this.narrow || this.topicId === undefined || finding.topicId === this.topicId)
    );
  }

  private show(topicId: string): void {
    this.dispatchEvent(new CustomEvent<string>('show-topic', { detail: topicId }));
  }
}
