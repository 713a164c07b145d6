import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import { styles } from '../design/styles';
import { application } from '../state/application';
import { Observing } from '../state/observable';
import { type Route, router } from '../state/router';
import { settings } from '../state/settings';
import { common } from '../text/common';
import { clock, words } from '../text/words';
import '../views/learn/learn-view';
import '../views/welcome/welcome-view';
import './empty-state';
import { faultState } from './fault-state';
import './page-header';
import { Retrying } from './retrying';

/** Views that few open first are loaded when they are opened. */
const LOADERS = {
  path: () => import('../views/path/path-view'),
  placement: () => import('../views/placement/placement-view'),
  me: () => import('../views/me/me-view'),
  group: () => import('../views/group/group-view'),
  insight: () => import('../views/insight/insight-view'),
  check: () => import('../views/check/check-view'),
};

/** The whole application: header, the view of the address, and what the server's absence says. */
@customElement('waymark-app')
export class WaymarkApp extends LitElement {
  static override styles = [
    styles,
    css`
      :host {
        display: flex;
        flex-direction: column;
        min-height: 100vh;
      }
      main {
        flex: 1;
        display: flex;
        flex-direction: column;
        width: 100%;
      }
      /* A view as high as the window, which scrolls inside. */
      :host([fixed]) {
        height: 100dvh;
      }
      :host([fixed]) main {
        min-height: 0;
      }
      @media (max-width: 767px) {
        :host([fixed]) {
          height: auto;
        }
      }
      main:focus {
        outline: none;
      }
      .skip {
        position: absolute;
        left: -9999px;
      }
      .skip:focus {
        left: var(--space-3);
        top: var(--space-3);
        z-index: 10;
        padding: var(--space-2) var(--space-3);
        background: var(--surface);
      }
      .away {
        margin: var(--space-3) var(--space-4) 0;
      }
    `,
  ];

  @state() private loaded = new Set<string>();
  private shown = '';

  constructor() {
    super();
    new Observing(this, router, settings, application, application.connection);
    new Retrying(
      this,
      () => application.courseFault,
      () => this.load(),
    );
  }

  override connectedCallback(): void {
    super.connectedCallback();
    addEventListener('hashchange', this.onNavigate);
  }

  override disconnectedCallback(): void {
    removeEventListener('hashchange', this.onNavigate);
    super.disconnectedCallback();
  }

  /** A new view starts at its top, and a screen reader reads on from there. */
  private readonly onNavigate = (): void => {
    const route = router.route;
    const view = route.page === 'roadmap' ? route.view : route.page;
    if (view !== this.shown) {
      this.shown = view;
      scrollTo(0, 0);
      this.renderRoot.querySelector<HTMLElement>('main')?.focus({ preventScroll: true });
    }
  };

  override willUpdate(): void {
    const route = router.route;
    if (this.isShown(route)) {
      application.open(route.roadmapId);
    }
    const name = route.page === 'roadmap' ? route.view : route.page;
    const load = LOADERS[name as keyof typeof LOADERS];
    if (load && !this.loaded.has(name)) {
      void load().then(() => (this.loaded = new Set(this.loaded).add(name)));
    }
    document.title = this.heading;
    this.toggleAttribute('fixed', name === 'learn' || name === 'placement');
  }

  override render(): TemplateResult {
    const texts = words(common);
    return html`
      <a class="skip button" href="#content" @click=${this.skip}>${texts.skip}</a>
      <page-header></page-header>
      <div role="status">
        ${application.connection.reached
          ? nothing
          : html`<p class="notice away">
              ${this.awayText()}
            </p>`}
        ${this.sessionNotice()}
      </div>
      <main id="content" tabindex="-1">${this.view(router.route)}</main>
    `;
  }

  /** Whether the server lets its user see a view of a roadmap, which may be about several learners. */
  private isShown(route: Route): route is Route & { page: 'roadmap' } {
    return route.page === 'roadmap' && application.mayOpen(route.view);
  }

  private sessionNotice(): TemplateResult | typeof nothing {
    const texts = words(common);
    const { session } = application;
    if (session.state === 'ended') {
      return html`<p class="notice away">
        ${texts.ended}
        <button class="main" @click=${() => session.signIn()}>${texts.signIn}</button>
      </p>`;
    }
    return session.outcome && session.state === 'signed-out'
      ? html`<p class="notice bad away">${texts.signInOutcomes[session.outcome]}</p>`
      : nothing;
  }

  private view(route: Route): TemplateResult | typeof nothing {
    const texts = words(common);
    if (route.page === 'unknown') {
      return html`<empty-state heading=${texts.notFound} text=${texts.notFoundText}>
        <a class="button main" href="#/">${texts.toStart}</a>
      </empty-state>`;
    }
    if (application.session.state === 'unknown') {
      return html`<empty-state text=${texts.loading} busy></empty-state>`;
    }
    if (route.page === 'check') {
      return html`<check-view></check-view>`;
    }
    if (!this.isShown(route)) {
      return html`<welcome-view></welcome-view>`;
    }
    if (application.courseFault) {
      return faultState(application.courseFault, () => this.load());
    }
    const { course, learner } = application;
    if (course && route.view === 'insight') {
      return html`<insight-view .course=${course}></insight-view>`;
    }
    if (course && route.view === 'group') {
      return html`<group-view .course=${course}></group-view>`;
    }
    if (!course || !learner) {
      return html`<empty-state text=${texts.loading} busy></empty-state>`;
    }
    switch (route.view) {
      case 'learn':
        return html`<learn-view
          .course=${course}
          .learner=${learner}
          .topicId=${route.topicId}
        ></learn-view>`;
      case 'path':
        return html`<path-view .course=${course} .learner=${learner}></path-view>`;
      case 'placement':
        return html`<placement-view .course=${course} .learner=${learner}></placement-view>`;
      case 'me':
        return html`<me-view .course=${course} .learner=${learner}></me-view>`;
      default:
        // Those that are about several learners are above.
        return nothing;
    }
  }

  private get heading(): string {
    const texts = words(common);
    const route = router.route;
    const parts = ['Waymark'];
    if (route.page === 'check') {
      parts.unshift(texts.nav.check);
    }
    if (route.page === 'roadmap') {
      parts.unshift(application.course?.roadmap.title ?? route.roadmapId);
      const topic = route.topicId && application.course?.topics.get(route.topicId)?.title;
      parts.unshift(topic || texts.nav[route.view]);
    }
    return parts.join(' · ');
  }

  private awayText(): string {
    const { away, known, triesAgain } = words(common);
    const { lastReached } = application.connection;
    return [away, ...(lastReached ? [known(clock(lastReached))] : []), triesAgain].join(' ');
  }

  /** Asks for the roadmap of the address again. */
  private load(): void {
    const route = router.route;
    if (this.isShown(route)) {
      void application.load(route.roadmapId);
    }
  }

  private skip(event: Event): void {
    event.preventDefault();
    this.renderRoot.querySelector<HTMLElement>('main')?.focus();
  }
}
