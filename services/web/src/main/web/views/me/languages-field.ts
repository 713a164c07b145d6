import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { icon } from '../../design/icons';
import { styles } from '../../design/styles';
import { me } from '../../text/me';
import { words } from '../../text/words';
import { choiceStyles } from './choice-styles';
import { COMMON_LANGUAGES, languageName, languageTag } from './language-tags';

const MAX_LANGUAGES = 20;

/** Languages, the best first. Fires `change-languages` with the tags that they are to be. */
@customElement('languages-field')
export class LanguagesField extends LitElement {
  static override styles = [
    styles,
    choiceStyles,
    css`
      :host {
        display: grid;
        gap: var(--space-2);
      }
      .add {
        max-width: 240px;
      }
    `,
  ];

  @property({ attribute: false }) languages: string[] = [];
  /** What was entered and is no tag. */
  @state() private wrong = '';

  override render(): TemplateResult {
    const texts = words(me);
    return html`
      <h3 id="heading">${texts.languages}</h3>
      ${this.languages.length === 0
        ? nothing
        : html`<ol class="row" aria-labelledby="heading">
            ${this.languages.map((tag) => this.chosen(tag))}
          </ol>`}
      <div class="row">
        ${COMMON_LANGUAGES.filter((tag) => !this.languages.includes(tag)).map(
          (tag) => html`<button type="button" @click=${() => this.add(tag)}>
            ${icon('plus', 12)}${languageName(tag)}
          </button>`,
        )}
      </div>
      <label for="other">${texts.otherLanguage}</label>
      <input
        id="other"
        class="add"
        autocomplete="off"
        maxlength="35"
        aria-describedby="help"
        aria-invalid=${this.wrong !== ''}
        @change=${(event: Event) => this.enter(event.target as HTMLInputElement)}
      />
      <p id="help" class="small quiet">
        ${this.wrong === ''
          ? texts.languagesText
          : html`<span class="error" role="alert">${texts.noLanguage(this.wrong)}</span>`}
      </p>
    `;
  }

  private chosen(tag: string): TemplateResult {
    const name = languageName(tag);
    const remove = `${words(me).remove}: ${name}`;
    return html`<li>
      <button
        type="button"
        aria-label=${remove}
        title=${remove}
        @click=${() => this.change(this.languages.filter((it) => it !== tag))}
      >
        ${name}${icon('close', 12)}
      </button>
    </li>`;
  }

  private enter(input: HTMLInputElement): void {
    const tag = languageTag(input.value);
    if (tag) {
      input.value = '';
      this.add(tag);
    } else {
      this.wrong = input.value;
    }
  }

  private add(tag: string): void {
    this.change([...this.languages.filter((it) => it !== tag), tag].slice(0, MAX_LANGUAGES));
  }

  private change(languages: string[]): void {
    this.wrong = '';
    this.dispatchEvent(new CustomEvent('change-languages', { detail: languages }));
  }
}
