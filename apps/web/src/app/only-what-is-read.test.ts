// What an address says and a route refuses never reaches its screen.
import { createMemoryHistory, createRootRoute, createRoute, createRouter } from '@tanstack/react-router';
import { expect, test } from 'vitest';
import { readLogSearch } from '../lib/logs/log-search.ts';
import { handOnOnlyWhatIsRead } from './only-what-is-read.ts';
import { parseSearch, stringifySearch } from './search-text.ts';

function routerAt(address: string) {
  const root = createRootRoute();
  const frame = createRoute({ getParentRoute: () => root, id: 'frame' });
  const log = createRoute({ getParentRoute: () => frame, path: '/log', validateSearch: readLogSearch });
  const outer = createRoute({
    getParentRoute: () => frame,
    path: '/outer',
    validateSearch: readLogSearch,
  });
  const part = createRoute({
    getParentRoute: () => outer,
    path: '/part',
    validateSearch: (raw): { readonly part?: string } => (raw['part'] === 'a' ? { part: 'a' } : {}),
  });
  return handOnOnlyWhatIsRead(
    createRouter({
      routeTree: root.addChildren([frame.addChildren([log, outer.addChildren([part])])]),
      history: createMemoryHistory({ initialEntries: [address] }),
      parseSearch,
      stringifySearch,
    }),
  );
}

const searchAt = (address: string): object => {
  const router = routerAt(address);
  return JSON.parse(JSON.stringify(router.matchRoutes(router.latestLocation).at(-1)!.search)) as object;
};

test('values that are refused, and names that nobody reads, are not handed on', () => {
  expect(searchAt('/log?won=Won&fromHour=99&toHour=x&evil=1')).toEqual({ won: ['Won'] });
});

test('what a route read stays for the one inside it', () => {
  expect(searchAt('/outer/part?won=Won&part=a&view=sideways')).toEqual({ won: ['Won'], part: 'a' });
  expect(searchAt('/outer/part?won=Won&part=b')).toEqual({ won: ['Won'] });
});

test('an address is written without what was refused', () => {
  const router = routerAt('/log?won=Won&fromHour=99&evil=1');
  const [last] = router.matchRoutes(router.latestLocation).slice(-1);
  expect(stringifySearch(last!.search)).toBe('?won=Won');
});
