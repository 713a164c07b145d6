import { css, html, LitElement, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { Insight, SuspiciousPrerequisite } from '../../api/insight';
import { styles } from '../../design/styles';
import { href } from '../../state/router';
import { insightTexts } from '../../text/insight';
import { number, percent, words } from '../../text/words';
import { titles } from './topic-rows';

/** The prerequisites that learners' answers contradict. */
@customElement('insight-prerequisites')
export class InsightPrerequisites extends LitElement {
  static override styles = [
    styles,
    css`
      :host {
        display: grid;
        gap: var(--space-3);
      }
      p {
        max-width: 80ch;
      }
      .scroll {
        /* Else what is unseen in it would widen the page. */
        position: relative;
        overflow-x: auto;
        padding: 0;
      }
      th {
        vertical-align: bottom;
      }
      tbody th {
        min-width: 140px;
        font-size: var(--text-m);
        vertical-align: top;
      }
      td {
        min-width: 120px;
      }
      @media (max-width: 767px) {
        a {
          display: inline-flex;
          align-items: center;
          min-height: var(--target);
        }
      }
    `,
  ];

  @property({ attribute: false }) insight!: Insight;

  override render(): TemplateResult {
    const texts = words(insightTexts).prerequisites;
    const { judged, tooFew, suspicious } = this.insight.prerequisites;
    return html`
      <p class="quiet">${texts.text}</p>
      <p>
        ${judged === 0
          ? texts.noneJudged
          : texts.judged(number(judged), number(judged + tooFew))}
        ${judged > 0 && suspicious.length === 0 ? texts.none : ''}
      </p>
      ${suspicious.length > 0 ? this.table(suspicious) : ''}
    `;
  }

  private table(suspicious: SuspiciousPrerequisite[]): TemplateResult {
    const texts = words(insightTexts).prerequisites;
    const title = titles(this.insight);
    return html`<div class="card scroll" tabindex="0" role="region" aria-label=${texts.heading}>
      <table>
        <caption class="unseen">
          ${texts.heading}
        </caption>
        <thead>
          <tr>
            <th scope="col">${texts.columns.topic}</th>
            <th scope="col">${texts.columns.required}</th>
            <th scope="col">${texts.columns.suspicion}</th>
            <th scope="col" class="number">${texts.columns.with}</th>
            <th scope="col" class="number">${texts.columns.without}</th>
            <th scope="col" class="number">${texts.columns.difference}</th>
          </tr>
        </thead>
        <tbody>
          ${suspicious.map(
            (it) => html`<tr>
              <th scope="row">${this.link(it.topicId, title)}</th>
              <td>${this.link(it.requiredTopicId, title)}</td>
              <td>${texts.suspicions[it.suspicion ?? ''] ?? it.suspicion}</td>
              <td class="number">${shareOf(it.knowingWith, it.learnersWith)}</td>
              <td class="number">${shareOf(it.knowingWithout, it.learnersWithout)}</td>
              <td class="number">
                ${texts.points(points(it.difference))}
                <br /><span class="small quiet"
                  >${texts.interval(points(it.differenceLow), points(it.differenceHigh))}</span
                >
              </td>
            </tr>`,
          )}
        </tbody>
      </table>
    </div>`;
  }

  private link(topicId: string, title: (topicId: string) => string): TemplateResult {
    const { roadmapId } = this.insight;
    return html`<a href=${href({ page: 'roadmap', roadmapId, view: 'learn', topicId })}
      >${title(topicId)}</a
    >`;
  }
}

function shareOf(part: number, all: number): TemplateResult {
  return html`${percent(all > 0 ? part / all : 0)}
    <span class="small quiet">${words(insightTexts).attempts(number(all))}</span>`;
}

/** In points of a hundred, with its sign. */
function points(difference: number): string {
  const whole = Math.round(100 * difference);
  return `${whole > 0 ? '+' : whole < 0 ? '−' : ''}${number(Math.abs(whole))}`;
}
