import { css, html, LitElement, nothing, svg, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import type { Insight, TopicFigures } from '../../api/insight';
import { icon } from '../../design/icons';
import { styles } from '../../design/styles';
import { href } from '../../state/router';
import { insightTexts } from '../../text/insight';
import { duration, number, percent, words } from '../../text/words';
import { type Column, COLUMNS, matching, type Order, pressed, sorted, value } from './topic-rows';

const BAR = 64;
/** As many are shown at first. */
const SHOWN = 20;

/** The topics of a roadmap with their figures: searched by words, sorted by any column. */
@customElement('insight-table')
export class InsightTable extends LitElement {
  static override styles = [
    styles,
    css`
      :host {
        display: grid;
        gap: var(--space-3);
      }
      .scroll {
        /* Else what is unseen in it would widen the page. */
        position: relative;
        overflow-x: auto;
        padding: 0;
      }
      th {
        padding: 0;
        vertical-align: bottom;
      }
      th button {
        width: 100%;
        min-height: var(--target);
        padding: 6px 10px;
        justify-content: flex-start;
        color: inherit;
        font-size: var(--text-s);
        background: none;
        border-color: transparent;
        border-radius: 0;
      }
      th.number button {
        justify-content: flex-end;
      }
      th[aria-sort] button {
        color: var(--ink);
      }
      th svg {
        flex: none;
      }
      tbody th {
        padding: 8px 10px;
        min-width: 160px;
        font-size: var(--text-m);
        vertical-align: top;
        overflow-wrap: anywhere;
      }
      .bar {
        display: block;
        margin: 4px 0 0 auto;
      }
      .bar .all {
        fill: var(--surface-quiet);
      }
      .bar .part {
        fill: var(--brand);
      }
      .stuck .part {
        fill: var(--stuck);
      }
      input {
        width: min(320px, 100%);
      }
      @media (max-width: 767px) {
        tbody th a {
          display: inline-flex;
          align-items: center;
          min-height: var(--target);
        }
      }
    `,
  ];

  @property({ attribute: false }) insight!: Insight;
  @state() private order: Order = { column: 'stuck', descending: true };
  @state() private words = '';
  @state() private showsAll = false;

  override render(): TemplateResult {
    const texts = words(insightTexts);
    const rows = sorted(matching(this.insight.topics, this.words), this.order);
    const shown = this.showsAll ? rows : rows.slice(0, SHOWN);
    return html`
      <div class="row">
        <input
          type="search"
          aria-label=${texts.search}
          placeholder=${texts.search}
          maxlength="100"
          autocomplete="off"
          .value=${this.words}
          @input=${(event: Event) => (this.words = (event.target as HTMLInputElement).value)}
        />
        <p role="status" class="quiet">
          ${rows.length === 0 ? texts.noMatch : texts.found(rows.length)}
        </p>
      </div>
      <div class="card scroll" tabindex="0" role="region" aria-label=${texts.topics}>
        <table>
          <caption class="unseen">
            ${texts.caption}
          </caption>
          <thead>
            <tr>
              ${COLUMNS.map((column) => this.head(column))}
            </tr>
          </thead>
          <tbody>
            ${repeat(
              shown,
              (topic) => topic.topicId,
              (topic) => this.row(topic),
            )}
          </tbody>
        </table>
      </div>
      ${shown.length < rows.length
        ? html`<div>
            <button @click=${() => (this.showsAll = true)}>
              ${texts.showAll(number(rows.length))}
            </button>
          </div>`
        : nothing}
    `;
  }

  private head(column: Column): TemplateResult {
    const isSorted = this.order.column === column;
    const { descending } = this.order;
    return html`<th
      scope="col"
      class=${column === 'title' ? '' : 'number'}
      aria-sort=${isSorted ? (descending ? 'descending' : 'ascending') : nothing}
    >
      <button @click=${() => (this.order = pressed(this.order, column))}>
        ${words(insightTexts).columns[column]}
        ${isSorted ? icon(descending ? 'down' : 'up', 12) : nothing}
      </button>
    </th>`;
  }

  private row(topic: TopicFigures): TemplateResult {
    const { roadmapId } = this.insight;
    return html`<tr>
      <th scope="row">
        <a href=${href({ page: 'roadmap', roadmapId, view: 'learn', topicId: topic.topicId })}
          >${topic.title}</a
        >
      </th>
      ${this.learners(topic.mastered)} ${this.learners(topic.ready)}
      ${this.learners(topic.practising)} ${this.learners(topic.stuck, 'stuck')}
      ${this.right(topic)} ${this.minutes(topic.estimatedMinutes)}
      ${this.minutes(topic.observedMinutes)}
    </tr>`;
  }

  private learners(count: number | undefined, name = ''): TemplateResult {
    const { counted } = this.insight.learners;
    return count === undefined
      ? unknown()
      : html`<td class="number ${name}">
          ${number(count)}${bar(counted > 0 ? count / counted : 0)}
        </td>`;
  }

  private right(topic: TopicFigures): TemplateResult {
    const share = value(topic, 'right');
    return typeof share === 'number'
      ? html`<td class="number">
          ${percent(share)}
          <span class="small quiet">
            ${words(insightTexts).attempts(number(topic.attempts ?? 0))}
          </span>
          ${bar(share)}
        </td>`
      : unknown();
  }

  private minutes(minutes: number | undefined): TemplateResult {
    return minutes === undefined
      ? unknown()
      : html`<td class="number">${duration(minutes)}</td>`;
  }
}

function unknown(): TemplateResult {
  return html`<td class="number quiet">
    <span aria-hidden="true">–</span><span class="unseen">${words(insightTexts).unknown}</span>
  </td>`;
}

function bar(share: number): TemplateResult {
  const width = BAR * Math.min(1, share);
  return html`${svg`<svg class="bar" aria-hidden="true" width=${BAR} height="5">
    <rect class="all" width=${BAR} height="5" rx="2.5"></rect>
    <rect class="part" width=${share > 0 ? Math.max(2, width) : 0} height="5" rx="2.5"></rect>
  </svg>`}`;
}
