import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import { learnerPath } from '../../api/client';
import { download } from '../../components/download';
import { faultText } from '../../components/fault-state';
import { styles } from '../../design/styles';
import { application } from '../../state/application';
import type { Course } from '../../state/catalogue';
import type { Learner } from '../../state/learner';
import { Observing } from '../../state/observable';
import { router } from '../../state/router';
import { type Language, settings, type Theme } from '../../state/settings';
import { common } from '../../text/common';
import { me } from '../../text/me';
import { words } from '../../text/words';
import './erase-dialog';
import type { EraseDialog } from './erase-dialog';
import './profile-form';

const THEMES: Theme[] = ['system', 'light', 'dark'];

/** The learner: goals and preferences, how the pages look, and the right to their data. */
@customElement('me-view')
export class MeView extends LitElement {
  static override styles = [
    styles,
    css`
      .page {
        --page-width: 720px;
      }
      section {
        display: grid;
        gap: var(--space-3);
      }
      .name {
        overflow-wrap: anywhere;
      }
    `,
  ];

  @property({ attribute: false }) course!: Course;
  @property({ attribute: false }) learner!: Learner;
  @state() private fault: Error | undefined;
  @state() private signOutFault: Error | undefined;
  @query('erase-dialog') private dialog!: EraseDialog;

  constructor() {
    super();
    new Observing(this, settings, application);
  }

  override render(): TemplateResult {
    const texts = words(me);
    const names = words(common);
    const { learner, course } = this;
    return html`<div class="page">
      <h1>${texts.heading}</h1>
      <section class="card">
        <h2>${texts.learner}</h2>
        <p class="row">
          <strong class="name">${learner.learnerId}</strong>
          ${application.session.learnerId
            ? nothing
            : html`<button
                @click=${() => {
                  settings.change({ learnerId: undefined });
                  router.go({ page: 'welcome' });
                }}
              >
                ${texts.change}
              </button>`}
          ${application.session.identity?.session
            ? html`<button @click=${() => this.signOut()}>${texts.signOut}</button>`
            : nothing}
        </p>
        ${this.signOutFault
          ? html`<p class="notice bad" role="alert">${faultText(this.signOutFault)}</p>`
          : nothing}
      </section>
      <profile-form .learner=${learner} .course=${course}></profile-form>
      <section class="card">
        <h2>${texts.look}</h2>
        <label for="theme">${names.theme}</label>
        <select
          id="theme"
          @change=${(event: Event) =>
            settings.change({ theme: (event.target as HTMLSelectElement).value as Theme })}
        >
          ${THEMES.map(
            (theme) => html`<option value=${theme} ?selected=${settings.theme === theme}>
              ${names.themes[theme]}
            </option>`,
          )}
        </select>
        <label for="language">${names.language}</label>
        <select
          id="language"
          @change=${(event: Event) =>
            settings.change({ language: (event.target as HTMLSelectElement).value as Language })}
        >
          <option value="en" ?selected=${settings.language === 'en'}>English</option>
          <option value="de" ?selected=${settings.language === 'de'}>Deutsch</option>
        </select>
      </section>
      <section class="card">
        <h2>${texts.data}</h2>
        <p class="quiet">${texts.exportText}</p>
        <div><button @click=${() => this.export()}>${texts.export}</button></div>
        <p class="quiet">${texts.eraseText}</p>
        <div>
          <button class="danger" @click=${() => this.dialog.show()}>${texts.erase}</button>
        </div>
        ${this.fault ? html`<p class="notice bad" role="alert">${faultText(this.fault)}</p>` : nothing}
      </section>
      <erase-dialog .learnerId=${learner.learnerId}></erase-dialog>
    </div>`;
  }

  private async signOut(): Promise<void> {
    this.signOutFault = undefined;
    // What the server does not take now waits in this browser for the same learner.
    await this.learner.flush();
    try {
      await application.session.signOut();
    } catch (fault) {
      this.signOutFault = fault as Error;
    }
  }

  private async export(): Promise<void> {
    this.fault = undefined;
    try {
      const data = await application.client.getText(
        `${learnerPath(this.learner.learnerId)}/export`,
      );
      const name = `waymark-${this.learner.learnerId.replace(/[^\w.-]+/g, '_')}.json`;
      download(name, 'application/json', data);
    } catch (fault) {
      this.fault = fault as Error;
    }
  }
}
