import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { styles } from '../design/styles';
import type { Learner } from '../state/learner';
import { settings } from '../state/settings';
import { common } from '../text/common';
import { learn } from '../text/learn';
import { notedIn } from '../text/noted';
import { words } from '../text/words';

/** What was just noted, with the way back; and what the server refused. */
@customElement('undo-toast')
export class UndoToast extends LitElement {
  static override styles = [
    styles,
    css`
      div.toast {
        position: fixed;
        inset-inline: var(--space-4);
        bottom: var(--space-4);
        z-index: 20;
        display: flex;
        align-items: center;
        gap: var(--space-4);
        width: fit-content;
        max-width: calc(100vw - 2 * var(--space-4));
        margin: 0 auto;
        padding: var(--space-2) var(--space-4);
        color: var(--page);
        background: var(--ink);
        border-radius: var(--radius-m);
        box-shadow: var(--shadow);
      }
      div.toast button {
        color: inherit;
        background: none;
        border-color: currentColor;
      }
      div.toast.bad {
        color: var(--danger);
        background: var(--danger-soft);
      }
    `,
  ];

  @property({ attribute: false }) learner!: Learner;
  /** Changes whenever the learner does. */
  @property({ attribute: false }) version: unknown;

  override render(): TemplateResult {
    const { undoable, refused } = this.learner;
    return html`<div role="status">
      ${undoable
        ? html`<div class="toast">
            <span>${notedIn(settings.language, undoable)}</span>
            <button @click=${() => this.learner.undo()}>${words(common).undo}</button>
          </div>`
        : refused
          ? html`<div class="toast bad">
              <span>${words(learn).refused(refused.message)}</span>
            </div>`
          : nothing}
    </div>`;
  }
}
