// Maps that were opened lately, so that an edit does not read and check the whole map again. Only a shortcut: what is
// kept is named by version, revision and time of saving, and a server without it reads the database.
import type { SalesMap } from '@portolan/core';
import { openMap } from '../../platform/maps/map-content.ts';

/** What tells one content of a version from every other. */
export interface MapMoment {
  readonly id: string;
  readonly revision: number;
  readonly updated_at: Date;
}

export interface MapCache {
  /** Undefined when `read` finds that this moment has passed. */
  get(moment: MapMoment, read: () => Promise<Uint8Array | undefined>): Promise<SalesMap | undefined>;
  /** After the commit that saved it. */
  put(moment: MapMoment, map: SalesMap): void;
}

function nameOf({ id, revision, updated_at: at }: MapMoment): string {
  return `${id} ${revision} ${at.getTime()}`;
}

/** 10,000 stages and paths with much text are about 50 MB. */
const MOST_ELEMENTS = 10_000;

function sizeOf({ nodes, paths }: SalesMap): number {
  return 100 + nodes.length + paths.length;
}

export function createMapCache(most = MOST_ELEMENTS): MapCache {
  // A Map remembers the order of its keys: the first is the one used longest ago.
  const kept = new Map<string, SalesMap>();
  let size = 0;
  function drop(name: string): void {
    const map = kept.get(name);
    if (map === undefined) return;
    kept.delete(name);
    size -= sizeOf(map);
  }
  function put(name: string, map: SalesMap): void {
    drop(name);
    kept.set(name, map);
    size += sizeOf(map);
    for (const oldest of kept.keys()) {
      if (size <= most || oldest === name) break;
      drop(oldest);
    }
  }
  return {
    async get(moment, read) {
      const name = nameOf(moment);
      const known = kept.get(name);
      const packed = known === undefined ? await read() : undefined;
      const map = known ?? (packed && openMap(packed));
      if (map !== undefined) put(name, map);
      return map;
    },
    put: (moment, map) => put(nameOf(moment), map),
  };
}
