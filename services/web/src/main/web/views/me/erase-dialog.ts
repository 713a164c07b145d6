import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import { learnerPath } from '../../api/client';
import { faultText } from '../../components/fault-state';
import { styles } from '../../design/styles';
import { application } from '../../state/application';
import { outboxKey } from '../../state/outbox';
import { router } from '../../state/router';
import { settings } from '../../state/settings';
import { common } from '../../text/common';
import { me } from '../../text/me';
import { words } from '../../text/words';

/** Asks whether a learner is really to be erased, and erases them. */
@customElement('erase-dialog')
export class EraseDialog extends LitElement {
  static override styles = [
    styles,
    css`
      dialog {
        width: min(460px, calc(100vw - 32px));
        padding: var(--space-5);
        color: var(--ink);
        background: var(--surface);
        border: 1px solid var(--line);
        border-radius: var(--radius-l);
        box-shadow: var(--shadow);
      }
      dialog::backdrop {
        background: rgb(0 0 0 / 45%);
      }
      form {
        display: grid;
        gap: var(--space-3);
      }
    `,
  ];

  @property() learnerId = '';
  @state() private typed = '';
  @state() private fault: Error | undefined;
  @query('dialog') private dialog!: HTMLDialogElement;

  show(): void {
    this.typed = '';
    this.fault = undefined;
    this.dialog.showModal();
  }

  override render(): TemplateResult {
    const texts = words(me);
    return html`<dialog aria-labelledby="heading">
      <form @submit=${this.erase}>
        <h2 id="heading">${texts.eraseHeading}</h2>
        <p>${texts.eraseText}</p>
        <label for="confirm">${texts.eraseConfirm(this.learnerId)}</label>
        <input
          id="confirm"
          autocomplete="off"
          .value=${this.typed}
          @input=${(event: Event) => (this.typed = (event.target as HTMLInputElement).value)}
        />
        ${this.fault ? html`<p class="notice bad" role="alert">${faultText(this.fault)}</p>` : nothing}
        <div class="row">
          <button type="button" @click=${() => this.dialog.close()}>${words(common).cancel}</button>
          <button class="danger" ?disabled=${this.typed.normalize('NFC').trim() !== this.learnerId}>${texts.eraseDo}</button>
        </div>
      </form>
    </dialog>`;
  }

  private async erase(event: Event): Promise<void> {
    event.preventDefault();
    this.fault = undefined;
    // Sent after the learner is gone, what waits would bring them back.
    await application.learner?.flush();
    try {
      await application.client.delete(learnerPath(this.learnerId));
    } catch (fault) {
      this.fault = fault as Error;
      return;
    }
    this.dialog.close();
    application.forget();
    localStorage.removeItem(outboxKey(this.learnerId));
    settings.change({ learnerId: undefined });
    router.go({ page: 'welcome' });
  }
}
