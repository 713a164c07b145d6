import { html, nothing, type TemplateResult } from 'lit';
import { checkTexts } from '../../text/check';
import { number, words } from '../../text/words';
import type { Selection } from './files';

const SHOWN = 50;

/** The files that were not checked, and why. */
export function leftOut(files: Selection['leftOut']): TemplateResult | typeof nothing {
  if (files.length === 0) {
    return nothing;
  }
  const texts = words(checkTexts);
  return html`<details class="left-out">
    <summary>${texts.leftOut(number(files.length))}</summary>
    <ul class="small quiet">
      ${files
        .slice(0, SHOWN)
        .map(({ name, reason }) => html`<li><code>${name}</code>: ${texts.reasons[reason]}</li>`)}
      ${files.length > SHOWN
        ? html`<li>${texts.moreFiles(number(files.length - SHOWN))}</li>`
        : nothing}
    </ul>
  </details>`;
}
