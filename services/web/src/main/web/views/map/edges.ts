import type { MapTopic } from '../../api/types';

/** Names the edge from a required topic to the one that requires it. */
export function edgeKey(from: string, to: string): string {
  return `${from} ${to}`;
}

/** The path of a route `x0, y0, x1, y1, …`. */
export function polyline(points: number[]): string {
  let path = '';
  for (let i = 0; i + 1 < points.length; i += 2) {
    path += `${i === 0 ? 'M' : 'L'}${points[i]} ${points[i + 1]}`;
  }
  return path;
}

/** The path of an edge between two sections: out of the nearer side of one box into the other. */
export function curve(from: MapTopic, to: MapTopic): string {
  const dx = to.x + to.width / 2 - (from.x + from.width / 2);
  const dy = to.y + to.height / 2 - (from.y + from.height / 2);
  if (Math.abs(dy) >= Math.abs(dx) / 2) {
    const x0 = from.x + from.width / 2;
    const x1 = to.x + to.width / 2;
    const y0 = dy > 0 ? from.y + from.height : from.y;
    const y1 = dy > 0 ? to.y : to.y + to.height;
    const bend = (y1 - y0) / 2;
    return `M${x0} ${y0}C${x0} ${y0 + bend} ${x1} ${y1 - bend} ${x1} ${y1}`;
  }
  const y0 = from.y + from.height / 2;
  const y1 = to.y + to.height / 2;
  const x0 = dx > 0 ? from.x + from.width : from.x;
  const x1 = dx > 0 ? to.x : to.x + to.width;
  const bend = (x1 - x0) / 2;
  return `M${x0} ${y0}C${x0 + bend} ${y0} ${x1 - bend} ${y1} ${x1} ${y1}`;
}
