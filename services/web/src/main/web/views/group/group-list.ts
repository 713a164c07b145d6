import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import { isFinal } from '../../api/client';
import { faultText } from '../../components/fault-state';
import { styles } from '../../design/styles';
import type { Member } from '../../state/group';
import { href } from '../../state/router';
import { common } from '../../text/common';
import { groupTexts } from '../../text/group';
import { percent, words } from '../../text/words';

/** Who is followed, how far they are and what is next for them: the same as the map says. */
@customElement('group-list')
export class GroupList extends LitElement {
  static override styles = [
    styles,
    css`
      .scroll {
        position: relative;
        overflow-x: auto;
        padding: 0;
      }
      tbody th {
        font-size: var(--text-m);
        min-width: 10ch;
        max-width: 220px;
        overflow-wrap: anywhere;
      }
      td {
        overflow-wrap: anywhere;
      }
      .number-mark {
        display: inline-grid;
        place-items: center;
        width: 24px;
        height: 24px;
        font-size: var(--text-s);
        font-weight: 700;
        color: var(--next-ink);
        background: var(--next);
        border-radius: 999px;
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

  @property() roadmapId = '';
  @property({ attribute: false }) members: Member[] = [];

  override render(): TemplateResult {
    const texts = words(groupTexts);
    return html`<div class="card scroll" tabindex="0" role="region" aria-label=${texts.list}>
      <table>
        <thead>
          <tr>
            <th scope="col">${texts.columns.number}</th>
            <th scope="col">${texts.columns.learner}</th>
            <th scope="col" class="number">${texts.columns.done}</th>
            <th scope="col">${texts.columns.next}</th>
          </tr>
        </thead>
        <tbody>
          ${repeat(
            this.members,
            (member) => member.learnerId,
            (member, i) => this.row(member, i + 1),
          )}
        </tbody>
      </table>
    </div>`;
  }

  private row(member: Member, place: number): TemplateResult {
    const { learnerId, share } = member;
    const view = href({ page: 'roadmap', roadmapId: this.roadmapId, view: 'learn' });
    return html`<tr>
      <td><span class="number-mark">${place}</span></td>
      <th scope="row">
        <a href="?learner=${encodeURIComponent(learnerId)}${view}" target="_blank" rel="noopener">${learnerId}</a>
      </th>
      <td class="number">${share ? percent(share.percent / 100) : nothing}</td>
      <td>${this.next(member)}</td>
    </tr>`;
  }

  private next({ step, fault, isAsked }: Member): TemplateResult | string {
    const texts = words(groupTexts);
    // What passes is said once, above; what was known stays.
    if (fault && isFinal(fault)) {
      return html`<span class="quiet">${faultText(fault)}</span>`;
    }
    if (!step) {
      const none = isAsked ? texts.nothingNext : fault ? words(common).notYet : texts.asking;
      return html`<span class="quiet">${none}</span>`;
    }
    const kind = step.kind ? words(common).kinds[step.kind] : undefined;
    return html`${step.title}${kind ? html` <span class="chip">${kind}</span>` : nothing}`;
  }
}
