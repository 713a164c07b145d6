import { html, type TemplateResult } from 'lit';
import { ForeignAnswerError, RefusedError, UnreachableError } from '../api/client';
import { application } from '../state/application';
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
  if (fault instanceof RefusedError && fault.problem.status === 401) {
    return signInState();
  }
  return html`<empty-state heading=${texts.failed} text=${faultText(fault)}>
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
