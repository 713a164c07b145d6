import { html, type TemplateResult } from 'lit';
import { ForeignAnswerError, isFinal, RefusedError, UnreachableError } from '../api/client';
import { application } from '../state/application';
import { common } from '../text/common';
import { words } from '../text/words';
import './empty-state';

const NONE = { status: 0, type: '' };

/** Why something did not work, for the user. */
export function faultText(fault: Error): string {
  const texts = words(common);
  if (fault instanceof ForeignAnswerError) {
    return texts.notWaymark;
  }
  if (fault instanceof UnreachableError) {
    return texts.unreachable;
  }
  const { status, type } = fault instanceof RefusedError ? fault.problem : NONE;
  if (type.endsWith(':events-not-counted-yet')) {
    return texts.notCounted;
  }
  // What the server says of these is for those who write clients.
  return status === 429 ? texts.tooMuch : status >= 502 ? texts.partAway : fault.message;
}

/** Why something is not there; and that the page tries again by itself, if it does. */
export function faultTextWithRetry(fault: Error): string {
  return isFinal(fault) ? faultText(fault) : `${faultText(fault)} ${words(common).triesAgain}`;
}

/** What a view shows when its data could not be had: why, and the way to try again at once. */
export function faultState(fault: Error, retry: () => unknown): TemplateResult {
  const texts = words(common);
  if (fault instanceof RefusedError && fault.problem.status === 401) {
    return signInState();
  }
  return html`<empty-state
    heading=${isFinal(fault) ? texts.failed : texts.notNow}
    text=${faultTextWithRetry(fault)}
    ?busy=${!isFinal(fault)}
  >
    <button class="main" @click=${retry}>${texts.retry}</button>
  </empty-state>`;
}

/** That the server asks who its user is, and the way to tell it. */
export function signInState(): TemplateResult {
  const texts = words(common);
  const { session } = application;
  return session.state === 'not-offered'
    ? html`<empty-state heading=${texts.asksWho} text=${texts.noSignIn}></empty-state>`
    : html`<empty-state heading=${texts.asksWho} text=${texts.signInText}>
        <button class="main" @click=${() => session.signIn()}>${texts.signIn}</button>
      </empty-state>`;
}
