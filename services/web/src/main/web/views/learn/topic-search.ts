import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { icon } from '../../design/icons';
import { styles } from '../../design/styles';
import type { Course } from '../../state/catalogue';
import { learn } from '../../text/learn';
import { words } from '../../text/words';

const SHOWN = 8;

/** Finds a topic of the roadmap by words of its title, id or summary. Fires `open-topic`. */
@customElement('topic-search')
export class TopicSearch extends LitElement {
  static override styles = [
    styles,
    css`
      :host {
        position: relative;
        display: block;
        width: min(320px, 100%);
      }
      .field {
        position: relative;
      }
      .field svg {
        position: absolute;
        inset-inline-start: 10px;
        top: 50%;
        margin-top: -8px;
        color: var(--ink-quiet);
      }
      input {
        width: 100%;
        padding-inline-start: 34px;
      }
      .found {
        position: absolute;
        z-index: 5;
        inset-inline: 0;
        top: calc(100% + 4px);
        padding: var(--space-1);
        background: var(--surface);
        border: 1px solid var(--line);
        border-radius: var(--radius-m);
        box-shadow: var(--shadow);
      }
      .found [role='option'] {
        padding: 8px 10px;
        border-radius: var(--radius-s);
        cursor: pointer;
      }
      .found [aria-selected='true'] {
        background: var(--brand-soft);
      }
      .found p {
        padding: 8px 10px;
      }
    `,
  ];

  @property({ attribute: false }) course!: Course;
  @state() private words = '';
  @state() private at = 0;
  @state() private isOpen = false;

  override render(): TemplateResult {
    const texts = words(learn);
    const found = this.found();
    const shows = this.isOpen && this.words.trim() !== '';
    return html`
      <div class="field">
        ${icon('search')}
        <input
          type="search"
          role="combobox"
          aria-label=${texts.search}
          placeholder=${texts.search}
          aria-expanded=${shows}
          aria-controls="found"
          aria-autocomplete="list"
          aria-activedescendant=${shows && found.length > 0 ? `option-${this.at}` : nothing}
          autocomplete="off"
          maxlength="100"
          .value=${this.words}
          @input=${this.onInput}
          @keydown=${this.onKey}
          @focus=${() => (this.isOpen = true)}
          @blur=${() => (this.isOpen = false)}
        />
      </div>
      <div class="found" ?hidden=${!shows}>
        <div role="listbox" id="found" aria-label=${texts.search}>
          ${found.map(
            ({ topicId, title }, i) => html`<div
              role="option"
              id="option-${i}"
              aria-selected=${i === this.at}
              @pointerdown=${(event: Event) => {
                event.preventDefault();
                this.open(topicId);
              }}
            >
              ${title}
            </div>`,
          )}
        </div>
        ${found.length === 0 ? html`<p class="quiet" role="status">${texts.noMatch}</p>` : nothing}
      </div>
    `;
  }

  private found(): { topicId: string; title: string }[] {
    const wanted = this.words.toLocaleLowerCase().split(/\s+/).filter(Boolean);
    if (wanted.length === 0) {
      return [];
    }
    const contains = (text: string): boolean => {
      const lower = text.toLocaleLowerCase();
      return wanted.every((word) => lower.includes(word));
    };
    const topics = [...this.course.topics.values()];
    const byTitle = topics.filter((topic) => contains(topic.title));
    const others = topics.filter(
      (topic) => !byTitle.includes(topic) && contains(`${topic.topicId} ${topic.title} ${topic.summary ?? ''}`),
    );
    return [...byTitle, ...others].slice(0, SHOWN);
  }

  private onInput(event: Event): void {
    this.words = (event.target as HTMLInputElement).value;
    this.at = 0;
    this.isOpen = true;
  }

  private onKey(event: KeyboardEvent): void {
    const found = this.found();
    if (event.key === 'Escape') {
      this.isOpen = false;
    } else if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault();
      const step = event.key === 'ArrowDown' ? 1 : found.length - 1;
      this.at = found.length === 0 ? 0 : (this.at + step) % found.length;
    } else if (event.key === 'Enter') {
      const topic = found[this.at];
      if (topic) {
        this.open(topic.topicId);
      }
    }
  }

  private open(topicId: string): void {
    this.words = '';
    this.isOpen = false;
    this.dispatchEvent(new CustomEvent('open-topic', { detail: topicId, bubbles: true, composed: true }));
  }
}
