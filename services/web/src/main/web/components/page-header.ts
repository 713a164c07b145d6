import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import type { RoadmapSummary } from '../api/types';
import { icon } from '../design/icons';
import { styles } from '../design/styles';
import { application } from '../state/application';
import { Observing } from '../state/observable';
import { href, router } from '../state/router';
import { type Language, settings, type Theme } from '../state/settings';
import { common } from '../text/common';
import { words } from '../text/words';

/** Name, views and choices at the top of every page. */
@customElement('page-header')
export class PageHeader extends LitElement {
  static override styles = [
    styles,
    css`
      header {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: var(--space-2) var(--space-4);
        padding: var(--space-2) var(--space-4);
        background: var(--surface);
        border-bottom: 1px solid var(--line);
      }
      .name {
        display: inline-flex;
        align-items: center;
        gap: var(--space-2);
        min-height: 36px;
        font-size: var(--text-l);
        font-weight: 700;
        letter-spacing: -0.02em;
        color: var(--ink);
        text-decoration: none;
      }
      .name svg {
        color: var(--brand);
      }
      nav ul {
        display: flex;
        flex-wrap: wrap;
        gap: var(--space-1);
      }
      nav a {
        display: inline-flex;
        align-items: center;
        min-height: 36px;
        padding: 0 var(--space-3);
        border-radius: var(--radius-s);
        font-weight: 600;
        color: var(--ink-quiet);
        text-decoration: none;
      }
      nav a:hover {
        background: var(--surface-quiet);
      }
      nav a[aria-current] {
        color: var(--ink);
        background: var(--brand-soft);
      }
      .choices {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: var(--space-2);
        margin-inline-start: auto;
      }
      select {
        min-height: 36px;
        max-width: 220px;
      }
      @media (min-width: 1200px) {
        select {
          max-width: 340px;
        }
      }
      .learner {
        display: inline-flex;
        align-items: center;
        gap: var(--space-1);
        max-width: 160px;
        color: var(--ink-quiet);
        font-weight: 600;
      }
      .learner span {
        overflow: hidden;
        text-overflow: ellipsis;
        white-space: nowrap;
      }
      @media (max-width: 767px) {
        header {
          padding: var(--space-2) var(--space-3);
        }
        nav {
          order: 3;
          width: 100%;
          overflow-x: auto;
        }
        nav ul {
          flex-wrap: nowrap;
        }
        nav a {
          min-height: var(--target);
          white-space: nowrap;
        }
        .learner {
          display: none;
        }
        .name {
          min-height: var(--target);
        }
        select {
          min-height: var(--target);
          max-width: 164px;
        }
        .language {
          display: none;
        }
      }
    `,
  ];

  @state() private roadmaps: RoadmapSummary[] = [];
  private asked = false;

  constructor() {
    super();
    new Observing(this, router, settings, application);
  }

  override willUpdate(): void {
    const { session } = application;
    if (!this.asked && session.state !== 'unknown' && !session.isOver) {
      this.asked = true;
      application.catalogue.roadmaps().then(
        (roadmaps) => (this.roadmaps = roadmaps),
        () => {
          // The views say that the server is away; the header does without its list.
        },
      );
    }
  }

  /** On a narrow screen the list of views scrolls: the current one is to be seen. */
  override updated(): void {
    const list = this.renderRoot.querySelector('nav');
    const current = list?.querySelector('[aria-current]');
    if (list && current) {
      const all = list.getBoundingClientRect();
      const one = current.getBoundingClientRect();
      list.scrollLeft += Math.max(0, one.right - all.right) + Math.min(0, one.left - all.left);
    }
  }

  override render(): TemplateResult {
    const texts = words(common);
    return html`
      <header>
        <a class="name" href="#/">
          <svg aria-hidden="true" width="26" height="26" viewBox="0 0 32 32" fill="currentColor">
            <path d="M6 6h14l7 7-7 7H14v8h-4v-8H6z"></path>
          </svg>
          Waymark
        </a>
        <nav aria-label=${texts.nav.label}>
          <ul>
            ${this.links().map(
              ({ target, text, current }) => html`<li>
                <a href=${target} aria-current=${current ? 'page' : nothing}>${text}</a>
              </li>`,
            )}
          </ul>
        </nav>
        <div class="choices">
          ${this.roadmapChoice()}
          ${this.who()}
          <select
            class="language"
            aria-label=${texts.language}
            @change=${(event: Event) =>
              settings.change({ language: (event.target as HTMLSelectElement).value as Language })}
          >
            <option value="en" ?selected=${settings.language === 'en'}>English</option>
            <option value="de" ?selected=${settings.language === 'de'}>Deutsch</option>
          </select>
          <button class="icon" aria-label=${this.themeLabel()} title=${this.themeLabel()} @click=${this.nextTheme}>
            ${icon(settings.isDark ? 'moon' : 'sun')}
          </button>
        </div>
      </header>
    `;
  }

  private who(): TemplateResult | typeof nothing {
    const { identity, isOver } = application.session;
    const who = application.learnerId ?? (isOver || !identity?.session ? undefined : identity.name);
    return who
      ? html`<span class="learner" title=${who}>${icon('person')}<span>${who}</span></span>`
      : nothing;
  }

  private links(): { target: string; text: string; current: boolean }[] {
    const texts = words(common);
    const route = router.route;
    const roadmapId = route.page === 'roadmap' ? route.roadmapId : settings.roadmapId;
    const views = roadmapId
      ? application.views.map((view) => ({
          target: href({ page: 'roadmap', roadmapId, view }),
          text: texts.nav[view],
          current: route.page === 'roadmap' && route.view === view,
        }))
      : [];
    return [
      ...views,
      { target: '#/check', text: texts.nav.check, current: route.page === 'check' },
    ];
  }

  private roadmapChoice(): TemplateResult | typeof nothing {
    const route = router.route;
    if (route.page !== 'roadmap' || this.roadmaps.length < 2) {
      return nothing;
    }
    return html`<select
      aria-label=${words(common).roadmap}
      @change=${(event: Event) => {
        const roadmapId = (event.target as HTMLSelectElement).value;
        router.go({ page: 'roadmap', roadmapId, view: route.view });
      }}
    >
      ${this.roadmaps.map(
        (roadmap) => html`<option
          value=${roadmap.roadmapId}
          ?selected=${roadmap.roadmapId === route.roadmapId}
        >
          ${roadmap.title}
        </option>`,
      )}
    </select>`;
  }

  private themeLabel(): string {
    const texts = words(common);
    return `${texts.theme}: ${texts.themes[settings.theme]}`;
  }

  private nextTheme(): void {
    const themes: Theme[] = ['system', 'light', 'dark'];
    settings.change({ theme: themes[(themes.indexOf(settings.theme) + 1) % 3] });
  }
}
