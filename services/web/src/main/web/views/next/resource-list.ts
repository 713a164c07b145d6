import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { Reason, Resource } from '../../api/types';
import { icon } from '../../design/icons';
import { styles } from '../../design/styles';
import { common } from '../../text/common';
import { learn } from '../../text/learn';
import { reasonText } from '../../text/reasons';
import { duration, words } from '../../text/words';

/** What a topic can be learnt with. Fires `rate` with the resource's id and the stars. */
@customElement('resource-list')
export class ResourceList extends LitElement {
  static override styles = [
    styles,
    css`
      li {
        display: grid;
        gap: 2px;
        padding: var(--space-2) 0;
        border-top: 1px solid var(--line);
      }
      a {
        font-weight: 600;
        overflow-wrap: anywhere;
      }
      .stars {
        display: inline-flex;
        align-items: center;
      }
      .stars button {
        min-height: 28px;
        min-width: 28px;
        padding: 2px;
        color: var(--next);
        border-color: transparent;
        background: none;
      }
      .stars button.on {
        fill: currentColor;
      }
      .stars button.on svg {
        fill: currentColor;
      }
      @media (max-width: 767px) {
        .stars button {
          min-height: var(--target);
          min-width: var(--target);
        }
        a {
          display: inline-flex;
          align-items: center;
          min-height: var(--target);
        }
      }
    `,
  ];

  @property({ attribute: false }) resources: (Resource & { reasons?: Reason[] })[] = [];
  @state() private rated = new Map<string, number>();

  override render(): TemplateResult {
    return html`<ul>
      ${this.resources.map((resource) => this.resource(resource))}
    </ul>`;
  }

  private resource(resource: Resource & { reasons?: Reason[] }): TemplateResult {
    const names = words(common);
    const minutes = resource.partMinutes ?? resource.minutes;
    const tried = resource.reasons?.find((reason) => reason.code === 'TRIED');
    return html`<li>
      <span>
        ${resource.url
          ? html`<a href=${resource.url} target="_blank" rel="noopener noreferrer">${resource.title}</a>`
          : html`<strong>${resource.title}</strong>`}
        ${resource.part ? html`<span class="small quiet">${resource.part}</span>` : nothing}
      </span>
      <span class="row small quiet">
        ${resource.type ? html`<span class="chip">${names.types[resource.type] ?? resource.type}</span>` : nothing}
        ${resource.access ? html`<span class="chip">${names.access[resource.access] ?? resource.access}</span>` : nothing}
        ${minutes ? html`<span class="chip">${icon('clock', 12)}${duration(minutes)}</span>` : nothing}
        ${resource.language ? html`<span class="chip">${resource.language}</span>` : nothing}
        ${this.stars(resource)}
      </span>
      ${tried ? html`<span class="small quiet">${reasonText(tried, (id) => id)}</span>` : nothing}
    </li>`;
  }

  private stars(resource: Resource): TemplateResult {
    const texts = words(learn);
    const given = this.rated.get(resource.resourceId) ?? 0;
    return html`<span class="stars" role="group" aria-label="${texts.rate}: ${resource.title}">
      <span aria-hidden="true">${texts.rate}</span>
      ${[1, 2, 3, 4, 5].map(
        (stars) => html`<button
          class=${stars <= given ? 'on' : ''}
          aria-label=${texts.stars(stars)}
          aria-pressed=${stars === given}
          @click=${() => this.rate(resource.resourceId, stars)}
        >
          ${icon('star', 14)}
        </button>`,
      )}
    </span>`;
  }

  private rate(resourceId: string, stars: number): void {
    this.rated = new Map(this.rated).set(resourceId, stars);
    this.dispatchEvent(new CustomEvent('rate', { detail: { resourceId, stars } }));
  }
}
