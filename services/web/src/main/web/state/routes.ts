export const VIEWS = ['learn', 'path', 'placement', 'me', 'group', 'insight'] as const;
export type View = (typeof VIEWS)[number];

/** Where the user is: the first page, the roadmap check, or a view of a roadmap. */
export type Route =
  | { page: 'welcome' }
  | { page: 'check' }
  | { page: 'unknown' }
  | { page: 'roadmap'; roadmapId: string; view: View; topicId?: string };

/** The part of an address behind and with `#` that leads to a route. */
export function href(route: Route): string {
  switch (route.page) {
    case 'welcome':
    case 'unknown':
      return '#/';
    case 'check':
      return '#/check';
    case 'roadmap': {
      const parts = [route.roadmapId, route.view, ...(route.topicId ? [route.topicId] : [])];
      return `#/${parts.map(encodeURIComponent).join('/')}`;
    }
  }
}

/** The route of an address's part behind `#`. */
export function parse(hash: string): Route {
  let parts: string[];
  try {
    parts = hash.replace(/^#\/?/, '').split('/').filter(Boolean).map(decodeURIComponent);
  } catch {
    return { page: 'unknown' };
  }
  const [first, second, topicId] = parts;
  if (first === undefined) {
    return { page: 'welcome' };
  }
  if (first === 'check' && parts.length === 1) {
    return { page: 'check' };
  }
  const view = VIEWS.find((it) => it === (second ?? 'learn'));
  if (view === undefined || parts.length > 3) {
    return { page: 'unknown' };
  }
  return topicId === undefined
    ? { page: 'roadmap', roadmapId: first, view }
    : { page: 'roadmap', roadmapId: first, view, topicId };
}
