// Maps that were opened lately: found by their moment, read when it is another, dropped when they are too many.
import { mapSchema } from '@portolan/core';
import { expect, test } from 'vitest';
import { createMapCache } from './map-cache.ts';
import { openMap, packMap } from '../../platform/maps/map-content.ts';

const map = mapSchema.parse({ nodes: [{ type: 'stage', id: 'a', name: 'A \0 \uD800 ก' }] });
const moment = (id: string, revision = 0, at = 0) => ({ id, revision, updated_at: new Date(at) });

test('a map comes back from its packing as it was', () => {
  expect(openMap(packMap(map))).toEqual(map);
});

test('a moment is read once; another revision or time of saving is another moment', async () => {
  const cache = createMapCache();
  let reads = 0;
  const read = async () => {
    reads++;
    return packMap(map);
  };
  for (const [one, after] of [
    [moment('v'), 1],
    [moment('v'), 1],
    [moment('v', 1), 2],
    [moment('v', 1, 5), 3],
    [moment('w'), 4],
    [moment('v'), 4],
  ] as const) {
    // oxlint-disable-next-line no-await-in-loop -- one after the other
    expect(await cache.get(one, read)).toEqual(map);
    expect(reads).toBe(after);
  }
  cache.put(moment('x'), map);
  expect(await cache.get(moment('x'), read)).toBe(map);
  expect(reads).toBe(4);
});

test('a moment that has passed is not kept', async () => {
  const cache = createMapCache();
  expect(await cache.get(moment('v'), async () => undefined)).toBeUndefined();
  expect(await cache.get(moment('v'), async () => packMap(map))).toEqual(map);
});

test('what was used longest ago goes first; the latest always stays', async () => {
  const cache = createMapCache(2 * 101);
  for (const id of ['a', 'b', 'a', 'c']) cache.put(moment(id), map);
  const gone = async (id: string) => (await cache.get(moment(id), async () => undefined)) === undefined;
  expect([await gone('a'), await gone('b'), await gone('c')]).toEqual([false, true, false]);
  const tiny = createMapCache(1);
  tiny.put(moment('a'), map);
  expect(await tiny.get(moment('a'), async () => undefined)).toBe(map);
});
