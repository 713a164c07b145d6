import { html, LitElement, type TemplateResult } from 'lit';
import { customElement } from 'lit/decorators.js';

@customElement('placement-view')
export class View extends LitElement {
  override render(): TemplateResult {
    return html``;
  }
}
