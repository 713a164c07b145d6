import { svg, type SVGTemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import type { MapTopic } from '../../api/types';

const RADIUS = 10;
const GAP = 3;

/** Somebody at a topic; it moves there from where it was. */
export interface Marker {
  key: string;
  /** One or two characters. */
  text: string;
  topicId: string;
}

/** Markers over the topics. [placeMarkers] puts them where they belong. */
export function markerShapes(markers: Marker[]): SVGTemplateResult {
  return svg`<g class="markers" aria-hidden="true">
    ${repeat(
      markers,
      (marker) => marker.key,
      (marker) => svg`<g class="marker" data-marker=${marker.key}>
        <circle r=${RADIUS}></circle><text text-anchor="middle" y="4">${marker.text}</text>
      </g>`,
    )}
  </g>`;
}

/**
 * Moves the markers to their topics: side by side on the lower edge, and in rows when there are
 * many. Set by script, as the content security policy forbids styles in attributes.
 */
export function placeMarkers(
  root: ParentNode,
  markers: Marker[],
  topics: Map<string, MapTopic>,
): void {
  const counts = new Map<string, number>();
  const shapes = new Map(
    [...root.querySelectorAll<SVGGElement>('[data-marker]')].map((it) => [it.dataset['marker'], it]),
  );
  for (const { key, topicId } of markers) {
    const topic = topics.get(topicId);
    const shape = shapes.get(key);
    shape?.toggleAttribute('hidden', topic === undefined);
    if (topic && shape) {
      const count = counts.get(topicId) ?? 0;
      counts.set(topicId, count + 1);
      const step = 2 * RADIUS + GAP;
      const columns = Math.max(1, Math.floor(topic.width / step));
      const x = topic.x + RADIUS + (count % columns) * step;
      const y = topic.y + topic.height + 3 + Math.floor(count / columns) * step;
      shape.style.transform = `translate(${x}px, ${y}px)`;
    }
  }
}
