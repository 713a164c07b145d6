import { css, html, LitElement, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import { isFinal, RefusedError, UnreachableError } from '../../api/client';
import type { CheckReport } from '../../api/check';
import { styles } from '../../design/styles';
import { application } from '../../state/application';
import { Observing } from '../../state/observable';
import { settings } from '../../state/settings';
import { checkTexts } from '../../text/check';
import { common } from '../../text/common';
import { words } from '../../text/words';
import '../../components/empty-state';
import { signInState } from '../../components/fault-state';
import { Retrying } from '../../components/retrying';
import './check-report';
import './check-start';
import { droppedFiles, read, type Selection, type Source } from './files';
import { leftOut } from './left-out';

/** Checks the files of a curriculum and shows them drawn; nothing is stored. */
@customElement('check-view')
export class CheckView extends LitElement {
  static override styles = [
    styles,
    css`
      :host {
        flex: 1;
        display: flex;
        flex-direction: column;
        min-height: 0;
      }
      .state {
        outline: none;
      }
    `,
  ];

  @state() private over = false;
  @state() private busy = false;
  @state() private source: Source | undefined;
  @state() private selection: Selection | undefined;
  @state() private report: CheckReport | undefined;
  @state() private fault: Error | undefined;
  private running = new AbortController();

  constructor() {
    super();
    new Observing(this, settings, application.session);
    new Retrying(
      this,
      // Files that the browser does not give are not asked for again.
      () => (this.hasAnswerLeft ? this.fault : undefined),
      () => this.source && this.check(this.source),
    );
    this.addEventListener('dragover', (event) => {
      event.preventDefault();
      this.over = true;
    });
    this.addEventListener('dragleave', (event) => {
      this.over = event.relatedTarget instanceof Node && this.contains(event.relatedTarget);
    });
    this.addEventListener('drop', (event) => {
      event.preventDefault();
      this.over = false;
      if (event.dataTransfer) {
        void this.check(droppedFiles(event.dataTransfer));
      }
    });
  }

  override disconnectedCallback(): void {
    this.running.abort();
    super.disconnectedCallback();
  }

  /** What had the focus may be gone: then the next Tab begins here, not at the top of the page. */
  override updated(changes: PropertyValues): void {
    if (changes.size > 0 && document.activeElement === document.body) {
      this.renderRoot.querySelector<HTMLElement>('.state')?.focus({ preventScroll: true });
    }
  }

  override render(): TemplateResult {
    const { selection, report } = this;
    // Before files are chosen, which going to sign in would lose.
    if (!this.source && application.session.isOver) {
      return signInState();
    }
    if (!this.source) {
      return html`<check-start
        ?over=${this.over}
        ?returned=${this.hasUpdated}
        @source=${(event: CustomEvent<Source>) => this.check(event.detail)}
      ></check-start>`;
    }
    if (selection && report) {
      return html`<check-report
        .report=${report}
        .selection=${selection}
        .fault=${this.fault && this.says(this.fault)}
        ?busy=${this.busy}
        ?over=${this.over}
        @again=${() => this.source && this.check(this.source)}
        @others=${this.startOver}
      ></check-report>`;
    }
    return html`<div class="state" tabindex="-1">${this.withoutReport()}</div>`;
  }

  private withoutReport(): TemplateResult {
    const texts = words(checkTexts);
    const { selection } = this;
    const others = html`<button @click=${this.startOver}>${texts.others}</button>`;
    if (this.busy && !this.fault) {
      return html`<empty-state text=${texts.reading} busy></empty-state>`;
    }
    if (this.fault instanceof RefusedError && this.fault.problem.status === 401) {
      return signInState();
    }
    if (this.fault || !selection) {
      return html`<empty-state
        heading=${this.hasAnswerLeft ? words(common).notNow : words(common).failed}
        text=${this.fault ? this.says(this.fault) : ''}
        role="alert"
      >
        <button class="main" @click=${() => this.source && this.check(this.source)}>
          ${words(common).retry}
        </button>
        ${others}
      </empty-state>`;
    }
    const isGone = selection.leftOut.some((it) => it.reason === 'unreadable');
    return html`<empty-state
      heading=${isGone ? texts.gone : texts.noYaml}
      text=${isGone ? texts.goneText : texts.noYamlText}
      role="alert"
    >
      ${others} ${leftOut(selection.leftOut)}
    </empty-state>`;
  }

  private async check(source: Source): Promise<void> {
    this.running.abort();
    const running = new AbortController();
    this.running = running;
    if (source !== this.source) {
      this.report = this.fault = undefined;
    }
    this.source = source;
    this.busy = true;
    try {
      const selection = await read(source);
      const report =
        selection.files.length > 0
          ? await application.client.post<CheckReport>(
              'v1/curriculum/check',
              { files: selection.files },
              { signal: running.signal },
            )
          : undefined;
      if (this.running === running) {
        this.selection = selection;
        this.report = report;
        this.fault = undefined;
      }
    } catch (fault) {
      if (this.running === running) {
        this.fault = fault as Error;
      }
    } finally {
      if (this.running === running) {
        this.busy = false;
      }
    }
  }

  private readonly startOver = (): void => {
    this.running.abort();
    this.running = new AbortController();
    this.source = this.selection = this.report = this.fault = undefined;
    this.busy = false;
  };

  /** Whether the server may yet answer what it did not. */
  private get hasAnswerLeft(): boolean {
    const { fault } = this;
    const isOfServer = fault instanceof UnreachableError || fault instanceof RefusedError;
    return isOfServer && !isFinal(fault);
  }

  private says(fault: Error): string {
    const again = this.hasAnswerLeft ? ` ${words(common).triesAgain}` : '';
    return this.reason(fault) + again;
  }

  private reason(fault: Error): string {
    const texts = words(checkTexts);
    if (fault instanceof UnreachableError) {
      return texts.away;
    }
    const status = fault instanceof RefusedError ? fault.problem.status : 0;
    switch (status) {
      case 404:
      case 405:
      case 501:
        return texts.notOffered;
      case 413:
        return texts.tooLarge;
      case 429:
      case 503:
        return texts.busy;
      default:
        return fault.message;
    }
  }
}
