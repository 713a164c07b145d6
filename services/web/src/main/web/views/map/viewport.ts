import type { MapTopic, RoadmapMap } from '../../api/types';

const MIN_ZOOM = 0.15;
const MAX_ZOOM = 3;
const DRAG_PIXELS = 4;

/**
 * Pans and zooms a picture inside a scrolling box. Panning is the browser's own scrolling, which
 * paints nothing again and works for touch, wheel and scroll bars alike.
 */
export class Viewport {
  /** Whether the last press of the pointer moved the picture: then it was no click. */
  wasDragged = false;

  private zoom = 1;
  private drag: { x: number; y: number; left: number; top: number } | undefined;
  private readonly touches = new Map<number, PointerEvent>();
  private readonly ends = new AbortController();

  constructor(
    private readonly box: HTMLElement,
    private readonly scene: SVGSVGElement,
    private readonly map: RoadmapMap,
  ) {
    const signal = this.ends.signal;
    box.addEventListener('wheel', (event) => this.onWheel(event), { signal, passive: false });
    box.addEventListener('pointerdown', (event) => this.onDown(event), { signal });
    box.addEventListener('pointermove', (event) => this.onMove(event), { signal });
    for (const end of ['pointerup', 'pointercancel', 'pointerleave'] as const) {
      box.addEventListener(end, (event) => this.onUp(event), { signal });
    }
  }

  close(): void {
    this.ends.abort();
  }

  /** Shows the whole width; never larger than life. */
  fit(): void {
    const width = this.box.clientWidth || this.map.width;
    this.set(Math.min(1.25, width / this.map.width));
    this.box.scrollTo({ left: 0, top: 0 });
  }

  /** Zooms about the middle of what is seen. */
  zoomBy(factor: number): void {
    this.zoomAt(factor, this.box.clientWidth / 2, this.box.clientHeight / 2);
  }

  /** Brings a topic into the middle, readable. */
  show(topic: MapTopic, behavior: ScrollBehavior): void {
    if (this.zoom < 0.6) {
      this.set(0.9);
    }
    const calm = matchMedia('(prefers-reduced-motion: reduce)').matches;
    this.box.scrollTo({
      left: (topic.x + topic.width / 2) * this.zoom - this.box.clientWidth / 2,
      top: (topic.y + topic.height / 2) * this.zoom - this.box.clientHeight / 2,
      behavior: calm ? 'auto' : behavior,
    });
  }

  private set(zoom: number): void {
    this.zoom = Math.min(MAX_ZOOM, Math.max(MIN_ZOOM, zoom));
    this.scene.setAttribute('width', String(this.map.width * this.zoom));
    this.scene.setAttribute('height', String(this.map.height * this.zoom));
  }

  private zoomAt(factor: number, x: number, y: number): void {
    const before = this.zoom;
    const left = (this.box.scrollLeft + x) / before;
    const top = (this.box.scrollTop + y) / before;
    this.set(before * factor);
    this.box.scrollTo({ left: left * this.zoom - x, top: top * this.zoom - y });
  }

  private onWheel(event: WheelEvent): void {
    if (event.ctrlKey || event.metaKey) {
      event.preventDefault();
      const { left, top } = this.box.getBoundingClientRect();
      this.zoomAt(Math.exp(-event.deltaY / 300), event.clientX - left, event.clientY - top);
    }
  }

  private onDown(event: PointerEvent): void {
    this.wasDragged = false;
    if (event.pointerType === 'touch') {
      this.touches.set(event.pointerId, event);
    } else if (event.button === 0) {
      this.drag = {
        x: event.clientX,
        y: event.clientY,
        left: this.box.scrollLeft,
        top: this.box.scrollTop,
      };
    }
  }

  private onMove(event: PointerEvent): void {
    if (this.touches.has(event.pointerId)) {
      this.pinch(event);
    } else if (this.drag) {
      const dx = event.clientX - this.drag.x;
      const dy = event.clientY - this.drag.y;
      this.wasDragged ||= Math.hypot(dx, dy) > DRAG_PIXELS;
      if (this.wasDragged) {
        this.box.scrollLeft = this.drag.left - dx;
        this.box.scrollTop = this.drag.top - dy;
      }
    }
  }

  private pinch(event: PointerEvent): void {
    const other = [...this.touches.values()].find((it) => it.pointerId !== event.pointerId);
    const before = this.touches.get(event.pointerId);
    if (other && before) {
      const was = Math.hypot(before.clientX - other.clientX, before.clientY - other.clientY);
      const is = Math.hypot(event.clientX - other.clientX, event.clientY - other.clientY);
      const { left, top } = this.box.getBoundingClientRect();
      const x = (event.clientX + other.clientX) / 2 - left;
      const y = (event.clientY + other.clientY) / 2 - top;
      if (was > 0) {
        this.zoomAt(is / was, x, y);
      }
    }
    this.touches.set(event.pointerId, event);
  }

  private onUp(event: PointerEvent): void {
    this.touches.delete(event.pointerId);
    this.drag = undefined;
  }
}
