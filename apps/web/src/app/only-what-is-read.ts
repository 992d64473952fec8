// A router hands on every parameter of an address beside those that a route has read of it: a refused value would reach
// the screen as it is. With this, what no reading of a screen's route (or of those around it) takes is undefined there.
import type { AnyRouter } from '@tanstack/react-router';

type Reading = (raw: Readonly<Record<string, unknown>>) => object;

interface ReadRoute {
  readonly options: { validateSearch?: Reading };
  readonly parentRoute?: ReadRoute;
  /** A route with others inside hands all on to them; they may read what it does not. */
  readonly children?: unknown;
}

function readingsOf(route: ReadRoute): Reading[] {
  const outer = route.parentRoute === undefined ? [] : readingsOf(route.parentRoute);
  const own = route.options.validateSearch;
  return own === undefined ? outer : [...outer, own];
}

/** @param router of which every route that reads an address does so with a function */
export function handOnOnlyWhatIsRead<Router extends AnyRouter>(router: Router): Router {
  const routes: readonly ReadRoute[] = Object.values(router.routesById);
  for (const route of routes.filter(({ children }) => children === undefined)) {
    const readings = readingsOf(route);
    if (readings.length === 0) continue;
    route.options.validateSearch = (raw) =>
      Object.assign(
        Object.fromEntries(Object.keys(raw).map((name) => [name, undefined])),
        ...readings.map((read) => read(raw)),
      ) as object;
  }
  return router;
}
