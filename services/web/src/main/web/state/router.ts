import { Observable } from './observable';
import { href, parse, type Route } from './routes';

export { href, type Route, type View, VIEWS } from './routes';

/** The address behind `#`: `#/ml-engineer/learn`, `#/ml-engineer/learn/sql.joins`, `#/check`. */
class Router extends Observable {
  route: Route = parse(location.hash);

  constructor() {
    super();
    addEventListener('hashchange', () => {
      this.route = parse(location.hash);
      this.changed();
    });
  }

  go(route: Route): void {
    location.hash = href(route);
  }
}

export const router = new Router();
