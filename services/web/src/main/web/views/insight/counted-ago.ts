import { html, LitElement, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { Insight } from '../../api/insight';
import { styles } from '../../design/styles';
import { insightTexts } from '../../text/insight';
import { ago, clock, day, words } from '../../text/words';

/** How old the figures are, second by second, whatever the clock of this computer says. */
@customElement('counted-ago')
export class CountedAgo extends LitElement {
  static override styles = [styles];

  @property({ attribute: false }) insight!: Insight;
  @state() private seconds = 0;
  private came = 0;
  private timer: number | undefined;

  override connectedCallback(): void {
    super.connectedCallback();
    this.timer = window.setInterval(() => this.tick(), 1_000);
  }

  override disconnectedCallback(): void {
    clearInterval(this.timer);
    super.disconnectedCallback();
  }

  override willUpdate(changes: PropertyValues<this>): void {
    if (changes.has('insight')) {
      this.came = performance.now();
      this.tick();
    }
  }

  override render(): TemplateResult {
    const { asOf } = this.insight;
    const exactly = `${day(asOf)}, ${clock(new Date(asOf))}`;
    return html`<p class="quiet small" title=${exactly}>
      ${words(insightTexts).counted(ago(this.seconds))}
    </p>`;
  }

  private tick(): void {
    this.seconds = this.insight.ageSeconds + Math.floor((performance.now() - this.came) / 1_000);
  }
}
