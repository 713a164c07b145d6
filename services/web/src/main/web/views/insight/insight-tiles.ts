import { css, html, LitElement, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { Insight } from '../../api/insight';
import { styles } from '../../design/styles';
import { insightTexts } from '../../text/insight';
import { clock, day, number, words } from '../../text/words';

/** Learners, model, graph release and ingestion, a tile each. */
@customElement('insight-tiles')
export class InsightTiles extends LitElement {
  static override styles = [
    styles,
    css`
      dl {
        display: grid;
        gap: var(--space-3);
        grid-template-columns: repeat(auto-fit, minmax(150px, 1fr));
      }
      dt {
        font-size: var(--text-s);
        font-weight: 600;
        color: var(--ink-quiet);
      }
      .main {
        font-size: var(--text-l);
        font-weight: 700;
        font-variant-numeric: tabular-nums;
        overflow-wrap: anywhere;
      }
      dd {
        overflow-wrap: anywhere;
      }
    `,
  ];

  @property({ attribute: false }) insight!: Insight;

  override render(): TemplateResult {
    const texts = words(insightTexts);
    const { learners, model, ingestion, graphRelease } = this.insight;
    const { deadLetters = {}, newestEventAt } = ingestion;
    const reasons = Object.entries(deadLetters).filter(([, count]) => count > 0);
    const rejected = ingestion.rejected ?? reasons.reduce((sum, [, count]) => sum + count, 0);
    return html`<dl aria-label=${texts.tiles}>
      ${tile(texts.learners, number(learners.total), [
        learners.counted < learners.total ? texts.countedOf(number(learners.counted)) : '',
        learners.aimingHere === undefined ? '' : texts.aiming(number(learners.aimingHere)),
      ])}
      ${tile(texts.model, model.id, [
        model.trained ? texts.trained : texts.builtIn,
        model.publishedAt ? texts.since(day(model.publishedAt)) : '',
      ])}
      ${tile(texts.release, graphRelease, [])}
      ${tile(
        texts.lag,
        ingestion.lag === undefined ? texts.lagUnknown : number(ingestion.lag),
        [
          texts.lagText(ingestion.partitions, ingestion.logPartitions),
          ingestion.applied === undefined
            ? ''
            : texts.applied(number(ingestion.applied), ingestion.since && day(ingestion.since)),
        ],
      )}
      ${tile(
        texts.deadLetters,
        number(rejected),
        reasons.length === 0
          ? [texts.noDeadLetters]
          : reasons.map(([reason, count]) => `${reason}: ${number(count)}`),
      )}
      ${newestEventAt
        ? tile(texts.newest, clock(new Date(newestEventAt)), [day(newestEventAt)])
        : tile(texts.newest, texts.none, [])}
    </dl>`;
  }
}

function tile(name: string, main: string, lines: string[]): TemplateResult {
  return html`<div class="card">
    <dt>${name}</dt>
    <dd class="main">${main}</dd>
    ${lines.filter(Boolean).map((line) => html`<dd class="small quiet">${line}</dd>`)}
  </div>`;
}
