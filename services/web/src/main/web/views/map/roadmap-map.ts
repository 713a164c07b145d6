import { html, LitElement, nothing, type PropertyValues, svg, type SVGTemplateResult, type TemplateResult } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import type { MapEdge, MapTopic } from '../../api/types';
import { icon } from '../../design/icons';
import { styles } from '../../design/styles';
import type { Course } from '../../state/catalogue';
import { isKnown } from '../../state/topic-state';
import { common } from '../../text/common';
import { learn } from '../../text/learn';
import { list, percent, words } from '../../text/words';
import { curve, edgeKey, polyline } from './edges';
import { type Marker, markerShapes, placeMarkers } from './markers';
import { nearest } from './neighbours';
import { mapStyles } from './roadmap-map-styles';
import { lookClass, type TopicLook, topicShape } from './topic-shape';
import { Viewport } from './viewport';

export { edgeKey } from './edges';
export type { TopicLook } from './topic-shape';

/**
 * A roadmap as a picture: sections as regions, topics in layers. Pan by scrolling or dragging,
 * zoom by buttons, keys or Ctrl and the wheel. Hover or focus shows what a topic requires and
 * unlocks. Fires `open-topic` with the topic's id.
 */
@customElement('roadmap-map')
export class RoadmapMapElement extends LitElement {
  static override styles = [styles, mapStyles];

  @property({ attribute: false }) course!: Pick<Course, 'map' | 'requires' | 'unlocks'>;
  /** How each topic is drawn; asked again when it or `version` changes. */
  @property({ attribute: false }) look: (topicId: string) => TopicLook = () => ({
    state: 'ready',
    mastery: 0,
  });
  /** The topic that is open beside the map. */
  @property() topicId: string | undefined;
  @property() label = '';
  /** Who is where, on a map of several learners. */
  @property({ attribute: false }) markers: Marker[] = [];
  /** Prerequisites that stand out, by `edgeKey`. */
  @property({ attribute: false }) marked: Set<string> = new Set();
  /** Changes whenever `look` would answer otherwise. */
  @property({ attribute: false }) version: unknown;

  @state() private lit: string | undefined;
  @state() private current: string | undefined;
  @query('.viewport') private scroller!: HTMLElement;
  @query('.scene') private scene!: SVGSVGElement;
  private viewport: Viewport | undefined;
  private topics = new Map<string, MapTopic>();
  private looks = new Map<string, TopicLook>();

  override willUpdate(changes: PropertyValues<this>): void {
    if (changes.has('course')) {
      this.topics = new Map(this.course.map.topics.map((topic) => [topic.topicId, topic]));
    }
    if (changes.has('course') || changes.has('look') || changes.has('version')) {
      this.looks = new Map([...this.topics.keys()].map((id) => [id, this.look(id)]));
    }
  }

  override firstUpdated(): void {
    this.viewport = new Viewport(this.scroller, this.scene, this.course.map);
    this.viewport.fit();
    this.show(this.topicId, 'auto');
  }

  override updated(changes: PropertyValues<this>): void {
    if (changes.has('course') && changes.get('course') !== undefined) {
      this.viewport?.close();
      this.viewport = new Viewport(this.scroller, this.scene, this.course.map);
      this.viewport.fit();
    }
    if (changes.has('markers') || changes.has('course')) {
      placeMarkers(this.scene, this.markers, this.topics);
    }
    if (changes.has('topicId') && changes.get('topicId') !== this.topicId) {
      this.show(this.topicId, 'smooth');
    }
  }

  override disconnectedCallback(): void {
    this.viewport?.close();
    super.disconnectedCallback();
  }

  override render(): TemplateResult {
    const texts = words(learn);
    const { map } = this.course;
    const related = this.related();
    const current = this.current ?? this.topicId ?? map.topics[0]?.topicId;
    return html`
      <div class="tools" role="toolbar" aria-label=${texts.map}>
        <button class="icon" aria-label=${texts.zoomIn} title=${texts.zoomIn} @click=${() => this.viewport?.zoomBy(1.25)}>
          ${icon('plus')}
        </button>
        <button class="icon" aria-label=${texts.zoomOut} title=${texts.zoomOut} @click=${() => this.viewport?.zoomBy(0.8)}>
          ${icon('minus')}
        </button>
        <button class="icon" aria-label=${texts.fit} title=${texts.fit} @click=${() => this.viewport?.fit()}>
          ${icon('fit')}
        </button>
      </div>
      <div class="viewport" tabindex="-1">
        <svg
          class="scene ${related ? 'dim' : ''}"
          role="group"
          aria-label=${this.label || texts.map}
          aria-describedby="help"
          viewBox="0 0 ${map.width} ${map.height}"
          @keydown=${this.onKey}
          @pointerover=${this.onHover}
          @pointerleave=${() => (this.lit = undefined)}
          @focusin=${this.onFocus}
          @focusout=${() => (this.lit = undefined)}
          @click=${this.onClick}
        >
          ${map.sections.map(
            (section) => svg`<g class="region">
              <rect x=${section.x} y=${section.y} width=${section.width} height=${section.height} rx="12"></rect>
              <text aria-hidden="true">
                ${section.titleLines.map(
                  (line, i) => svg`<tspan x=${section.titleX} y=${section.titleY + i * 16}>${line}</tspan>`,
                )}
              </text>
            </g>`,
          )}
          <g class="edges" aria-hidden="true">
            ${map.edges.map((edge) => this.edge(edge, related))}
          </g>
          ${map.topics.map((topic) => this.topic(topic, topic.topicId === current, related))}
          ${markerShapes(this.markers)}
        </svg>
      </div>
      <p id="help" class="unseen">${texts.mapHelp}</p>
      ${this.caption()}
    `;
  }

  private edge(edge: MapEdge, related: Set<string> | undefined): SVGTemplateResult | typeof nothing {
    const isLit = this.lit !== undefined && (edge.from === this.lit || edge.to === this.lit);
    const isMarked = this.marked.has(edgeKey(edge.from, edge.to));
    if (!edge.points && !isMarked && !(isLit && related)) {
      return nothing;
    }
    const path = edge.points ? polyline(edge.points) : curve(this.box(edge.from), this.box(edge.to));
    return svg`<path class="edge ${edge.strength === 'SOFT' ? 'soft' : ''} ${isMarked ? 'marked' : ''} ${isLit ? 'lit' : ''}" d=${path}></path>`;
  }

  private topic(
    topic: MapTopic,
    isCurrent: boolean,
    related: Set<string> | undefined,
  ): SVGTemplateResult {
    const look = this.lookOf(topic.topicId);
    return svg`<g
      class="topic ${lookClass(look)} ${look.place ? 'next' : ''} ${related?.has(topic.topicId) ? 'related' : ''} ${topic.topicId === this.topicId ? 'open' : ''}"
      role="button"
      tabindex=${isCurrent ? '0' : '-1'}
      aria-label=${this.topicLabel(topic, look)}
      aria-current=${topic.topicId === this.topicId ? 'true' : nothing}
      data-topic=${topic.topicId}
      transform="translate(${topic.x} ${topic.y})"
    >
      ${topicShape(topic, look)}
    </g>`;
  }

  /** What the topic under the pointer, or with the focus, lacks. */
  private caption(): TemplateResult | typeof nothing {
    const topic = this.lit === undefined ? undefined : this.topics.get(this.lit);
    if (!topic) {
      return nothing;
    }
    const look = this.lookOf(topic.topicId);
    return html`<p class="caption" aria-hidden="true">
      <strong>${topic.title}</strong>
      <span>${look.says ?? words(common).states[look.state]}${look.note ? `. ${look.note}` : ''}</span>
      <span>${this.missing(topic.topicId, look)}</span>
    </p>`;
  }

  private topicLabel(topic: MapTopic, look: TopicLook): string {
    const texts = words(learn);
    if (look.says !== undefined) {
      return [topic.title, look.says, look.note].filter(Boolean).join('. ');
    }
    const place = look.place ? `${texts.place(look.place)}. ` : '';
    const label = texts.topicLabel(
      topic.title,
      words(common).states[look.state],
      percent(look.mastery),
      this.missing(topic.topicId, look),
    );
    return `${place}${label}${look.note ? ` ${look.note}` : ''}`;
  }

  private missing(topicId: string, look: TopicLook): string {
    if (look.state !== 'locked' || look.says !== undefined) {
      return '';
    }
    const missing = (this.course.requires.get(topicId) ?? [])
      .filter((it) => it.hard && !isKnown(this.lookOf(it.topicId).state))
      .map((it) => this.titleOf(it.topicId));
    return missing.length === 0 ? '' : words(learn).missing(list(missing));
  }

  private titleOf(topicId: string): string {
    return this.topics.get(topicId)?.title ?? topicId;
  }

  private lookOf(topicId: string): TopicLook {
    return this.looks.get(topicId) ?? this.look(topicId);
  }

  private related(): Set<string> | undefined {
    if (this.lit === undefined) {
      return undefined;
    }
    const ends = [
      ...(this.course.requires.get(this.lit) ?? []),
      ...(this.course.unlocks.get(this.lit) ?? []),
    ];
    return new Set([this.lit, ...ends.map((it) => it.topicId)]);
  }

  private box(topicId: string): MapTopic {
    return this.topics.get(topicId) as MapTopic;
  }

  private show(topicId: string | undefined, behavior: ScrollBehavior): void {
    const topic = topicId === undefined ? undefined : this.topics.get(topicId);
    if (topic) {
      this.current = topic.topicId;
      this.viewport?.show(topic, behavior);
    }
  }

  private onHover(event: PointerEvent): void {
    if (event.pointerType === 'mouse') {
      this.lit = topicOf(event);
    }
  }

  private onFocus(event: FocusEvent): void {
    this.lit = topicOf(event);
    this.current = this.lit ?? this.current;
  }

  private onClick(event: Event): void {
    const topicId = topicOf(event);
    if (topicId && !this.viewport?.wasDragged) {
      this.open(topicId);
    }
  }

  private onKey(event: KeyboardEvent): void {
    const topicId = topicOf(event);
    if (topicId === undefined || event.ctrlKey || event.metaKey || event.altKey) {
      return;
    }
    if (event.key === 'Enter' || event.key === ' ') {
      event.preventDefault();
      this.open(topicId);
    } else if (event.key === '+' || event.key === '-' || event.key === '0') {
      event.preventDefault();
      event.key === '0' ? this.viewport?.fit() : this.viewport?.zoomBy(event.key === '+' ? 1.25 : 0.8);
    } else {
      const next = nearest(this.course.map.topics, topicId, event.key);
      if (next) {
        event.preventDefault();
        this.scene.querySelector<SVGGElement>(`[data-topic="${CSS.escape(next.topicId)}"]`)?.focus({
          preventScroll: true,
        });
        this.viewport?.show(next, 'auto');
      }
    }
  }

  private open(topicId: string): void {
    this.dispatchEvent(new CustomEvent('open-topic', { detail: topicId, bubbles: true, composed: true }));
  }
}

function topicOf(event: Event): string | undefined {
  return (event.target as Element).closest<SVGGElement>('[data-topic]')?.dataset['topic'];
}
