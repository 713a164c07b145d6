import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import { Client, isFinal } from '../api/client';
import type { Step } from '../api/types';
import { icon } from '../design/icons';
import { styles } from '../design/styles';
import { Connection } from '../state/connection';
import { Learner } from '../state/learner';
import { href } from '../state/routes';
import type { Language } from '../state/settings';
import { common } from '../text/common';
import { embedTexts } from '../text/embed';
import { durationIn } from '../text/formats';
import { learn } from '../text/learn';
import { notedIn } from '../text/noted';
import { reasonIn } from '../text/reason-wording';
import { TopicActions } from '../views/next/actions';
import { baseAddress, languageOf, stepCount } from './attributes';
import { embedStyles, embedTokens } from './embed-styles';

const SHOWN_REASONS = 2;

/**
 * A learner's next steps on a page that is not Waymark's, live:
 * `<waymark-next learner="ada" roadmap="ml-engineer"></waymark-next>`. Of the page it changes
 * nothing; in the browser's storage it keeps what the server does not have yet.
 */
export class WaymarkNext extends LitElement {
  static override styles = [styles, embedTokens, embedStyles];

  @property() learner = '';
  @property() roadmap = '';
  /** Base address of the gateway, or of what speaks for it; where this script came from, if unset. */
  @property() server = new URL('.', import.meta.url).href;
  /** Base address of the application that links lead to; `server` if unset, no links if empty. */
  @property() app: string | undefined;
  @property({ type: Number }) limit: number | null = null;
  @property() language: string | undefined;

  @state() private steps: Learner | undefined;
  @state() private version = 0;
  private connection = new Connection();
  private ends: (() => void)[] = [];

  override connectedCallback(): void {
    super.connectedCallback();
    if (this.hasUpdated) {
      this.open();
    }
  }

  override disconnectedCallback(): void {
    this.close();
    super.disconnectedCallback();
  }

  override willUpdate(changes: PropertyValues<this>): void {
    if (changes.has('learner') || changes.has('roadmap') || changes.has('server')) {
      this.open();
    }
  }

  override render(): TemplateResult {
    const speech = this.speech;
    return html`<section lang=${speech} aria-label=${embedTexts[speech].steps}>
      ${this.content(speech)}
    </section>`;
  }

  private content(speech: Language): TemplateResult {
    const { steps } = this;
    const texts = embedTexts[speech];
    if (!steps) {
      const isNamed = this.learner !== '' && this.roadmap !== '';
      return html`<p class="notice bad" role="alert">${isNamed ? texts.address : texts.missing}</p>`;
    }
    return html`
      <div role="status">
        ${!isFinal(steps.fault) && (!this.connection.reached || steps.fault)
          ? html`<p class="notice">${texts.away}</p>`
          : nothing}
      </div>
      ${this.list(steps, speech)} ${this.said(steps, speech)} ${this.appLink(speech)}
    `;
  }

  private list(steps: Learner, speech: Language): TemplateResult {
    if (!steps.next) {
      const { fault } = steps;
      return fault
        ? html`${isFinal(fault)
              ? html`<p class="notice bad" role="alert">${fault.message}</p>`
              : nothing}
            <div><button @click=${() => this.open()}>${common[speech].retry}</button></div>`
        : html`<p class="card quiet" role="status">${common[speech].loading}</p>`;
    }
    const shown = steps.steps.slice(0, stepCount(this.limit));
    if (shown.length === 0) {
      const why = steps.next.noSteps ?? 'ALL_EXCLUDED';
      return html`<p class="card">${learn[speech].nothing[why] ?? why}</p>`;
    }
    return html`<ol>
      ${repeat(
        shown,
        (step) => step.topicId,
        (step, i) => html`<li>${this.step(steps, step, i + 1, speech)}</li>`,
      )}
    </ol>`;
  }

  private step(steps: Learner, step: Step, place: number, speech: Language): TemplateResult {
    const texts = learn[speech];
    const actions = new TopicActions(steps, step.topicId, step.title);
    const isBegun = steps.topic(step.topicId)?.evidence.lastEventAt !== undefined;
    const main = place === 1 ? 'main' : '';
    const link = this.linkTo(step.topicId);
    const about = html`<span class="unseen">: ${step.title}</span>`;
    return html`<article class="card ${place === 1 ? 'first' : ''}">
      <header>
        <span class="number" aria-hidden="true">${place}</span>
        <div>
          <p class="title">${link ? html`<a href=${link}>${step.title}</a>` : step.title}</p>
          <p class="row small quiet">
            ${step.kind ? html`<span class="chip">${common[speech].kinds[step.kind]}</span>` : nothing}
            <span class="chip">${icon('clock', 12)}${durationIn(speech, step.minutes)}</span>
          </p>
        </div>
      </header>
      <ul class="reasons">
        ${step.reasons
          .filter((reason) => reason.contribution > 0 || reason.code === 'STUCK')
          .slice(0, SHOWN_REASONS)
          .map(
            (reason) => html`<li class=${reason.code}>
              ${reasonIn(speech, reason, (id) => steps.mastery.get(id)?.title ?? id)}
            </li>`,
          )}
      </ul>
      <div class="row">
        ${isBegun
          ? html`<button class=${main} @click=${() => actions.complete()}>${texts.complete}${about}</button>`
          : html`<button class=${main} @click=${() => actions.start()}>${texts.started}${about}</button>`}
        <button @click=${() => actions.know()}>${texts.know}${about}</button>
        <button @click=${() => actions.putAside()}>${texts.later}${about}</button>
      </div>
    </article>`;
  }

  private said(steps: Learner, speech: Language): TemplateResult {
    const { undoable, refused } = steps;
    return html`<div role="status">
      ${undoable
        ? html`<p class="done">
            <span>${notedIn(speech, undoable)}</span>
            <button @click=${() => steps.undo()}>${common[speech].undo}</button>
          </p>`
        : refused
          ? html`<p class="notice bad">${learn[speech].refused(refused.message)}</p>`
          : nothing}
    </div>`;
  }

  private appLink(speech: Language): TemplateResult | typeof nothing {
    const link = this.linkTo(undefined);
    return link
      ? html`<div><a class="button" href=${link}>${embedTexts[speech].open}</a></div>`
      : nothing;
  }

  /** Where the application shows a topic, or the whole map, to the same learner. */
  private linkTo(topicId: string | undefined): string | undefined {
    const address = this.app ?? this.server;
    const base = address === '' ? undefined : baseAddress(address, document.baseURI);
    const route = { page: 'roadmap', roadmapId: this.roadmap, view: 'learn' } as const;
    return (
      base &&
      `${base}?${new URLSearchParams({ learner: this.learner })}${href(topicId ? { ...route, topicId } : route)}`
    );
  }

  private get speech(): Language {
    const page = this.closest<HTMLElement>('[lang]')?.lang;
    return languageOf(this.language, page, navigator.language);
  }

  private open(): void {
    this.close();
    const base = baseAddress(this.server, document.baseURI);
    if (!base || !this.learner || !this.roadmap) {
      return;
    }
    const connection = new Connection();
    const client = new Client(base);
    client.onReach = (reached) => connection.report(reached);
    const steps = new Learner(client, connection, this.learner, this.roadmap);
    this.connection = connection;
    this.steps = steps;
    this.ends = [
      steps.observe(() => {
        // Asking again by itself would be refused again, as often as pages are open.
        if (isFinal(steps.fault) && !steps.next) {
          steps.close();
        }
        this.version++;
      }),
      connection.observe(() => this.version++),
    ];
  }

  private close(): void {
    this.ends.forEach((end) => end());
    this.ends = [];
    this.steps?.close();
    this.steps = undefined;
  }
}
