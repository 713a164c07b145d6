import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { styles } from '../../design/styles';
import type { Course } from '../../state/catalogue';
import type { Learner } from '../../state/learner';
import { pathTexts } from '../../text/path';
import { topicTexts } from '../../text/topic';
import { list, words } from '../../text/words';
import { TopicActions } from './actions';

/** What was put aside, to be brought back, and what waits for it. */
@customElement('aside-list')
export class AsideList extends LitElement {
  static override styles = [
    styles,
    css`
      section {
        display: grid;
        gap: var(--space-2);
      }
      li {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        justify-content: space-between;
        gap: var(--space-2);
        padding: var(--space-2) 0;
        border-top: 1px solid var(--line);
      }
    `,
  ];

  @property({ attribute: false }) course!: Course;
  @property({ attribute: false }) learner!: Learner;
  /** Topics that the path leaves out. */
  @property({ attribute: false }) leftOut: string[] = [];
  /** Changes whenever the learner does. */
  @property({ attribute: false }) version: unknown;

  override render(): TemplateResult | typeof nothing {
    const texts = words(pathTexts);
    const aside = [...this.learner.mastery.keys()].filter((id) => this.learner.topic(id)?.dismissed);
    const waiting = this.leftOut.filter((id) => !aside.includes(id));
    if (aside.length === 0) {
      return nothing;
    }
    return html`<section class="card">
      <h2>${texts.aside}</h2>
      <p class="quiet">${texts.asideText}</p>
      <ul>
        ${aside.map((topicId) => {
          const title = this.titleOf(topicId);
          return html`<li>
            <span>${title}</span>
            <button
              @click=${() => new TopicActions(this.learner, topicId, title).bringBack()}
            >
              ${words(topicTexts).bringBack}<span class="unseen">: ${title}</span>
            </button>
          </li>`;
        })}
      </ul>
      ${waiting.length > 0
        ? html`<p class="small quiet">${texts.waiting(list(waiting.map((id) => this.titleOf(id))))}</p>`
        : nothing}
    </section>`;
  }

  private titleOf(topicId: string): string {
    return this.course.topics.get(topicId)?.title ?? this.learner.topic(topicId)?.title ?? topicId;
  }
}
