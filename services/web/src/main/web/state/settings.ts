import { Observable } from './observable';

export type Theme = 'system' | 'light' | 'dark';
export type Language = 'en' | 'de';

const KEY = 'waymark.settings';

interface Kept {
  learnerId?: string | undefined;
  roadmapId?: string | undefined;
  theme?: Theme | undefined;
  language?: Language | undefined;
}

/** What this browser remembers of its user; storage that is full or forbidden is no fault. */
class Settings extends Observable {
  private kept: Kept = read();
  private readonly dark = matchMedia('(prefers-color-scheme: dark)');

  constructor() {
    super();
    const asked = new URLSearchParams(location.search).get('learner');
    if (asked) {
      this.kept.learnerId = asked;
    }
    this.dark.addEventListener('change', () => this.show());
    addEventListener('storage', (event) => {
      if (event.key === KEY) {
        this.kept = { ...read(), learnerId: this.kept.learnerId };
        this.show();
      }
    });
    this.show();
  }

  get learnerId(): string | undefined {
    return this.kept.learnerId;
  }

  get roadmapId(): string | undefined {
    return this.kept.roadmapId;
  }

  get theme(): Theme {
    return this.kept.theme ?? 'system';
  }

  get isDark(): boolean {
    return this.theme === 'dark' || (this.theme === 'system' && this.dark.matches);
  }

  get language(): Language {
    return this.kept.language ?? (navigator.language.startsWith('de') ? 'de' : 'en');
  }

  change(change: Kept): void {
    this.kept = { ...this.kept, ...change };
    try {
      localStorage.setItem(KEY, JSON.stringify(this.kept));
    } catch {
      // Then it holds until the page is closed.
    }
    this.show();
  }

  private show(): void {
    document.documentElement.dataset['theme'] = this.isDark ? 'dark' : 'light';
    document.documentElement.lang = this.language;
    this.changed();
  }
}

function read(): Kept {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(KEY) ?? '{}');
    return typeof kept === 'object' && kept !== null ? (kept as Kept) : {};
  } catch {
    return {};
  }
}

export const settings = new Settings();
