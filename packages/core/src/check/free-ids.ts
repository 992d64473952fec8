// Ids for what a fix adds, made from what it joins: the same map gives the same fix.
import { COLLECTIONS } from '../map/collections.ts';
import type { SalesMap } from '../map/map.ts';

/** Gives ids that the map does not have; a wish that is taken or too long gets a number. */
export function freeIds(map: SalesMap): (wish: string) => string {
  const taken = new Set(COLLECTIONS.flatMap((collection) => map[collection].map(({ id }) => id)));
  return (wish) => {
    const base = wish.slice(0, 58);
    let id = wish.length <= 64 ? wish : base;
    for (let n = 2; taken.has(id); n++) id = `${base}-${n}`;
    taken.add(id);
    return id;
  };
}
