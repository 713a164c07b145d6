import { html, type TemplateResult } from 'lit';
import { icon } from '../design/icons';
import type { TopicState } from '../state/topic-state';
import { common } from '../text/common';
import { words } from '../text/words';

/** The state of a topic as an icon with its name. */
export function stateMark(state: TopicState): TemplateResult {
  return html`<span class="chip">${icon(state, 14)}${words(common).states[state]}</span>`;
}
