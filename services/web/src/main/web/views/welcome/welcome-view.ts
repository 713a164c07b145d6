import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import type { RoadmapSummary } from '../../api/types';
import { styles } from '../../design/styles';
import { application } from '../../state/application';
import { Observing } from '../../state/observable';
import { href, router } from '../../state/router';
import { settings } from '../../state/settings';
import { common } from '../../text/common';
import { welcome } from '../../text/welcome';
import { duration, list, number, words } from '../../text/words';
import '../../components/empty-state';
import { faultState } from '../../components/fault-state';
import { Retrying } from '../../components/retrying';

const PICTURES = {
  map: svgPicture('M8 10h26v12H8zM62 10h26v12H62zM35 40h26v12H35zM21 22v10h27v8M75 22v10H48'),
  step: svgPicture('M12 46c18 0 14-22 30-22s14 12 28 6M70 30l14-8M84 22l-9-1M84 22l-4 8'),
  why: svgPicture('M16 12h64v30H44l-10 10V42H16zM28 22h40M28 31h26'),
};

function svgPicture(path: string): TemplateResult {
  return html`<svg
    aria-hidden="true"
    width="96"
    height="60"
    viewBox="0 0 96 60"
    fill="none"
    stroke="currentColor"
    stroke-width="2.5"
    stroke-linecap="round"
    stroke-linejoin="round"
  >
    <path d=${path}></path>
  </svg>`;
}

/** The first page: who learns, and which roadmap. */
@customElement('welcome-view')
export class WelcomeView extends LitElement {
  static override styles = [
    styles,
    css`
      .page {
        --page-width: 920px;
        padding-block: var(--space-6);
      }
      h1 {
        font-size: var(--text-xxl);
        letter-spacing: -0.025em;
      }
      .lead {
        max-width: 60ch;
        font-size: var(--text-l);
        color: var(--ink-quiet);
      }
      form {
        display: grid;
        gap: var(--space-2);
        max-width: 420px;
      }
      form .row input {
        flex: 1;
        min-width: 0;
      }
      .points {
        display: grid;
        gap: var(--space-4);
        grid-template-columns: repeat(auto-fit, minmax(min(100%, 230px), 1fr));
        margin-top: var(--space-4);
      }
      .points svg {
        color: var(--brand);
        margin-bottom: var(--space-2);
      }
      .roadmaps {
        display: grid;
        gap: var(--space-4);
        grid-template-columns: repeat(auto-fill, minmax(min(100%, 280px), 1fr));
      }
      .roadmap {
        display: flex;
        flex-direction: column;
        gap: var(--space-2);
        height: 100%;
        padding: var(--space-5);
      }
      .roadmap .button {
        margin-top: auto;
        align-self: start;
      }
      .summary {
        display: -webkit-box;
        -webkit-line-clamp: 4;
        -webkit-box-orient: vertical;
        overflow: hidden;
      }
    `,
  ];

  @state() private roadmaps: RoadmapSummary[] | undefined;
  @state() private fault: Error | undefined;
  private asked = false;

  constructor() {
    super();
    new Observing(this, settings, application);
    new Retrying(this, () => this.fault, () => this.load());
  }

  override willUpdate(): void {
    if (!this.asked && !application.session.isOver) {
      this.asked = true;
      void this.load();
    }
  }

  override render(): TemplateResult {
    return html`<div class="page">${this.isKnown ? this.forKnown() : this.forStrangers()}</div>`;
  }

  private get isKnown(): boolean {
    return application.learnerId !== undefined || application.session.state === 'signed-in';
  }

  private forKnown(): TemplateResult {
    const texts = words(welcome);
    const { learnerId, session } = application;
    const mayChange = learnerId !== undefined && session.learnerId === undefined;
    const name = mayChange ? learnerId : (session.identity?.name ?? learnerId ?? '');
    return html`<div class="row"><h1>${texts.hello(name)}</h1></div>
      ${mayChange
        ? html`<div>
            <button class="plain" @click=${() => settings.change({ learnerId: undefined })}>
              ${texts.change}
            </button>
          </div>`
        : nothing}
      ${learnerId === undefined
        ? html`<p class="quiet">${texts.operator(list(session.identity?.scopes ?? []))}</p>
            ${this.form(texts.whose, texts.whoseHelp)}`
        : nothing}
      ${this.choice()}`;
  }

  private forStrangers(): TemplateResult {
    const texts = words(welcome);
    return html`<h1>${texts.heading}</h1>
      <p class="lead">${texts.text}</p>
      ${application.session.isOver ? this.signIn() : this.form(texts.who, texts.whoHelp)}
      <ul class="points">
        ${texts.points.map(
          ([picture, heading, text]) => html`<li class="card">
            ${PICTURES[picture as keyof typeof PICTURES]}
            <h2>${heading}</h2>
            <p class="quiet">${text}</p>
          </li>`,
        )}
      </ul>`;
  }

  private signIn(): TemplateResult {
    const texts = words(common);
    const { session } = application;
    return session.state === 'not-offered'
      ? html`<p class="notice">${texts.asksWho}. ${texts.noSignIn}</p>`
      : html`<div>
            <button class="main" @click=${() => session.signIn()}>${texts.signIn}</button>
          </div>
          <p class="quiet small">${texts.asksWho}. ${texts.signInText}</p>`;
  }

  private form(label: string, help: string): TemplateResult {
    const texts = words(welcome);
    return html`<form @submit=${this.enter}>
      <label for="who">${label}</label>
      <div class="row">
        <input
          id="who"
          name="who"
          required
          maxlength="128"
          autocomplete="username"
          aria-describedby="who-help"
        />
        <button class="main">${texts.go}</button>
      </div>
      <p id="who-help" class="quiet small">${help}</p>
    </form>`;
  }

  private choice(): TemplateResult {
    const texts = words(welcome);
    if (this.fault) {
      return faultState(this.fault, this.load);
    }
    if (!this.roadmaps) {
      return html`<empty-state text=${words(common).loading} busy></empty-state>`;
    }
    if (this.roadmaps.length === 0) {
      return html`<empty-state heading=${texts.none} text=${texts.noneText}>
        <a class="button main" href="#/check">${texts.check}</a>
      </empty-state>`;
    }
    return html`<h2>${texts.choose}</h2>
      <ul class="roadmaps">
        ${this.roadmaps.map((roadmap) => this.roadmap(roadmap))}
      </ul>`;
  }

  private roadmap(roadmap: RoadmapSummary): TemplateResult {
    const texts = words(welcome);
    const view = application.learnerId === undefined ? 'insight' : 'learn';
    return html`<li>
      <article class="card roadmap">
        <h3>${roadmap.title}</h3>
        <p class="small quiet">
          ${texts.facts(
            number(roadmap.topicCount),
            number(roadmap.sectionCount),
            duration(roadmap.minutes),
          )}
        </p>
        ${roadmap.summary ? html`<p class="summary">${roadmap.summary}</p>` : nothing}
        <a
          class="button main"
          href=${href({ page: 'roadmap', roadmapId: roadmap.roadmapId, view })}
        >
          ${view === 'insight'
            ? words(common).nav.insight
            : settings.roadmapId === roadmap.roadmapId
              ? texts.resume
              : texts.begin}
          <span class="unseen">: ${roadmap.title}</span>
        </a>
      </article>
    </li>`;
  }

  private enter(event: SubmitEvent): void {
    event.preventDefault();
    const form = event.target as HTMLFormElement;
    const learnerId = String(new FormData(form).get('who')).normalize('NFC').trim();
    if (learnerId) {
      settings.change({ learnerId });
      const route = router.route;
      if (route.page === 'roadmap') {
        router.go(route);
      }
    }
  }

  private readonly load = async (): Promise<void> => {
    try {
      this.roadmaps = await application.catalogue.roadmaps();
      this.fault = undefined;
    } catch (fault) {
      this.fault = fault as Error;
    }
  };
}
