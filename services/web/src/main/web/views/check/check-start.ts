import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property, query } from 'lit/decorators.js';
import { icon } from '../../design/icons';
import { styles } from '../../design/styles';
import { checkTexts } from '../../text/check';
import { number, words } from '../../text/words';
import { EXAMPLE } from './example';
import { chosenFiles, MAX_CHARACTERS, MAX_FILES, oneText, type Source } from './files';

/** Where files are dropped or chosen, with an example to try. Fires `source`. */
@customElement('check-start')
export class CheckStart extends LitElement {
  static override styles = [
    styles,
    css`
      :host {
        display: grid;
        gap: var(--space-5);
        width: min(920px, 100%);
        margin: 0 auto;
        padding: var(--space-6) var(--space-4);
      }
      .lead {
        max-width: 64ch;
        font-size: var(--text-l);
        color: var(--ink-quiet);
      }
      .zone {
        display: grid;
        justify-items: center;
        gap: var(--space-3);
      }
      button.drop {
        flex-direction: column;
        width: 100%;
        min-height: 180px;
        color: var(--link);
        font-size: var(--text-l);
        border: 2px dashed var(--line-strong);
        border-radius: var(--radius-l);
      }
      button.drop.over {
        background: var(--brand-soft);
        border-color: var(--brand);
      }
      pre {
        max-height: 320px;
        margin: 0;
        padding: var(--space-4);
        overflow: auto;
        font: 400 var(--text-s) / 1.5 ui-monospace, 'Liberation Mono', monospace;
        background: var(--surface-quiet);
        border-radius: var(--radius-s);
      }
    `,
  ];

  /** Whether files are held over the page. */
  @property({ type: Boolean }) over = false;

  /** Whether it comes back after a check. */
  @property({ type: Boolean }) returned = false;

  @query('#files') private files!: HTMLInputElement;
  @query('#folder') private folder!: HTMLInputElement;

  override firstUpdated(): void {
    if (this.returned) {
      this.renderRoot.querySelector<HTMLElement>('.drop')?.focus({ preventScroll: true });
    }
  }

  override render(): TemplateResult {
    const texts = words(checkTexts);
    const takesFolders = 'webkitdirectory' in HTMLInputElement.prototype;
    return html`
      <div class="stack">
        <h1>${texts.heading}</h1>
        <p class="lead">${texts.lead}</p>
      </div>
      <div class="zone">
        <button class="drop ${this.over ? 'over' : ''}" aria-describedby="bounds" @click=${() => this.files.click()}>
          ${icon('file', 32)}
          <span>${texts.drop}</span>
          <span class="small quiet">${texts.dropOr}</span>
        </button>
        ${takesFolders
          ? html`<button @click=${() => this.folder.click()}>${icon('folder')}${texts.folder}</button>`
          : nothing}
        <p id="bounds" class="small quiet">
          ${texts.bounds(number(MAX_FILES), number(MAX_CHARACTERS))}
        </p>
        <input id="files" type="file" accept=".yaml,.yml" multiple hidden @change=${this.chosen} />
        <input id="folder" type="file" webkitdirectory hidden @change=${this.chosen} />
      </div>
      <section class="card stack">
        <div>
          <h2>${texts.example}</h2>
          <p class="quiet">${texts.exampleText}</p>
        </div>
        <pre tabindex="0" role="region" aria-label=${texts.example}><code>${EXAMPLE}</code></pre>
        <div>
          <button @click=${() => this.found(oneText(texts.exampleName, EXAMPLE))}>
            ${texts.checkExample}
          </button>
        </div>
      </section>
    `;
  }

  private chosen(event: Event): void {
    const input = event.target as HTMLInputElement;
    if (input.files && input.files.length > 0) {
      this.found(chosenFiles(input.files));
    }
    // So that choosing the same again is a choice, too.
    input.value = '';
  }

  private found(source: Source): void {
    this.dispatchEvent(new CustomEvent<Source>('source', { detail: source }));
  }
}
