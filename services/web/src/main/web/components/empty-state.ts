import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { styles } from '../design/styles';

/** What a view shows while it has nothing: why, and in its slot what to do. */
@customElement('empty-state')
export class EmptyState extends LitElement {
  static override styles = [
    styles,
    css`
      :host {
        display: grid;
        justify-items: center;
        gap: var(--space-4);
        padding: var(--space-6) var(--space-4);
        text-align: center;
      }
      svg {
        color: var(--brand);
      }
      p {
        max-width: 52ch;
      }
      .busy {
        animation: breathe 1.6s ease-in-out infinite;
      }
      @keyframes breathe {
        50% {
          opacity: 0.35;
        }
      }
      @media (prefers-reduced-motion: reduce) {
        .busy {
          animation: none;
        }
      }
    `,
  ];

  @property() heading = '';
  @property() text = '';
  @property({ type: Boolean }) busy = false;

  override render(): TemplateResult {
    return html`
      <svg
        class=${this.busy ? 'busy' : ''}
        aria-hidden="true"
        width="120"
        height="72"
        viewBox="0 0 120 72"
        fill="none"
        stroke="currentColor"
        stroke-width="2.5"
        stroke-linecap="round"
      >
        <path d="M6 62c22 0 20-24 40-24s18 18 36 12 14-34 32-40" stroke-dasharray="1 7"></path>
        <path d="M40 8h24l8 7-8 7H40zM48 22v20"></path>
        <circle cx="6" cy="62" r="3" fill="currentColor"></circle>
        <circle cx="114" cy="10" r="3" fill="currentColor"></circle>
      </svg>
      ${this.heading ? html`<h1>${this.heading}</h1>` : nothing}
      ${this.text ? html`<p class="quiet" role=${this.busy ? 'status' : nothing}>${this.text}</p>` : nothing}
      <div class="row"><slot></slot></div>
    `;
  }
}
