import { html, type TemplateResult } from 'lit';
import { ForeignAnswerError, RefusedError, UnreachableError } from '../api/client';
import { common } from '../text/common';
import { words } from '../text/words';
import './empty-state';

/** Why something did not work, for the user. */
export function faultText(fault: Error): string {
  if (fault instanceof ForeignAnswerError) {
    return words(common).notWaymark;
  }
  return fault instanceof UnreachableError ? words(common).unreachable : fault.message;
}

/** What a view shows when its data could not be had: why, and the way to try again. */
export function faultState(fault: Error, retry: () => unknown): TemplateResult {
  const texts = words(common);
  const mustSignIn = fault instanceof RefusedError && fault.problem.status === 401;
  return html`<empty-state
    heading=${mustSignIn ? texts.signIn : texts.failed}
    text=${mustSignIn ? texts.signInText : faultText(fault)}
  >
    <button class="main" @click=${retry}>${texts.retry}</button>
  </empty-state>`;
}
